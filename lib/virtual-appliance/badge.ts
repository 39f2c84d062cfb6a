/** A badge to embed elsewhere: the name of an appliance, its version, and how fresh that is, as SVG. Pure. */
import { escapeMarkup } from "#lib/platform/drawing/markup.ts";
import { type SetText, shorten } from "#lib/platform/drawing/typeface.ts";
import { statusOf } from "./version.ts";

const SOON_MS = 30 * 24 * 3600 * 1000;
const STYLE = { size: 11, weight: 600 } as const;
/** Of either half, in pixels: a long name or version is shortened. */
const WIDEST = 220;

const COLOURS = { fresh: "#17683f", ageing: "#8a5a00", stopped: "#a8213a", quiet: "#52606f" } as const;

export type BadgedAppliance = {
  name: string;
  archivedAt: Date | null;
  /** The latest version that everybody may see. */
  latest: {
    version: string;
    state: "latest";
    expiresAt: Date | null;
    hiddenAt: Date | null;
    revokedAt: Date | null;
  } | null;
  /** Was any version published that everybody may see? */
  wasPublished: boolean;
};

/** What the right half says, and in which colour; the gravest first. */
export function standingOf(
  { latest, archivedAt, wasPublished }: BadgedAppliance,
  now: Date,
): { words: string; colour: keyof typeof COLOURS } {
  if (!latest) return { words: wasPublished ? "no current version" : "no version yet", colour: "quiet" };
  const status = statusOf(latest, now);
  if (status === "revoked") return { words: `${latest.version} revoked`, colour: "stopped" };
  if (status === "hidden") return { words: "no current version", colour: "quiet" };
  if (archivedAt) return { words: `${latest.version} archived`, colour: "quiet" };
  if (status === "expired") return { words: `${latest.version} expired`, colour: "ageing" };
  const left = latest.expiresAt && latest.expiresAt.getTime() - now.getTime();
  if (left !== null && left < SOON_MS) return { words: `${latest.version} expires soon`, colour: "ageing" };
  return { words: latest.version, colour: "fresh" };
}

/**
 * @param label of the left half: the name of the appliance or of this service
 */
export function drawBadge(appliance: BadgedAppliance, label: string, now: Date): string {
  const { words, colour } = standingOf(appliance, now);
  const left = shorten(label, { ...STYLE, width: WIDEST });
  const right = shorten(words, { ...STYLE, width: WIDEST });
  const [leftWidth, rightWidth] = [Math.ceil(left.width) + 14, Math.ceil(right.width) + 14];
  const width = leftWidth + rightWidth;
  const title = escapeMarkup(`${label}: ${words}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="r"><rect width="${width}" height="20" rx="4"/></clipPath>`,
    `<g clip-path="url(#r)"><path fill="#13263b" d="M0 0h${leftWidth}v20H0z"/><path fill="${COLOURS[colour]}" d="M${leftWidth} 0h${rightWidth}v20H${leftWidth}z"/></g>`,
    `<g fill="#fff">${outlineAt(left, 7)}${outlineAt(right, leftWidth + 7)}</g>`,
    "</svg>\n",
  ].join("");
}

function outlineAt({ outline }: SetText, x: number): string {
  return `<path transform="translate(${x} 14)" d="${outline}"/>`;
}
