import fc from "fast-check";
import { expect, test } from "vitest";
import { convert } from "xmlbuilder2";
import { buildAtomFeed } from "./atom-feed.ts";

const feed = (entries: { title: string; url: string; updatedAt: Date; summary: string }[]) =>
  buildAtomFeed({
    ...{ title: "Debian", subtitle: "Versions", entries },
    ...{ url: "https://va.example.org/appliances/debian", self: "https://va.example.org/feed.atom" },
  });
const entry = (day: number, title = `Debian ${day}`) => ({
  ...{ title, summary: "New.", url: `https://va.example.org/versions/${day}` },
  updatedAt: new Date(Date.UTC(2026, 10, day)),
});
type Read = { feed: { updated: Text; entry?: Item | Item[]; title: Text } };
/** Text, or an element with attributes and CDATA. */
type Text = string | { "#"?: string; $?: string };
type Item = { title: Text; id: Text; summary: Text };
const read = (text: string) => (convert(text, { format: "object" }) as Read).feed;
const textOf = (text: Text) => (typeof text === "string" ? text : (text["#"] ?? text.$ ?? ""));

test("has the newest entry first, and is as new as that", () => {
  const parsed = read(feed([entry(3), entry(12), entry(7)]));
  expect([parsed.entry].flat().map((item) => item && textOf(item.title))).toEqual([
    ...["Debian 12", "Debian 7", "Debian 3"],
  ]);
  expect(textOf(parsed.updated)).toBe("2026-11-12T00:00:00.000Z");
});

test("without entries it is the same at every look", () => {
  expect(feed([])).toBe(feed([]));
  expect(read(feed([])).entry).toBeUndefined();
});

test("holds any text, and none of it as markup", () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom(..."<>&\"'\0]"), fc.string({ unit: "binary" })) });
  fc.assert(
    fc.property(text, (any) => {
      const written = feed([{ ...entry(1, any), summary: `${any}<script>x</script>` }]);
      const item = [read(written).entry].flat()[0];
      expect(textOf(item?.summary ?? {})).not.toContain("<script>");
      expect(written).not.toContain("<script>x");
    }),
    { examples: [["<b>bold</b>"], ["]]>"], ["a & b"]] },
  );
});
