/** Pictures that other sites show beside a link to a page of ours (Open Graph): PNG, 1200 by 630 pixels. */
import sharp from "sharp";
import { SHARE_PICTURE } from "./share-size.ts";
import { type SetText, setLines, setText, shorten } from "./typeface.ts";

const MARGIN = 80;
const COLOURS = {
  ground: "#0d1c2e",
  ink: "#eef4f9",
  muted: "#a9bacb",
  accent: "#f9691c",
  line: "#24384e",
} as const;
const LOGO = { edge: 176, inset: 20 } as const;

export type Shared = {
  /** What kind of thing it is: "Virtual appliance". */
  kind: string;
  title: string;
  summary: string;
  /** Short facts, for the last line; those that do not fit are left out. */
  facts: readonly string[];
  /** A picture of the thing, square; null: none. */
  logo?: Uint8Array | null;
};

/** The picture as PNG. Texts are shortened to what fits, and are never markup: they are drawn as outlines. */
export async function drawSharePicture(shared: Shared): Promise<Uint8Array> {
  const drawing = sharp(Buffer.from(toSvg(shared)));
  if (shared.logo) {
    const edge = LOGO.edge - 2 * LOGO.inset;
    const picture = await sharp(shared.logo).resize(edge, edge, { fit: "inside" }).png().toBuffer();
    const left = SHARE_PICTURE.width - MARGIN - LOGO.edge + LOGO.inset;
    drawing.composite([{ input: picture, left, top: MARGIN + LOGO.inset }]);
  }
  return new Uint8Array(await drawing.png({ compressionLevel: 9, palette: true }).toBuffer());
}

function toSvg({ kind, title, summary, facts, logo }: Shared): string {
  const { width, height } = SHARE_PICTURE;
  const measure = width - 2 * MARGIN - (logo ? LOGO.edge + 40 : 0);
  const heading = setLines(title, { size: 76, weight: 700, width: measure, lines: 2 });
  const texts = setLines(summary, {
    size: 34,
    weight: 400,
    width: measure,
    lines: heading.length > 1 ? 2 : 3,
  });
  const belowHeading = 262 + heading.length * 82;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.ground}"/>`,
    MARK,
    place(setText("Slipway", { size: 40, weight: 700 }), { x: 152, y: 118, colour: COLOURS.ink }),
    place(setText(kind, { size: 26, weight: 600 }), { x: MARGIN, y: 206, colour: COLOURS.accent }),
    ...heading.map((line, index) => place(line, { x: MARGIN, y: 280 + index * 82, colour: COLOURS.ink })),
    ...texts.map((line, index) =>
      place(line, { x: MARGIN, y: belowHeading + index * 46, colour: COLOURS.muted }),
    ),
    `<path d="M${MARGIN} 540h${width - 2 * MARGIN}" stroke="${COLOURS.line}" stroke-width="2"/>`,
    ...placeFacts(facts),
    logo
      ? `<rect x="${width - MARGIN - LOGO.edge}" y="${MARGIN}" width="${LOGO.edge}" height="${LOGO.edge}" rx="24" fill="${COLOURS.ink}"/>`
      : "",
    "</svg>",
  ].join("");
}

/** One after the other on the last line, a dot between two. */
function placeFacts(facts: readonly string[]): string[] {
  const end = SHARE_PICTURE.width - MARGIN;
  const placed: string[] = [];
  let x: number = MARGIN;
  for (const fact of facts) {
    const set = shorten(fact, { size: 28, weight: 600, width: 460 });
    if (x + set.width > end) break;
    if (placed.length > 0) placed.push(`<circle cx="${x - 20}" cy="577" r="4" fill="${COLOURS.accent}"/>`);
    placed.push(place(set, { x, y: 587, colour: COLOURS.ink }));
    x += set.width + 40;
  }
  return placed;
}

function place({ outline }: SetText, { x, y, colour }: { x: number; y: number; colour: string }): string {
  return `<path transform="translate(${x} ${y})" fill="${colour}" d="${outline}"/>`;
}

/** The mark of the service, as in public/logo.svg. */
const MARK = `<g transform="translate(${MARGIN} 74) scale(1.75)" fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="M2.4 12.4 21.8 22.4" stroke="${COLOURS.ink}" stroke-width="3"/><path transform="translate(14.6 14.6) rotate(27.25)" d="M-11.2-9.5H12.4C11.4-4 8.2-.5 3.6-.5H-7.2c-2.5 0-4-1.7-4-4.1z" fill="${COLOURS.accent}"/><path d="M2.5 28.4q3.375-3 6.75 0t6.75 0 6.75 0 6.75 0" stroke="${COLOURS.ink}" stroke-width="2.6"/></g>`;
