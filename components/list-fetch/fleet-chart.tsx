import { BarChart } from "#components/ui/bar-chart.tsx";

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
  const current = `Revision ${shown[0]}`;
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
  return <BarChart points={bars.map(({ label, count: value }) => ({ label, value }))} good={[current]} />;
}
