import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";
import { glyphOf } from "./monogram-glyph.ts";

type MonogramProps = {
  name: string;
  /** Edge in pixels. */
  size?: 24 | 32 | 40 | 48 | 64 | 80 | 96;
  /** "square" for things, "round" for people. */
  shape?: "square" | "round";
  /** A picture to show instead, from this server. */
  src?: string | undefined;
  className?: string;
};

// Drawn on a square of 64 by 64; one entry per pattern of the glyph.
const patterns: readonly ReactNode[] = [
  <path key="slope" d="M0 64 64 14v50z" />,
  <path key="quarter" d="M64 0v64H0A64 64 0 0 1 64 0z" />,
  <path key="bands" d="M0 8h64v9H0zM0 28h64v9H0zM0 48h64v9H0z" />,
  <g key="rings" fill="none" stroke="currentColor" strokeWidth="7">
    <circle cx="0" cy="64" r="20" />
    <circle cx="0" cy="64" r="40" />
    <circle cx="0" cy="64" r="60" />
  </g>,
  <circle key="sun" cx="46" cy="20" r="26" />,
  <path key="quarters" d="M0 0h32v32H0zM32 32h32v32H32z" />,
  <path key="steps" d="M0 64V46h18V30h16V14h16V0h14v64z" />,
  <path key="chevrons" d="M0 0h16l26 32-26 32H0l26-32zM32 0h14l18 22v20L46 64H32l26-32z" />,
];

/** A picture for a thing or a person that has none: always the same for the same name. Decoration: write the name beside it. */
export function Monogram({ name, size = 48, shape = "square", src, className }: MonogramProps) {
  const look = joinClasses(
    "block shrink-0 overflow-hidden",
    shape === "round" ? "by-default:rounded-full" : "by-default:rounded-[22%]",
    className,
  );
  if (src) {
    return (
      // biome-ignore lint/performance/noImgElement: stored pictures are served as they are, in this size
      <img
        src={src}
        alt=""
        width={size}
        height={size}
        className={joinClasses(look, "border border-line object-cover")}
      />
    );
  }
  const glyph = glyphOf(name);
  const shade = (lightness: string, chroma: number) => `oklch(var(${lightness}) ${chroma} ${glyph.hue})`;
  return (
    <svg aria-hidden="true" viewBox="0 0 64 64" width={size} height={size} className={look}>
      <rect width="64" height="64" style={{ fill: shade("--glyph-light", 0.045) }} />
      <g style={{ fill: shade("--glyph-mid", 0.085), color: shade("--glyph-mid", 0.085) }}>
        {patterns[glyph.pattern]}
      </g>
      <text
        x="32"
        y="33"
        textAnchor="middle"
        dominantBaseline="central"
        style={{ fill: shade("--glyph-ink", 0.075) }}
        className="font-sans text-[25px] font-bold tracking-tight"
      >
        {glyph.initials}
      </text>
    </svg>
  );
}
