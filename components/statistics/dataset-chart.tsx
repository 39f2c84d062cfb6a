import { BarChart } from "#components/ui/bar-chart.tsx";
import { ChartFrame } from "#components/ui/chart-frame.tsx";
import type { ChartPoint } from "#components/ui/chart-point.ts";
import { ColumnChart } from "#components/ui/column-chart.tsx";
import { formatCount } from "#components/ui/format-count.ts";
import { LineChart } from "#components/ui/line-chart.tsx";
import { catalogueAddress } from "#lib/catalogue/catalogue-search.ts";
import { paths } from "#lib/platform/paths.ts";
import { DATASETS, type DatasetName } from "#lib/statistics/datasets.ts";
import type { Period } from "#lib/statistics/period.ts";
import { periodQuery } from "./period-form.tsx";
import { dayWords, monthWords } from "./period-words.ts";

type DatasetChartProps = {
  name: DatasetName;
  /** The largest first; months and days in their order. */
  counted: readonly { label: string; value: number }[];
  period: Period;
};

/** Where more is told of what a bar counts. */
const ADDRESSES: Partial<Record<DatasetName, (label: string) => string>> = {
  "appliances-by-category": (category) => catalogueAddress({ facets: { category: [category] } }),
  "appliances-by-discipline": paths.appliancesOf,
  "appliances-by-vo": paths.vo,
  "images-by-vo": paths.imageList,
};

/** Bars that mean "as it should be": the others are grey. */
const GOOD: Partial<Record<DatasetName, readonly string[]>> = {
  "images-by-report": ["Nothing to mend"],
  "images-by-checksum": ["Measured here"],
  "providers-by-freshness": ["The current one"],
};

/** One dataset as the chart that suits it, with its table and its file. */
export function DatasetChart({ name, counted, period }: DatasetChartProps) {
  const { title, description, label, unit, time } = DATASETS[name];
  const href = ADDRESSES[name];
  const good = GOOD[name];
  const points: ChartPoint[] = counted.map((row) => ({
    value: row.value,
    ...(time === "months"
      ? monthWords(row.label)
      : time === "days"
        ? dayWords(row.label)
        : { label: row.label }),
    ...(href ? { href: href(row.label) } : {}),
  }));
  const summary = summarise(points, unit);
  return (
    <ChartFrame
      title={title}
      description={description}
      points={points}
      headings={{ label, value: capital(unit[1]) }}
      csvHref={paths.statisticsFile(name, time === "months" ? periodQuery(period) : "")}
      empty={time === "now" ? "There is none yet." : "There was none in this time."}
    >
      {time === "months" && <ColumnChart title={title} summary={summary} points={points} unit={unit} />}
      {time === "days" && <LineChart title={title} summary={summary} points={points} />}
      {time === "now" && <BarChart points={points} {...(good ? { good } : {})} />}
    </ChartFrame>
  );
}

/** What a chart over time shows at once. */
function summarise(points: readonly ChartPoint[], [one, many]: readonly [string, string]): string {
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const most = points.reduce<ChartPoint | undefined>(
    (best, point) => (best && best.value >= point.value ? best : point),
    undefined,
  );
  if (!most || total === 0) return `No ${one}.`;
  return `From ${points[0]?.label} to ${points.at(-1)?.label}: ${formatCount(total)} ${total === 1 ? one : many}, most in ${most.label} with ${formatCount(most.value)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
