import type { CountAxis } from "./chart-scale.ts";
import { classNames } from "./class-names.ts";
import { formatCount } from "./format-count.ts";

/** Of the drawing without the words under it, in pixels. */
export const CHART_HEIGHT = 168;

/** The lines of the axis with their numbers, left of a drawing that begins at 0. */
export function ChartGrid({ axis }: { axis: CountAxis }) {
  return (
    <g>
      {axis.ticks.map((tick) => {
        const y = CHART_HEIGHT - (tick / axis.maximum) * CHART_HEIGHT;
        return (
          <g key={tick}>
            <line
              x1="0"
              x2="100%"
              y1={y}
              y2={y}
              className={tick === 0 ? "stroke-control" : "stroke-line"}
              shapeRendering="crispEdges"
            />
            <text x="-8" y={y} dy="0.32em" textAnchor="end" className="fill-ink-muted">
              {formatCount(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

type PlaceLabelsProps = { labels: readonly { at: number; text: string }[] };

/** Words under the drawing, each at its place in percent; on phones every second one, the last one among them. */
export function PlaceLabels({ labels }: PlaceLabelsProps) {
  return (
    <g>
      {labels.map(({ at, text }, index) => (
        <text
          key={text}
          x={`${at.toFixed(3)}%`}
          y={CHART_HEIGHT + 20}
          textAnchor={at > 98 ? "end" : at < 2 ? "start" : "middle"}
          className={classNames("fill-ink-muted", (labels.length - 1 - index) % 2 === 1 && "max-sm:hidden")}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
