/**
 * What can be said of an image file that lies elsewhere, and to whom it must be told. Pure; moments in UTC.
 *
 * A single failure is told to nobody: servers are restarted. A file counts as unreachable when three looks in a row, spread
 * over hours, have failed.
 */

/** So many failures in a row are no accident. */
export const FAILURES_THAT_COUNT = 3;
/** How long after the first message one more is sent. */
const REMINDER_AFTER_MS = 7 * 24 * 3_600_000;

/** As published, not to be had, or another than was published. */
export type Standing = "well" | "unreachable" | "changed";

/** What its maintainers are told: how it stands now, or `reminder`, once more, because nothing has come of it. */
export type News = Standing | "reminder";

/** What was seen of it: columns of ImageSource. */
type Told = {
  failures: number;
  failingSince: Date | null;
  failure: string | null;
  wholeFailures: number;
  wholeFailingSince: Date | null;
  wholeFailure: string | null;
  changedSince: Date | null;
};

/**
 * What can be said of the file, since when, and why.
 *
 * @returns `why` is null where the standing says it all
 */
export function standingOf(state: Told): { standing: Standing; since: Date | null; why: string | null } {
  if (state.failures >= FAILURES_THAT_COUNT) {
    return { standing: "unreachable", since: state.failingSince, why: state.failure };
  }
  if (state.wholeFailures >= FAILURES_THAT_COUNT) {
    return { standing: "unreachable", since: state.wholeFailingSince, why: state.wholeFailure };
  }
  if (state.changedSince) return { standing: "changed", since: state.changedSince, why: null };
  return { standing: "well", since: null, why: null };
}

/** What its maintainers must be told now; null when they know. */
export function newsOf(
  state: Told,
  told: { toldStanding: Standing; toldAt: Date | null; remindedAt: Date | null },
  now: Date,
): News | null {
  const { standing } = standingOf(state);
  if (standing !== told.toldStanding) return standing;
  if (standing === "well" || told.toldAt === null || told.remindedAt !== null) return null;
  return now.getTime() - told.toldAt.getTime() >= REMINDER_AFTER_MS ? "reminder" : null;
}
