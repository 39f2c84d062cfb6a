/**
 * What is remembered of the file of a published image that lies elsewhere, and what follows from what is seen there. Pure;
 * moments in UTC.
 */
import type { FileMarks } from "#lib/integrity-check/file-marks.ts";
import { firstReading, nextDailyLook, nextMonthlyReading, retryLookAt, retryReadingAt } from "./schedule.ts";
import { FAILURES_THAT_COUNT } from "./standing.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Failures that follow each other more closely are one: somebody pressed a button, or a server was being restarted. */
const FAILURE_DISTANCE_MS = HOUR_MS;
/** A file is not read whole more often than that because of what its server says: some say something else each time. */
const READING_DISTANCE_MS = 7 * DAY_MS;
/** All that is remembered of a file: the columns of ImageSource. */
export type SourceState = {
  nextLookAt: Date;
  lastLookedAt: Date | null;
  /** Last time that the server answered as it should. */
  lastSeenAt: Date | null;
  failures: number;
  failingSince: Date | null;
  lastFailureAt: Date | null;
  failure: string | null;
  length: bigint | null;
  etag: string | null;
  lastModified: string | null;
  nextWholeAt: Date;
  lastWholeAt: Date | null;
  wholeFailures: number;
  wholeFailingSince: Date | null;
  wholeFailure: string | null;
  changedSince: Date | null;
  foundSizeBytes: bigint | null;
  foundSha512: string | null;
};

/** What a version was published with; null is what an imported list did not say. */
export type PublishedFile = { imageId: string; sizeBytes: bigint | null; sha512: string | null };

/** What a look at the address gave. */
export type Look = { seen: FileMarks } | { failure: string };

/** How reading the whole file ended: its bytes, why they could not be had, or neither where somebody broke it off. */
export type Reading = { sizeBytes: bigint; sha512: string } | { failure: string } | "cancelled";

/**
 * Where a file begins that is new here: the first look within a day, the first reading a month after the last check, or
 * within the week where that is long ago or there was none.
 */
export function beginSource(
  imageId: string,
  measuredAt: Date | null,
  now: Date,
): Pick<SourceState, "nextLookAt" | "nextWholeAt" | "lastWholeAt"> {
  const monthly = measuredAt && nextMonthlyReading(imageId, measuredAt);
  return {
    nextLookAt: nextDailyLook(imageId, new Date(now.getTime() - DAY_MS / 2)),
    nextWholeAt: monthly && monthly > now ? monthly : firstReading(imageId, now),
    lastWholeAt: measuredAt,
  };
}

/** What is remembered after a look. */
export function afterLook(
  state: SourceState,
  look: Look,
  file: PublishedFile,
  now: Date,
): Partial<SourceState> {
  if ("failure" in look) return afterFailedLook(state, look.failure, file, now);
  const { seen } = look;
  const known = marksOf(state);
  return {
    ...{ lastLookedAt: now, lastSeenAt: now, nextLookAt: nextDailyLook(file.imageId, now) },
    ...{ failures: 0, failingSince: null, lastFailureAt: null, failure: null },
    ...(known ? {} : seen),
    nextWholeAt: earlier(state.nextWholeAt, whenToRead(state, known, seen, file, now)),
  };
}

function afterFailedLook(
  state: SourceState,
  failure: string,
  { imageId }: PublishedFile,
  now: Date,
): Partial<SourceState> {
  const isOneMore =
    state.lastFailureAt === null || now.getTime() - state.lastFailureAt.getTime() >= FAILURE_DISTANCE_MS;
  const failures = state.failures + (isOneMore ? 1 : 0);
  const failingSince = state.failingSince ?? now;
  return {
    ...{ lastLookedAt: now, failures, failingSince, failure },
    lastFailureAt: isOneMore ? now : state.lastFailureAt,
    nextLookAt: retryLookAt(imageId, { failures, failingSince }, now),
  };
}

/** Null: nothing was said of it yet since it was last read whole. */
function marksOf({ length, etag, lastModified }: SourceState): FileMarks | null {
  return length === null && etag === null && lastModified === null ? null : { length, etag, lastModified };
}

/** When what the server says now calls for reading the whole file; null when it does not. */
function whenToRead(
  state: SourceState,
  known: FileMarks | null,
  seen: FileMarks,
  file: PublishedFile,
  now: Date,
): Date | null {
  if (known && differ(known.length, seen.length)) return now;
  const expected = state.changedSince ? state.foundSizeBytes : file.sizeBytes;
  const isSuspect = known
    ? differ(known.etag, seen.etag) || differ(known.lastModified, seen.lastModified)
    : differ(expected, seen.length);
  if (!isSuspect) return null;
  // One that was put back is good news that nobody should wait for.
  const distance = state.changedSince ? DAY_MS : READING_DISTANCE_MS;
  const soonest = state.lastWholeAt ? new Date(state.lastWholeAt.getTime() + distance) : now;
  return soonest > now ? soonest : now;
}

function differ<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other;
}

function earlier(one: Date, other: Date | null): Date {
  return other && other < one ? other : one;
}

/** What is remembered after the whole file was read, or could not be. */
export function afterReading(
  state: SourceState,
  reading: Reading,
  file: PublishedFile,
  now: Date,
): Partial<SourceState> {
  const { imageId } = file;
  if (reading === "cancelled") return { nextWholeAt: retryReadingAt(imageId, FAILURES_THAT_COUNT, now) };
  if ("failure" in reading) {
    const wholeFailures = state.wholeFailures + 1;
    return {
      wholeFailures,
      ...{ wholeFailingSince: state.wholeFailingSince ?? now, wholeFailure: reading.failure },
      nextWholeAt: retryReadingAt(imageId, wholeFailures, now),
    };
  }
  const changed = differ(file.sizeBytes, reading.sizeBytes) || differ(file.sha512, reading.sha512);
  return {
    ...{ lastWholeAt: now, lastSeenAt: now },
    ...{ wholeFailures: 0, wholeFailingSince: null, wholeFailure: null },
    // The next look, a moment from now, says by what another file will be known.
    ...{ length: null, etag: null, lastModified: null, nextLookAt: now },
    ...(changed
      ? {
          changedSince: state.changedSince ?? now,
          ...{ foundSizeBytes: reading.sizeBytes, foundSha512: reading.sha512 },
          nextWholeAt: new Date(now.getTime() + READING_DISTANCE_MS),
        }
      : {
          ...{ changedSince: null, foundSizeBytes: null, foundSha512: null },
          nextWholeAt: nextMonthlyReading(imageId, now),
        }),
  };
}
