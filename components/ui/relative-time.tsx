import { formatRelativeTime, formatUtc, formatUtcDate } from "./format-relative-time.ts";

type RelativeTimeProps = {
  at: Date;
  /** The present; the moment of rendering when absent. */
  now?: Date;
  /** "relative": "3 days ago"; "date": "14 March 2026"; the absolute time in UTC is the title in both cases. */
  show?: "relative" | "date";
};

/** A point in time for people, machine-readable, with the absolute time in UTC as title. */
export function RelativeTime({ at, now = new Date(), show = "relative" }: RelativeTimeProps) {
  return (
    <time
      dateTime={at.toISOString()}
      title={formatUtc(at)}
      suppressHydrationWarning
      className="whitespace-nowrap"
    >
      {show === "date" ? formatUtcDate(at) : formatRelativeTime(at, now)}
    </time>
  );
}
