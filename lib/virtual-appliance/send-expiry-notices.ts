/** Tells maintainers of versions that expire, and curators whose lists hold them; run by the worker every hour. */
import { tellSubscribers } from "#lib/list-subscription/tell-subscribers.ts";
import { formatDate } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { paths } from "#lib/platform/paths.ts";
import { type DueNotice, daysBetween, findDueNotices } from "./expiry-notice.ts";
import { listPinningLists, type PinningList } from "./pinning-lists.ts";
import { listCuratorsToTell, listMaintainersToTell } from "./recipients.ts";
import { expiringEntriesMail, expiryMail } from "./version-mail.ts";

const DAY_MS = 24 * 3600 * 1000;
/** The widest that notices reach to both sides of an expiry. */
const BEFORE_DAYS = 31;
const AFTER_DAYS = 12;

type Expiring = Awaited<ReturnType<typeof listExpiring>>[number];
type Told = { version: Expiring; lists: PinningList[] };

/**
 * Every notice that is due, once: it is remembered with its version and the expiry it spoke of, in the transaction that
 * writes its message. Versions that were replaced are spoken of only while a list holds them.
 */
export async function sendExpiryNotices(now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(
    async (tx) => {
      await lockName(tx, "expiry notices");
      const byVo = new Map<string, { vo: string; versions: Told[] }>();
      for (const version of await listExpiring(tx, now)) {
        const sent = new Set(
          version.expiryNotices
            .filter(({ expiresAt }) => expiresAt.getTime() === version.expiresAt.getTime())
            .map(({ kind }) => kind),
        );
        const due = findDueNotices(version.expiresAt, now, sent);
        if (due.length === 0) continue;
        const lists = (
          await listPinningLists(version.appliance.id, { versionId: version.id, db: tx })
        ).filter(({ published }) => published > 0);
        if (version.state === "previous" && lists.length === 0) continue;
        for (const notice of due) {
          await remember(tx, version, notice, now);
          if (notice.to === "maintainers") await tellMaintainers(tx, version, notice, lists, now);
          else collect(byVo, version, lists);
        }
      }
      for (const [voId, { vo, versions }] of byVo) await tellCuratorsOf(tx, voId, vo, versions, now);
    },
    { timeout: 120_000 },
  );
}

async function listExpiring(tx: Transaction, now: Date) {
  const versions = await tx.applianceVersion.findMany({
    where: {
      state: { in: ["latest", "previous"] },
      // Whoever archived it has said that it ends.
      appliance: { archivedAt: null },
      hiddenAt: null,
      revokedAt: null,
      expiresAt: {
        gt: new Date(now.getTime() - AFTER_DAYS * DAY_MS),
        lt: new Date(now.getTime() + BEFORE_DAYS * DAY_MS),
      },
    },
    select: {
      id: true,
      version: true,
      state: true,
      expiresAt: true,
      expiryNotices: { select: { kind: true, expiresAt: true } },
      appliance: { select: { id: true, slug: true, name: true } },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
  return versions.flatMap(({ expiresAt, ...version }) => (expiresAt ? [{ ...version, expiresAt }] : []));
}

async function remember(tx: Transaction, version: Expiring, { kind }: DueNotice, now: Date): Promise<void> {
  await tx.expiryNotice.create({
    data: { versionId: version.id, expiresAt: version.expiresAt, kind, sentAt: now },
  });
}

async function tellMaintainers(
  tx: Transaction,
  { appliance, version, expiresAt }: Expiring,
  { when }: DueNotice,
  lists: readonly PinningList[],
  now: Date,
): Promise<void> {
  const isOver = daysBetween(now, expiresAt) < 0;
  const message = expiryMail({ appliance, version, expiresAt, when, isOver, vos: lists.map(({ vo }) => vo) });
  for (const { email } of await listMaintainersToTell(tx, appliance.id)) {
    await writeMail(tx, { recipient: email, ...message }, now);
  }
}

function collect(
  byVo: Map<string, { vo: string; versions: Told[] }>,
  version: Expiring,
  lists: PinningList[],
): void {
  for (const { voId, vo } of lists) {
    const known = byVo.get(voId)?.versions ?? [];
    byVo.set(voId, { vo, versions: [...known, { version, lists }] });
  }
}

async function tellCuratorsOf(
  tx: Transaction,
  voId: string,
  vo: string,
  told: readonly Told[],
  now: Date,
): Promise<void> {
  const versions = told.map(({ version: { appliance, version, expiresAt } }) => ({
    ...{ appliance: appliance.name, version, expiresAt },
  }));
  const message = expiringEntriesMail({ vo, versions });
  const curators = await listCuratorsToTell(tx, voId);
  for (const { email } of curators) await writeMail(tx, { recipient: email, ...message }, now);
  const names = versions.map(
    ({ appliance, version, expiresAt }) => `${appliance} ${version} (${formatDate(expiresAt)})`,
  );
  const about = told.map(({ version }) => `${version.id} ${version.expiresAt.toISOString()}`).sort();
  await tellSubscribers(
    tx,
    {
      ...{ voId, vo, topic: "expiring", about: `expiring ${voId} ${about.join(" ")}` },
      title: message.subject,
      text: `Soon to expire, and to leave the list then: ${names.join(", ")}.`,
      path: paths.imageList(vo),
    },
    now,
    new Set(curators.map(({ email }) => email)),
  );
}
