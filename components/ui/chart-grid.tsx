import type { CountAxis } from "./chart-scale.ts";
import { formatCount } from "./format-count.ts";
import { joinClasses } from "./join-classes.ts";

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

/** So many words are next to each other on phones. */
const MOST_ON_PHONES = 4;

/**
 * Words under the drawing, each at its place in percent. Where there are many, phones show every second one, the last one
 * among them. What stands near an end stays inside of the drawing.
 */
export function PlaceLabels({ labels }: PlaceLabelsProps) {
  return (
    <g>
      {labels.map(({ at, text }, index) => (
        <text
          key={text}
          x={`${(at > 93 ? 100 : at).toFixed(3)}%`}
          y={CHART_HEIGHT + 20}
          textAnchor={at > 93 ? "end" : at < 2 ? "start" : "middle"}
          className={joinClasses(
            "fill-ink-muted",
            labels.length > MOST_ON_PHONES && (labels.length - 1 - index) % 2 === 1 && "max-sm:hidden",
          )}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
