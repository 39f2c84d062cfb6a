/** How good the order of results is, by judged queries over a catalogue as people fill it; and that slips are forgiven. */
import { beforeAll, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { JUDGED_ENTRIES, JUDGED_QUERIES, type JudgedEntry } from "#lib/testing/judged-search.ts";
import { EMPTY_SEARCH } from "./catalogue-search.ts";
import { refreshCatalogue } from "./refresh-catalogue.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { correctText } from "./search-queries.ts";
import { foldText } from "./typed-text.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;
const NOW = new Date();
const SHOWN = 10;

beforeAll(async () => {
  const people = Array.from({ length: 90 }, () => crypto.randomUUID());
  await database.person.createMany({
    data: people.map((id, index) => ({ id, name: `Zz${index}`, email: "z@example.org" })),
  });
  const images: { entry: JudgedEntry; imageId: string }[] = [];
  for (const [index, entry] of JUDGED_ENTRIES.entries()) {
    const { name, summary, tags, osName, osVersion, followers, marks } = entry;
    const { id } = await database.virtualAppliance.create({
      data: {
        ...{ slug: `judged-${index}`, name, summary, tags, description: "", category: "Appliances" },
        status: marks.includes("idle") ? "unmaintained" : "production",
        followers: { create: people.slice(0, followers).map((personId) => ({ personId })) },
      },
    });
    if (marks.includes("none")) continue;
    const version = await createPublishedVersion(id, {
      images: [imageFields({ title: name, osName, osVersion })],
      now: new Date(NOW.getTime() - (marks.includes("old") ? 400 : marks.includes("new") ? 3 : 90) * DAY_MS),
      expiresInDays: 360,
    });
    images.push({ entry, imageId: version.images[0]?.id ?? "" });
  }
  for (let vo = 1; vo <= 9; vo++) await endorse(vo, images);
  await refreshCatalogue(NOW);
}, 120_000);

/** The first VO endorses whatever anybody endorses, the ninth only what all nine do. */
async function endorse(vo: number, images: { entry: JudgedEntry; imageId: string }[]) {
  const { id: voId } = await database.vo.create({
    data: {
      ...{ name: `vo${vo}.zz`, title: `Vo ${vo}`, description: "" },
      imageList: { create: { identifier: crypto.randomUUID() } },
    },
  });
  const held = images.filter(({ entry }) => entry.endorsements >= vo);
  await database.revision.create({
    data: {
      ...{ voId, number: 1, state: "published", comment: "", content: {}, createdAt: NOW, publishedAt: NOW },
      entries: {
        create: held.map(({ imageId }, position) => ({
          entryIdentifier: crypto.randomUUID(),
          imageId,
          position,
        })),
      },
    },
  });
}

const find = async (text: string) => {
  const { items } = await searchCatalogue({ ...EMPTY_SEARCH, text, sort: "relevance" }, NOW);
  return items.map(({ name }) => name);
};

/** Gain by grade, discounted by place (Järvelin and Kekäläinen 2002), of the best order there could be. */
function ndcg(shown: readonly string[], grades: ReadonlyMap<string, number>): number {
  const dcg = (list: readonly number[]) =>
    list.slice(0, SHOWN).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const best = [...grades.values()].sort((a, b) => b - a);
  return dcg(shown.map((name) => grades.get(name) ?? 0)) / dcg(best);
}

test("what is judged exists, and sixty queries are", () => {
  const names = JUDGED_ENTRIES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(
    JUDGED_QUERIES.flatMap(({ grades }) => [...grades.keys()]).filter((one) => !names.includes(one)),
  ).toEqual([]);
  expect(JUDGED_QUERIES.length).toBeGreaterThanOrEqual(60);
});

test("the order is nearly the best there could be", async () => {
  const judged: { query: string; value: number; shown: string[] }[] = [];
  for (const { query, grades } of JUDGED_QUERIES) {
    const shown = await find(query);
    judged.push({ query, value: ndcg(shown, grades), shown });
  }
  const mean = judged.reduce((sum, { value }) => sum + value, 0) / judged.length;
  const worst = judged.toSorted((a, b) => a.value - b.value).slice(0, 8);
  const words = worst.map(
    ({ query, value, shown }) => `${value.toFixed(2)} ${query}: ${shown.slice(0, 6).join(", ")}`,
  );
  console.info(
    `nDCG@${SHOWN} over ${judged.length} queries: ${mean.toFixed(3)}. The worst:\n${words.join("\n")}`,
  );
  expect(mean).toBeGreaterThan(0.95);
  // What was meant is never missing.
  expect(judged.filter(({ value }) => value < 0.5).map(({ query }) => query)).toEqual([]);
}, 120_000);

test("of a hundred slips of one letter in a word of five letters or more, ninety-five are forgiven", async () => {
  const known = new Set(
    (await database.catalogueWord.findMany({ select: { word: true } })).map(({ word }) => word),
  );
  const words = [
    ...new Set(
      JUDGED_ENTRIES.flatMap(({ name }) => foldText(name).split(" ")).filter((word) =>
        /^[a-z]{5,}$/.test(word),
      ),
    ),
  ];
  const slips = words.flatMap((word, index) =>
    slipsOf(word, index)
      .map((typed) => ({ word, typed }))
      .filter(({ typed }) => !known.has(typed)),
  );
  let found = 0;
  for (const { word, typed } of slips) if ((await correctText(typed)) === word) found++;
  console.info(`${found} of ${slips.length} slips are corrected to the very word.`);
  expect(found / slips.length).toBeGreaterThanOrEqual(0.95);
}, 120_000);

/** A letter left out, doubled by mistake, put in place of another, and two that changed places; somewhere in the word. */
function slipsOf(word: string, seed: number): string[] {
  const at = 1 + (seed % (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  const other = String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 7 + seed) % 26));
  const swapped = `${before}${after[0]}${letter}${after.slice(1)}`;
  return [before + after, before + other + letter + after, before + other + after, swapped].filter(
    (typed) => typed !== word,
  );
}
