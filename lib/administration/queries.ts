/** How the service does, in numbers; for administrators, null for everybody else. */

import { countTroubledSources } from "#lib/image-source/queries.ts";
import { getWorkerHealth, listQueues } from "#lib/job-queue/queries.ts";
import { getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import { mailStateOf } from "#lib/mail/mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { countProblemsForAdministrators } from "#lib/problem-report/queries.ts";
import { countWaitingRatings } from "#lib/rating/queries.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { findListsDue } from "#lib/vo-image-list/lists-due.ts";
import { canAdminister } from "./policy.ts";
import { findSignatureTroubles, isOfSigner } from "./signature-trouble.ts";

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Everything that the start page of the administration tells. */
export async function getOverview(viewer: Actor, now: Date = new Date()) {
  if (!canAdminister(viewer)) return null;
  const [things, jobs, mails, due, worker, certificate, sources, database, troubles, reports] =
    await Promise.all([
      countThings(now),
      countJobs(viewer, now),
      countMails(),
      findListsDue(getDatabase(), now),
      getWorkerHealth(viewer),
      getSigningCertificate(),
      countTroubledSources(),
      describeDatabase(),
      findSignatureTroubles(now),
      countReports(),
    ]);
  return {
    ...things,
    jobs,
    mails,
    sources,
    reports,
    signingsDue: due.revisionIds.length + due.versionIds.length,
    listTroubles: troubles
      .filter((trouble) => /^(list|revision) /.test(trouble.about))
      .map(({ text }) => text),
    signerTroubles: troubles.filter(isOfSigner).map(({ text }) => text),
    worker: { alive: worker?.alive ?? 0, lastHeardAt: worker?.lastHeardAt ?? null },
    certificateExpiresAt: certificate?.notAfter ?? null,
    database,
  };
}

/** What people object to, and administrators decide about. */
async function countReports() {
  const [problems, comments] = await Promise.all([countProblemsForAdministrators(), countWaitingRatings()]);
  return { problems, comments };
}

export type Overview = NonNullable<Awaited<ReturnType<typeof getOverview>>>;

type Counts = {
  people: number;
  newPeople: number;
  blockedPeople: number;
  vos: number;
  vosWithList: number;
  appliances: number;
  publishedAppliances: number;
  providers: number;
  operatedProviders: number;
};

/** In one question, so that the page is one picture. Second accounts that were merged into another are nobody. */
async function countThings(now: Date) {
  const weekAgo = new Date(now.getTime() - WEEK_MS);
  const [counts] = await getDatabase().$queryRaw<Counts[]>`
    SELECT p.*, v.*, a.*, o.* FROM
      (SELECT count(*)::int AS "people",
        count(*) FILTER (WHERE "createdAt" > ${weekAgo})::int AS "newPeople",
        count(*) FILTER (WHERE "blockedAt" IS NOT NULL)::int AS "blockedPeople"
      FROM "Person" WHERE "mergedIntoId" IS NULL) p,
      (SELECT count(*)::int AS "vos",
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "Revision" r WHERE r."voId" = vo."id" AND r."state" = 'published'))::int AS "vosWithList"
      FROM "Vo" vo WHERE ${isVoPresent(now)}) v,
      (SELECT count(*)::int AS "appliances",
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "ApplianceVersion" l WHERE l."applianceId" = va."id" AND l."state" = 'latest'))::int
          AS "publishedAppliances"
      FROM "VirtualAppliance" va) a,
      (SELECT count(*)::int AS "providers",
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "ProviderOperator" po WHERE po."providerId" = pr."id"))::int AS "operatedProviders"
      FROM "Provider" pr) o`;
  if (!counts) throw new Error("A question without rows has an answer all the same.");
  return {
    people: { total: counts.people, newThisWeek: counts.newPeople, blocked: counts.blockedPeople },
    vos: { total: counts.vos, withList: counts.vosWithList },
    appliances: { total: counts.appliances, published: counts.publishedAppliances },
    providers: { total: counts.providers, operated: counts.operatedProviders },
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
