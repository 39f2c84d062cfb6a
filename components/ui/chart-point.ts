/** One place of a chart: a name, or a moment as words, and a count. */
export type ChartPoint = {
  /** Unique in its chart. */
  label: string;
  /** For the axis of a chart over time, where `label` is long. */
  shortLabel?: string;
  value: number;
  /** What exactly is counted there. */
  href?: string | undefined;
};
