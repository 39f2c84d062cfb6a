import { classNames } from "#components/ui/class-names.ts";

type FleetChartProps = {
  /** Numbers of the revisions that were served, the newest first. */
  revisions: readonly number[];
  /** The newest revision that each provider fetched; null: none. */
  members: readonly { revision: number | null }[];
};

/** Older ones are one bar. */
const SHOWN = 4;

/** How many providers are at which revision; the same numbers stand in the table of providers. */
export function FleetChart({ revisions, members }: FleetChartProps) {
  const shown = revisions.slice(0, SHOWN);
  const oldest = shown.at(-1) ?? 0;
  const count = (matches: (revision: number | null) => boolean) =>
    members.filter(({ revision }) => matches(revision)).length;
  const bars = [
    ...shown.map((number, position) => ({
      label: `Revision ${number}`,
      count: count((revision) => revision === number),
      isCurrent: position === 0,
    })),
    {
      label: "Earlier",
      count: count((revision) => revision !== null && revision < oldest),
      isCurrent: false,
    },
    { label: "Never fetched", count: count((revision) => revision === null), isCurrent: false },
  ].filter((bar) => bar.isCurrent || bar.count > 0);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-center gap-x-4 gap-y-2 text-sm">
      {bars.map((bar) => (
        <div key={bar.label} className="contents">
          <dt className="text-ink-muted">{bar.label}</dt>
          <dd className="flex items-center gap-3">
            <span
              aria-hidden
              style={{ width: `${(bar.count / most) * 80}%` }}
              className={classNames(
                "h-5 min-w-px rounded-sm",
                bar.isCurrent ? "bg-ok-solid" : "bg-line-strong",
              )}
            />
            <span className="font-semibold font-figures">{bar.count}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
