/** Asks VOs to include, update or take out an appliance, or tells their managers something. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadForChange } from "#lib/virtual-appliance/load-for-change.ts";
import { listCuratorsToTell } from "#lib/virtual-appliance/recipients.ts";
import { describeRequest, possibleKinds } from "./request-kind.ts";
import { requestMail, requestReportMail } from "./request-mail.ts";
import type { SendListRequestInput } from "./schema.ts";
import { loadStandings } from "./standing-queries.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Requests that one person sends in a day, each VO counted. */
const MOST_A_DAY = 50;
/** Sentence for tokens. */
const IN_PERSON = "People ask VOs, signed in in a browser.";

/**
 * One request a VO. Who curates each list is written to, and whoever asks gets a copy that says to which VOs it went.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a VO of which this cannot be asked; `conflict` when the
 *   same is asked already and not answered; `rate_limited`
 */
export async function sendListRequest(
  actor: Actor,
  input: SendListRequestInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const appliance = await loadForChange(tx, actor, input.slug);
    const { personId, name: sender } = requirePersonActor(actor, IN_PERSON);
    await limitRequests(tx, personId, input.vos.length, now);
    const standings = await loadAsked(tx, appliance.id, input, now);
    await refuseAskedAlready(tx, appliance.id, input);
    const { kind, subject, message } = input;
    for (const { voId, vo, latest } of standings) {
      const { id } = await tx.listRequest.create({
        data: { voId, applianceId: appliance.id, kind, subject, message, sentById: personId, createdAt: now },
        select: { id: true },
      });
      await recordAuditEvent(tx, actor, now, {
        action: "list_request.sent",
        objectKind: "vo",
        objectId: voId,
        partOf: { kind: "appliance", id: appliance.id },
        details: { requestId: id, kind, subject },
      });
      const asked = describeRequest({ kind, appliance: appliance.name, latest, vo });
      const mail = requestMail({ appliance, vo, asked, sender, subject, message });
      for (const { email } of await listCuratorsToTell(tx, voId)) {
        await writeMail(tx, { recipient: email, ...mail }, now);
      }
    }
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
    const report = requestReportMail({
      appliance,
      vos: standings.map(({ vo }) => vo),
      kind,
      subject,
      message,
    });
    await writeMail(tx, { recipient: email, ...report }, now);
    return { slug: appliance.slug };
  });
}

async function loadAsked(
  tx: Transaction,
  applianceId: string,
  { vos, kind }: SendListRequestInput,
  now: Date,
) {
  const standings = await loadStandings(tx, applianceId, now);
  const asked = [...new Set(vos)].map((vo) => {
    const standing = standings.get(vo);
    return standing && possibleKinds(standing).includes(kind) ? standing : vo;
  });
  const unfit = asked.filter((vo) => typeof vo === "string");
  if (unfit.length > 0) {
    const sentence = `That cannot be asked of ${unfit.join(", ")}: see how its list stands to the appliance now.`;
    throw new AppError("invalid_input", "not_askable", sentence, { vos: sentence });
  }
  return asked.filter((standing) => typeof standing !== "string");
}

async function refuseAskedAlready(
  tx: Transaction,
  applianceId: string,
  { vos, kind }: SendListRequestInput,
): Promise<void> {
  if (kind === "message") return;
  const open = await tx.listRequest.findMany({
    where: { applianceId, kind, state: "open", list: { vo: { name: { in: vos } } } },
    select: { list: { select: { vo: { select: { name: true } } } } },
  });
  if (open.length === 0) return;
  const names = open.map(({ list }) => list.vo.name).sort();
  throw new AppError(
    "conflict",
    "asked_already",
    `This was asked of ${names.join(", ")} already and is not answered yet. Withdraw it there first, or leave it out.`,
  );
}

/** What one person sends is counted one after the other, until the transaction ends. */
async function limitRequests(tx: Transaction, personId: string, more: number, now: Date): Promise<void> {
  await lockName(tx, `messages caused by ${personId}`);
  const sent = await tx.listRequest.count({
    where: { sentById: personId, createdAt: { gt: new Date(now.getTime() - DAY_MS) } },
  });
  if (sent + more <= MOST_A_DAY) return;
  throw new AppError(
    "rate_limited",
    "too_many_requests",
    `Within a day you may ask ${MOST_A_DAY} VOs, and you have asked ${sent}. Choose fewer, or go on tomorrow.`,
  );
}
