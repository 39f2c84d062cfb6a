import Link from "next/link";
import type { ChartPoint } from "./chart-point.ts";
import { percentOf } from "./chart-scale.ts";
import { formatCount } from "./format-count.ts";
import { joinClasses } from "./join-classes.ts";

type BarChartProps = {
  points: readonly ChartPoint[];
  /** So many are bars, the rest is one line of words. */
  most?: number;
  /** Labels of bars that mean "as it should be". */
  good?: readonly string[];
  /** What stands where the rest is told of, e.g. "disciplines". */
  rest?: string;
};

/**
 * Counts by name, as bars one under another. Names and numbers are text, so the chart is its own alternative; links
 * lead to what is counted.
 */
export function BarChart({ points, most = 10, good, rest = "more" }: BarChartProps) {
  const shown = points.slice(0, most);
  const left = points.slice(most);
  const largest = Math.max(0, ...points.map(({ value }) => value));
  return (
    <div className="grid gap-3">
      <ul className="grid gap-x-4 gap-y-2.5 text-sm">
        {shown.map((point) => (
          <li key={point.label} className="grid gap-1">
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 wrap-anywhere">
                {point.href ? (
                  <Link href={point.href} className="prose-link inline-block min-h-6 max-sm:py-2.5">
                    {point.label}
                  </Link>
                ) : (
                  point.label
                )}
              </span>
              <span className="font-semibold font-figures">{formatCount(point.value)}</span>
            </div>
            <svg aria-hidden="true" width="100%" height="8" className="block overflow-hidden rounded-full">
              <rect width="100%" height="8" className="fill-sunken" />
              <rect
                width={`${percentOf(point.value, largest).toFixed(2)}%`}
                height="8"
                rx="4"
                className={joinClasses(good && !good.includes(point.label) ? "fill-control" : "fill-chart")}
              />
            </svg>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <p className="text-sm text-ink-muted">
          And {formatCount(left.length)} {rest} with{" "}
          {formatCount(left.reduce((sum, { value }) => sum + value, 0))} together.
        </p>
      )}
    </div>
  );
}
