import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { escapeMarkup } from "./markup.ts";
import { drawSharePicture, type Shared } from "./share-picture.ts";
import { SHARE_PICTURE } from "./share-size.ts";
import { setLines, setText } from "./typeface.ts";

const SHARED: Shared = {
  kind: "Virtual appliance",
  title: "RStudio Server",
  summary: "R and RStudio in the browser, with the packages that statisticians ask for first.",
  facts: ["Version 4.2.1", "Ubuntu 24.04", "Endorsed by biomed"],
};

/** Width, height and how many pixels are not of the ground's colour. */
async function look(picture: Uint8Array) {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let drawn = 0;
  for (let at = 0; at < data.length; at += info.channels) if ((data[at] ?? 0) > 60) drawn++;
  return { width: info.width, height: info.height, drawn };
}

describe("drawSharePicture", () => {
  test("draws a PNG of the size that readers ask for, with something on it", async () => {
    const picture = await drawSharePicture(SHARED);
    expect((await sharp(picture).metadata()).format).toBe("png");
    const { drawn, ...size } = await look(picture);
    expect(size).toEqual(SHARE_PICTURE);
    expect(drawn).toBeGreaterThan(10_000);
  });

  test("shows another title differently", async () => {
    const [one, other] = await Promise.all([
      drawSharePicture(SHARED),
      drawSharePicture({ ...SHARED, title: "JupyterHub" }),
    ]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
  });

  test.each([
    ["markup", `</svg><image href="file:///etc/passwd"/><script>1</script>`],
    ["entities and control characters", "&xxe; \u0000\u0008\ufffe \ud800 <![CDATA["],
    ["no spaces", "W".repeat(3000)],
    ["right to left and combining marks", "\u202eمرحبا ẅ̈̈̈̈̈ 東京 🚀"],
    ["nothing", ""],
  ])("copes with %s", async (_, title) => {
    const picture = await drawSharePicture({
      ...SHARED,
      title,
      summary: title,
      facts: [title, title],
      kind: title,
    });
    expect(await look(picture)).toMatchObject(SHARE_PICTURE);
  });

  test("puts the logo on it", async () => {
    const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    const [without, with_] = [await drawSharePicture(SHARED), await drawSharePicture({ ...SHARED, logo })];
    expect((await look(with_)).drawn).toBeGreaterThan((await look(without)).drawn + 20_000);
  });
});

describe("setLines", () => {
  test("keeps to the width and the number of lines, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (text) => {
        const lines = setLines(text, { size: 34, weight: 400, width: 400, lines: 2 });
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const { width, outline } of lines) {
          expect(width).toBeLessThanOrEqual(400);
          expect(outline).toMatch(/^[MLQCZ\d .-]*$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("writes letters of other scripts in Latin ones", () => {
    expect(setText("Žižkov Москва", { size: 20, weight: 600 }).text).toBe("Žižkov Moskva");
  });
});

test("escapeMarkup leaves nothing that ends an element or an attribute", () => {
  expect(escapeMarkup(`a<b>&"c'\u0001`)).toBe("a&#60;b&#62;&#38;&#34;c&#39;");
});
