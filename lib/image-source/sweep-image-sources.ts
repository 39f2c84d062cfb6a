/** Once a minute: what is watched, what came of the readings, and what is due. Whatever got lost is found again by this. */
import { runIntegrityCheckJob } from "#lib/integrity-check/jobs.ts";
import { findingsSchema } from "#lib/integrity-check/verdict.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { lookAtSourcesJob } from "./jobs.ts";
import { loadSource } from "./load-source.ts";
import { publishedFileOf, settleSource } from "./settle-source.ts";
import { afterReading, type Reading } from "./source.ts";
import { tellOfSources } from "./tell-of-sources.ts";
import { adjustWatch } from "./watched-images.ts";

/** Servers whose looks are queued by one sweep. */
const MOST_HOSTS = 50;
/** Readings under way at any time: authors who wait for the check of a new image come first. */
const MOST_READINGS = 1;
const ENDED = ["passed", "failed", "cancelled"] as const;

export async function sweepImageSources(now: Date = new Date()): Promise<void> {
  await adjustWatch(getDatabase(), now);
  await settleReadings(now);
  await startReadings(now);
  await queueLooks(now);
  await tellOfSources(now);
}

async function settleReadings(now: Date): Promise<void> {
  const ended = await getDatabase().imageSource.findMany({
    where: { wholeCheck: { state: { in: [...ENDED] } } },
    select: { imageId: true },
  });
  for (const { imageId } of ended) {
    await getDatabase().$transaction(async (tx) => {
      const source = await loadSource(tx, imageId);
      const reading = source?.wholeCheckId
        ? readingOf(await tx.integrityCheck.findUniqueOrThrow({ where: { id: source.wholeCheckId } }))
        : null;
      if (!source || !reading) return;
      const change = afterReading(source, reading, publishedFileOf(source), now);
      await settleSource(tx, source, { ...change, wholeCheckId: null });
    });
  }
}

type EndedCheck = { state: string; findings: unknown; sizeBytes: bigint | null; sha512: string | null };

/** Null while it is under way. */
function readingOf({ state, findings, sizeBytes, sha512 }: EndedCheck): Reading | null {
  if (state === "cancelled") return "cancelled";
  if (state !== "passed" && state !== "failed") return null;
  if (sizeBytes !== null && sha512 !== null) return { sizeBytes, sha512 };
  const [finding] = findingsSchema.parse(findings);
  return { failure: finding?.message ?? "The file could not be read to its end." };
}

/** Those that are most overdue. A file that does not even answer is not read. */
async function startReadings(now: Date): Promise<void> {
  const database = getDatabase();
  const underWay = await database.imageSource.count({ where: { wholeCheckId: { not: null } } });
  if (underWay >= MOST_READINGS) return;
  const due = await database.imageSource.findMany({
    where: {
      ...{ nextWholeAt: { lte: now }, wholeCheckId: null, failures: 0 },
      image: { checks: { none: { state: { in: ["queued", "running"] } } } },
    },
    orderBy: { nextWholeAt: "asc" },
    take: MOST_READINGS - underWay,
    select: { imageId: true, image: { select: { url: true } } },
  });
  for (const { imageId, image } of due) {
    await database.$transaction(async (tx) => {
      const source = await loadSource(tx, imageId);
      if (!source || source.wholeCheckId !== null) return;
      const { id } = await tx.integrityCheck.create({
        data: { imageId, url: image.url, requestedAt: now },
        select: { id: true },
      });
      await tx.imageSource.update({ where: { imageId }, data: { wholeCheckId: id } });
      await enqueue(tx, runIntegrityCheckJob, { checkId: id });
    });
  }
}

async function queueLooks(now: Date): Promise<void> {
  const due = await getDatabase().imageSource.groupBy({
    by: ["host"],
    where: { nextLookAt: { lte: now } },
    orderBy: { _min: { nextLookAt: "asc" } },
    _min: { nextLookAt: true },
    take: MOST_HOSTS,
  });
  if (due.length === 0) return;
  await getDatabase().$transaction(async (tx) => {
    for (const { host } of due) await enqueue(tx, lookAtSourcesJob, { host });
  });
}
