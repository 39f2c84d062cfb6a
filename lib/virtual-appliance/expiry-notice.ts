/** When who is told that a version expires. */

const DAY_MS = 24 * 3600 * 1000;

/** Before the expiry in days; 0: on its day; negative: after it. The order in which they come. */
const MAINTAINERS_AT_DAYS = [30, 7, 1, 0, -7] as const;
const CURATORS_AT_DAYS = [7] as const;
/** Whoever was not told of an expiry for so long, as by a service that stood still, need not be any more. */
const LATE_DAYS = 3;

/** What is remembered of a notice that was sent. */
export type NoticeKind = `maintainers ${number}` | `curators ${number}`;

/** A notice that is due. */
export type DueNotice = {
  to: "maintainers" | "curators";
  kind: NoticeKind;
  /** In a sentence after "expires" or, when it is over, "expired". */
  when: string;
};

/**
 * The notices of an expiry that are due now: to each group at most one, the most urgent, and none that was sent. The ones
 * it takes the place of count as sent: nobody is told of 30 days when 6 are left.
 *
 * @param sent kinds that were sent for this very expiry
 */
export function findDueNotices(expiresAt: Date, now: Date, sent: ReadonlySet<string>): DueNotice[] {
  return [
    ...findDue("maintainers", MAINTAINERS_AT_DAYS, expiresAt, now, sent),
    ...findDue("curators", CURATORS_AT_DAYS, expiresAt, now, sent),
  ];
}

function findDue(
  to: DueNotice["to"],
  atDays: readonly number[],
  expiresAt: Date,
  now: Date,
  sent: ReadonlySet<string>,
): DueNotice[] {
  const daysLeft = daysBetween(now, expiresAt);
  const days = atDays.findLast((day) => daysLeft <= day);
  if (days === undefined) return [];
  const isOver = daysLeft < 0;
  // What is over is told of on its own day only: neither a notice of what was to come, nor one that comes far too late.
  if (isOver && (days > 0 || daysLeft < days - LATE_DAYS)) return [];
  const kind: NoticeKind = `${to} ${days}`;
  return sent.has(kind) ? [] : [{ to, kind, when: describeDaysLeft(daysLeft) }];
}

/** Whole days from one day to another, UTC: an expiry today is 0, tomorrow 1, yesterday -1. */
export function daysBetween(now: Date, expiresAt: Date): number {
  return Math.floor(expiresAt.getTime() / DAY_MS) - Math.floor(now.getTime() / DAY_MS);
}

/** "in 7 days", "tomorrow", "today", "yesterday", "7 days ago". */
export function describeDaysLeft(days: number): string {
  if (days === 0) return "today";
  if (Math.abs(days) === 1) return days > 0 ? "tomorrow" : "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
