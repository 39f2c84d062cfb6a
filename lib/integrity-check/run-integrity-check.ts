/** One integrity check from its beginning to its verdict: download, measure, compare, remember. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { makeImageReport } from "#lib/image-report/make-image-report.ts";
import {
  INCUS_FORMAT,
  type IncusMetadataFile,
  makeIncusMetadata,
} from "#lib/incus-metadata/incus-metadata.ts";
import { keepIncusMetadata } from "#lib/incus-metadata/keep-incus-metadata.ts";
import { system } from "#lib/platform/actor.ts";
import { type Database, getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import type { SafeResponse } from "#lib/platform/net/safe-fetch.ts";
import { fetchImage } from "./fetch-image.ts";
import { findMarkChange, readFileMarks } from "./file-marks.ts";
import type { ImageFetcher } from "./image-request.ts";
import { integrityCheckEndedJob } from "./jobs.ts";
import { type MeasuredImage, measureImage } from "./measure-image.ts";
import {
  changedWhileRead,
  compareWithDeclaration,
  type Finding,
  findChangeSincePublication,
} from "./verdict.ts";

/** How often progress is written, the heartbeat renewed and a cancellation noticed. */
const PROGRESS_MS = 500;

/** How a check ended. */
type Ending = {
  state: "passed" | "failed" | "cancelled";
  findings: readonly Finding[];
  measured: MeasuredImage | null;
  /** What the disk was hashed with for Incus and LXD; null for what they do not take. */
  metadata?: IncusMetadataFile | null;
};

/** Aborts the download because somebody asked for it in the page. */
class CancelledByPerson extends Error {}

/**
 * Runs the check unless it has ended already; one that another worker left unfinished starts again from zero.
 *
 * @param signal fires when this worker shuts down: the check then stays `running` and is taken up again
 */
export async function runIntegrityCheck(
  checkId: string,
  { signal, fetcher = fetchImage }: { signal: AbortSignal; fetcher?: ImageFetcher },
): Promise<void> {
  const database = getDatabase();
  const check = await begin(database, checkId);
  if (!check) return;
  const progress = trackProgress(database, checkId);
  const ending = await downloadAndJudge(check, fetcher, progress, signal).finally(() => progress.stop());
  await finish(database, check, ending, progress.bytesDone());
}

async function begin(database: Database, checkId: string) {
  const now = new Date();
  const { count } = await database.integrityCheck.updateMany({
    where: { id: checkId, state: { in: ["queued", "running"] } },
    data: {
      state: "running",
      startedAt: now,
      heartbeatAt: now,
      bytesDone: 0,
      bytesTotal: null,
      attempts: { increment: 1 },
    },
  });
  if (count === 0) return null;
  const check = await database.integrityCheck.findUnique({
    where: { id: checkId },
    select: {
      id: true,
      url: true,
      startedAt: true,
      image: {
        select: {
          ...{ id: true, format: true, arch: true, osName: true, osVersion: true },
          declaredSizeBytes: true,
          declaredSha512: true,
          version: { select: { applianceId: true } },
        },
      },
    },
  });
  // Both are read one after the other: an image that is removed in between takes its check along.
  return check?.image ? check : null;
}

type BegunCheck = NonNullable<Awaited<ReturnType<typeof begin>>>;

async function downloadAndJudge(
  check: BegunCheck,
  fetcher: ImageFetcher,
  progress: ReturnType<typeof trackProgress>,
  shutdown: AbortSignal,
): Promise<Ending> {
  const signal = AbortSignal.any([shutdown, progress.cancelled]);
  try {
    const response = await fetcher(check.url, { signal });
    try {
      progress.setTotal(response.contentLength);
      const metadata = await makeMetadata(check);
      const measured = await measureImage(response.body, {
        ...{ onProgress: progress.setDone, signal, before: metadata?.body },
      });
      const { image } = check;
      const verdict = compareWithDeclaration(measured, {
        sizeBytes: image.declaredSizeBytes,
        sha512: image.declaredSha512,
        format: image.format,
      });
      const change = await findChangeWhileRead(check.url, response, fetcher, signal);
      return {
        state: change ? "failed" : verdict.outcome,
        findings: change ? [...verdict.findings, change] : verdict.findings,
        measured,
        metadata,
      };
    } finally {
      await response.close();
    }
  } catch (error) {
    // The queue gives the job to the next worker; the check stays as it is.
    if (shutdown.aborted) throw error;
    if (progress.cancelled.aborted) return { state: "cancelled", findings: [], measured: null };
    if (!(error instanceof FetchRefusedError)) throw error;
    const finding: Finding = { field: "address", severity: "error", message: error.message };
    return { state: "failed", findings: [finding], measured: null };
  }
}

/** What stands before the disk in the sum by which Incus and LXD name it, said of it as it is declared now. */
async function makeMetadata({ image, startedAt }: BegunCheck): Promise<IncusMetadataFile | null> {
  if (image.format !== INCUS_FORMAT || !startedAt) return null;
  const { arch, osName, osVersion } = image;
  return makeIncusMetadata({ arch, osName, osVersion }, startedAt);
}

