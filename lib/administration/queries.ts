/** How the service does, in numbers; for administrators, null for everybody else. */
import { getWorkerHealth, listQueues } from "#lib/job-queue/queries.ts";
import { getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import { mailStateOf } from "#lib/mail/mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { findListsDue } from "#lib/vo-image-list/lists-due.ts";
import { canAdminister } from "./policy.ts";

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Everything that the start page of the administration tells. */
export async function getOverview(viewer: Actor, now: Date = new Date()) {
  if (!canAdminister(viewer)) return null;
  const [people, catalogue, jobs, mails, due, worker, certificate, database] = await Promise.all([
    countPeople(now),
    countCatalogue(),
    countJobs(viewer, now),
    countMails(),
    findListsDue(getDatabase(), now),
    getWorkerHealth(viewer),
    getSigningCertificate(),
    describeDatabase(),
  ]);
  return {
    people,
    ...catalogue,
    jobs,
    mails,
    signingsDue: due.revisionIds.length + due.versionIds.length,
    worker: { alive: worker?.alive ?? 0, lastHeardAt: worker?.lastHeardAt ?? null },
    certificateExpiresAt: certificate?.notAfter ?? null,
    database,
  };
}

export type Overview = NonNullable<Awaited<ReturnType<typeof getOverview>>>;

/** Second accounts that were merged into another are nobody. */
async function countPeople(now: Date) {
  const { person } = getDatabase();
  const weekAgo = new Date(now.getTime() - WEEK_MS);
  const [total, fresh, blocked] = await Promise.all([
    person.count({ where: { mergedIntoId: null } }),
    person.count({ where: { mergedIntoId: null, createdAt: { gt: weekAgo } } }),
    person.count({ where: { mergedIntoId: null, blockedAt: { not: null } } }),
  ]);
  return { total, newThisWeek: fresh, blocked };
}

async function countCatalogue() {
  const database = getDatabase();
  const [vos, lists, appliances, published, providers, operated] = await Promise.all([
    database.vo.count(),
    database.voImageList.count({ where: { revisions: { some: { state: "published" } } } }),
    database.virtualAppliance.count(),
    database.virtualAppliance.count({ where: { versions: { some: { state: "latest" } } } }),
    database.provider.count(),
    database.provider.count({ where: { operators: { some: {} } } }),
  ]);
  return {
    vos: { total: vos, withList: lists },
    appliances: { total: appliances, published },
    providers: { total: providers, operated },
  };
}

async function countJobs(viewer: Actor, now: Date) {
  const queues = (await listQueues(viewer, now)) ?? [];
  const since = queues.flatMap(({ oldestWaitingSince }) => oldestWaitingSince?.getTime() ?? []);
  return {
    failed: queues.reduce((sum, { failed }) => sum + failed, 0),
    waiting: queues.reduce((sum, { waiting, retrying }) => sum + waiting + retrying, 0),
    running: queues.reduce((sum, { running }) => sum + running, 0),
    oldestWaitingSince: since.length > 0 ? new Date(Math.min(...since)) : null,
  };
}

async function countMails() {
  const unsent = await getDatabase().outgoingMail.groupBy({
    by: ["lastError"],
    where: { sentAt: null },
    _count: { _all: true },
  });
  const count = (state: string) =>
    unsent
      .filter(({ lastError }) => mailStateOf({ sentAt: null, lastError }) === state)
      .reduce((sum, { _count }) => sum + _count._all, 0);
  const delayed = unsent.filter(({ lastError }) => lastError !== null);
  return {
    waiting: count("waiting"),
    refused: count("refused"),
    delayed: delayed.reduce((sum, { _count }) => sum + _count._all, 0) - count("refused"),
    hasServer: getSettings().smtpUrl !== null,
  };
}

async function describeDatabase() {
  const begun = performance.now();
  const [row] = await getDatabase().$queryRaw<{ version: string; bytes: bigint }[]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes`;
  return {
    version: row?.version ?? "",
    bytes: Number(row?.bytes ?? 0n),
    answeredInMs: Math.round(performance.now() - begun),
  };
}
