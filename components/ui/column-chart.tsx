import { useId } from "react";
import { CHART_HEIGHT, ChartGrid, PlaceLabels } from "./chart-grid.tsx";
import type { ChartPoint } from "./chart-point.ts";
import { countAxis, labelledPlaces, percentOf } from "./chart-scale.ts";
import { formatCount } from "./format-count.ts";

type ColumnChartProps = {
  title: string;
  /** What a reader sees at once, in a sentence: the description of the picture. */
  summary: string;
  /** In the order of time. */
  points: readonly ChartPoint[];
  /** One and several of what is counted, for the words at each column. */
  unit: readonly [one: string, many: string];
};

/** Share of its place that a column fills. */
const FILL = 0.72;
/** So many places there are at least: two or three columns would be as wide as doors. */
const LEAST_PLACES = 6;

/** Counts over time, one column a step. Drawn by the server, as wide as its place, with text that stays readable. */
export function ColumnChart({ title, summary, points, unit: [one, many] }: ColumnChartProps) {
  const id = useId();
  const axis = countAxis(Math.max(0, ...points.map(({ value }) => value)));
  const step = 100 / Math.max(LEAST_PLACES, points.length);
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-summary`}
      width="100%"
      height={CHART_HEIGHT + 28}
      className="box-border block w-full overflow-visible pl-9 text-xs font-figures"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-summary`}>{summary}</desc>
      <ChartGrid axis={axis} />
      {points.map((point, place) => {
        const height = (percentOf(point.value, axis.maximum) / 100) * CHART_HEIGHT;
        return (
          <g key={point.label} className="group">
            {/* The whole height shows the words, so that small columns can be pointed at. */}
            <rect
              x={`${(step * place).toFixed(3)}%`}
              width={`${step.toFixed(3)}%`}
              height={CHART_HEIGHT}
              className="fill-transparent group-hover:fill-hover"
            >
              <title>{`${point.label}: ${formatCount(point.value)} ${point.value === 1 ? one : many}`}</title>
            </rect>
            <rect
              x={`${(step * (place + (1 - FILL) / 2)).toFixed(3)}%`}
              y={CHART_HEIGHT - height}
              width={`${(step * FILL).toFixed(3)}%`}
              height={height}
              className="pointer-events-none fill-chart"
            />
          </g>
        );
      })}
      <PlaceLabels
        labels={labelledPlaces(points.length, 6).map((place) => ({
          at: step * (place + 0.5),
          text: points[place]?.shortLabel ?? points[place]?.label ?? "",
        }))}
      />
    </svg>
  );
}