/**
 * Looks at the file once more after it was read: of one that was replaced meanwhile, the first part may be of the old
 * file and the rest of the new. A server that does not answer this has not said that anything changed.
 */
async function findChangeWhileRead(
  url: string,
  read: SafeResponse,
  fetcher: ImageFetcher,
  signal: AbortSignal,
): Promise<Finding | null> {
  try {
    const look = await fetcher(url, { signal, method: "HEAD" });
    await look.close();
    // Another of several servers may tell of the same file in other words.
    if (look.finalUrl !== read.finalUrl) return null;
    const change = findMarkChange(readFileMarks(read), readFileMarks(look));
    return change === null ? null : changedWhileRead(change);
  } catch (error) {
    if (signal.aborted || !(error instanceof FetchRefusedError)) throw error;
    return null;
  }
}

/** Writes bytes and heartbeat at a steady pace, whatever the pace of the download, and watches for a cancellation. */
function trackProgress(database: Database, checkId: string) {
  const cancellation = new AbortController();
  let bytesDone = 0n;
  let bytesTotal: bigint | null = null;
  const write = async () => {
    const { count } = await database.integrityCheck.updateMany({
      where: { id: checkId, state: "running", cancelRequestedAt: null },
      data: { bytesDone, bytesTotal, heartbeatAt: new Date() },
    });
    if (count === 0) cancellation.abort(new CancelledByPerson());
  };
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    // A database that is away for a moment does not end the download: the next beat tries again.
    writing = writing.then(write).catch(() => undefined);
  }, PROGRESS_MS);
  return {
    cancelled: cancellation.signal,
    setTotal: (bytes: bigint | null) => {
      bytesTotal = bytes;
    },
    setDone: (bytes: bigint) => {
      bytesDone = bytes;
    },
    bytesDone: () => bytesDone,
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}

async function finish(
  database: Database,
  check: BegunCheck,
  ending: Ending,
  bytesDone: bigint,
): Promise<void> {
  const now = new Date();
  await database.$transaction(async (tx) => {
    // Nobody else ends it meanwhile; whoever has ended it already has decided.
    const { count } = await tx.integrityCheck.updateMany({
      where: { id: check.id, state: "running" },
      data: { heartbeatAt: now, bytesDone },
    });
    if (count === 0) return;
    const { state, findings, measured } = await settle(tx, check, ending, now);
    await tx.integrityCheck.update({
      where: { id: check.id },
      data: {
        ...{ state, findings: findings as object[], finishedAt: now },
        ...{ sizeBytes: measured?.sizeBytes ?? null, sha512: measured?.sha512 ?? null },
      },
    });
    await recordAuditEvent(tx, system("worker"), now, {
      action: "integrity_check.finished",
      objectKind: "integrity_check",
      objectId: check.id,
      partOf: { kind: "appliance", id: check.image.version.applianceId },
      details: { imageId: check.image.id, state, sha512: measured?.sha512 ?? null },
    });
    await enqueue(tx, integrityCheckEndedJob, { imageId: check.image.id });
  });
}

/** Remembers what was measured; a file that is no longer what was published has failed, however sound it is. */
async function settle(tx: Transaction, check: BegunCheck, ending: Ending, now: Date): Promise<Ending> {
  const { state, findings, measured, metadata = null } = ending;
  if (!measured) return ending;
  if (state === "passed" && (await rememberMeasurement(tx, check, measured, now))) {
    const { combinedSha256, sha256: diskSha256 } = measured;
    if (metadata && combinedSha256) {
      await keepIncusMetadata(tx, check.image.id, metadata, { combinedSha256, diskSha256 });
    }
    return ending;
  }
  const published = await findPublishedBytes(tx, check);
  const change = published && findChangeSincePublication(measured, published);
  return change ? { ...ending, state: "failed", findings: [...findings, change] } : ending;
}

/**
 * Only while the image is still what was checked: an address edited meanwhile has not been checked, and an image
 * published meanwhile keeps what it was published with.
 *
 * @returns false when there was no such image to remember it of
 */
async function rememberMeasurement(
  tx: Transaction,
  { url, image }: BegunCheck,
  { sizeBytes, sha512, sha256, md5, format }: MeasuredImage,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.image.updateMany({
    where: {
      id: image.id,
      url,
      format: image.format,
      declaredSizeBytes: image.declaredSizeBytes,
      declaredSha512: image.declaredSha512,
      OR: [{ version: { state: "working" } }, { sizeBytes, sha512 }],
    },
    data: { sizeBytes, sha512, sha256, md5, checksumSource: "measured", checkedAt: now },
  });
  if (count > 0 && format.kind === "image") await makeImageReport(tx, image.id, now, format);
  return count > 0;
}

/** What the file at this address was when its version was published; null when it was not. */
function findPublishedBytes(tx: Transaction, { url, image }: BegunCheck) {
  return tx.image.findFirst({
    where: { id: image.id, url, version: { state: { not: "working" } } },
    select: { sizeBytes: true, sha512: true },
  });
}
