import { useId } from "react";
import { CHART_HEIGHT, ChartGrid, PlaceLabels } from "./chart-grid.tsx";
import type { ChartPoint } from "./chart-point.ts";
import { countAxis, labelledPlaces, percentOf } from "./chart-scale.ts";

type LineChartProps = {
  title: string;
  /** What a reader sees at once, in a sentence: the description of the picture. */
  summary: string;
  /** In the order of time, evenly spaced. */
  points: readonly ChartPoint[];
};

/** How a count changed over many steps, as a line above its area. Drawn by the server, as wide as its place. */
export function LineChart({ title, summary, points }: LineChartProps) {
  const id = useId();
  const axis = countAxis(Math.max(0, ...points.map(({ value }) => value)));
  const at = (place: number) => (points.length < 2 ? 50 : (place / (points.length - 1)) * 100);
  const line = points
    .map(({ value }, place) => `${at(place).toFixed(3)} ${(100 - percentOf(value, axis.maximum)).toFixed(3)}`)
    .join("L");
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
      <svg
        aria-hidden="true"
        width="100%"
        height={CHART_HEIGHT}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        <path d={`M${at(0)} 100L${line}L${at(points.length - 1)} 100z`} className="fill-chart opacity-15" />
        <path
          d={`M${line}`}
          fill="none"
          vectorEffect="non-scaling-stroke"
          strokeLinejoin="round"
          className="stroke-chart stroke-2"
        />
      </svg>
      <PlaceLabels
        labels={labelledPlaces(points.length, 4).map((place) => ({
          at: at(place),
          text: points[place]?.shortLabel ?? points[place]?.label ?? "",
        }))}
      />
    </svg>
  );
}
