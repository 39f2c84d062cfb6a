/** The order of results, judged by sixty searches over a catalogue that was written by hand; and searches with mistakes. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion, createTestVo, imageFields } from "#lib/testing/factories.ts";
import { ndcgOf } from "#lib/testing/ndcg.ts";
import { slugOf } from "#lib/virtual-appliance/appliance.ts";
import { JUDGED_CATALOGUE, type JudgedAppliance } from "./__fixtures__/judged-catalogue.ts";
import { JUDGED_QUERIES } from "./__fixtures__/judged-queries.ts";
import { parseCatalogueQuery } from "./catalogue-search.ts";
import { refreshCatalogue } from "./refresh-catalogue.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { foldText } from "./typed-text.ts";

const database = getDatabase();
const NOW = new Date();
const DAY_MS = 24 * 3600 * 1000;
/** Of all searches together, and the least of each. */
const GOOD = { mean: 0.93, each: 0.5 };
const FOUND_DESPITE_A_MISTAKE = 0.95;
/** Hundreds of searches a test, also on a busy machine. */
const PATIENCE_MS = 180_000;

const search = async (text: string) =>
  searchCatalogue(parseCatalogueQuery(new URLSearchParams({ q: text }).toString()), NOW);

beforeAll(async () => {
  const people = await Promise.all(Array.from({ length: 30 }, () => createPerson()));
  const vos = await Promise.all(Array.from({ length: 5 }, () => createTestVo()));
  const listed: string[][] = vos.map(() => []);
  for (const appliance of JUDGED_CATALOGUE) {
    const imageId = await create(
      appliance,
      people.map(({ personId }) => personId),
    );
    for (let index = 0; imageId && index < numberOf(appliance, "e"); index++) listed[index]?.push(imageId);
  }
  for (const [index, { id: voId }] of vos.entries()) {
    const entries = (listed[index] ?? []).map((imageId, position) => ({
      ...{ imageId, position, entryIdentifier: randomUUID() },
    }));
    const revision = { voId, number: 1, state: "published" as const, comment: "", content: {} };
    await database.revision.create({
      data: { ...revision, createdAt: NOW, publishedAt: NOW, entries: { create: entries } },
    });
  }
  await refreshCatalogue(NOW);
}, PATIENCE_MS);

/** @returns the identifier of its image; null when it has none */
async function create(appliance: JudgedAppliance, people: readonly string[]): Promise<string | null> {
  const { name, summary, tags, osName, osVersion, marks } = appliance;
  const { id } = await database.virtualAppliance.create({
    data: {
      ...{ name, summary, tags, slug: slugOf(name), description: summary, category: "Scientific software" },
      status: marks.includes("unmaintained") ? "unmaintained" : "production",
      followers: {
        create: people.slice(0, numberOf(appliance, "f")).map((personId) => ({ personId })),
      },
    },
  });
  if (marks.includes("none")) return null;
  const daysAgo = marks.includes("old") ? 730 : marks.includes("stale") ? 300 : 40;
  const { images } = await createPublishedVersion(id, {
    images: [imageFields({ osName, osVersion, acceleratorKind: marks.includes("gpu") ? "GPU" : null })],
    now: new Date(NOW.getTime() - daysAgo * DAY_MS),
    expiresInDays: 360,
  });
  if (marks.includes("revoked")) {
    await database.applianceVersion.updateMany({ where: { applianceId: id }, data: { revokedAt: NOW } });
  }
  return images[0]?.id ?? null;
}

/** The number behind a letter: 3 of e3. */
function numberOf({ marks }: JudgedAppliance, letter: string): number {
  const mark = marks.find((one) => one.startsWith(letter) && /^\d+$/.test(one.slice(1)));
  return mark ? Number(mark.slice(1)) : 0;
}

test("judgements are of appliances that exist", () => {
  const names = new Set(JUDGED_CATALOGUE.map(({ name }) => name));
  const judged = JUDGED_QUERIES.flatMap(({ grades }) => [...grades.keys()]);
  expect(judged.filter((name) => !names.has(name))).toEqual([]);
  expect(JUDGED_QUERIES).toHaveLength(60);
});

test("sixty judged searches are put in a good order", async () => {
  const judged: { text: string; ndcg: number; found: string[] }[] = [];
  for (const { text, grades } of JUDGED_QUERIES) {
    const found = (await search(text)).items.map(({ name }) => name);
    judged.push({ text, found, ndcg: ndcgOf(found, grades) });
  }
  const mean = judged.reduce((sum, { ndcg }) => sum + ndcg, 0) / judged.length;
  const worst = judged.toSorted((a, b) => a.ndcg - b.ndcg).slice(0, 5);
  console.log(
    `nDCG@10 of ${judged.length} judged searches: ${mean.toFixed(3)}; the least: ${worst
      .map(({ text, ndcg }) => `${text} ${ndcg.toFixed(2)}`)
      .join(", ")}`,
  );
  if (process.env.SHOW_RESULTS) {
    for (const one of judged.filter(({ ndcg }) => ndcg < 0.97))
      console.log(one.text, one.ndcg, one.found.slice(0, 10));
  }
  expect(mean).toBeGreaterThanOrEqual(GOOD.mean);
  expect(judged.filter(({ ndcg }) => ndcg < GOOD.each).map(({ text, found }) => ({ text, found }))).toEqual(
    [],
  );
}, PATIENCE_MS);

describe("one wrong letter", () => {
  const words = new Set(
    JUDGED_CATALOGUE.flatMap(({ name }) => foldText(name).split(" ")).filter((word) =>
      /^[a-z]{5,}$/.test(word),
    ),
  );
  const mistakes = [
    ["left out", (word: string, at: number) => word.slice(0, at) + word.slice(at + 1)],
    ["too many", (word: string, at: number) => `${word.slice(0, at)}x${word.slice(at)}`],
    ["another one", (word: string, at: number) => `${word.slice(0, at)}q${word.slice(at + 1)}`],
    [
      "swapped with the next",
      (word: string, at: number) =>
        word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
    ],
  ] as const;

  test.each(mistakes)("%s in a name of five letters or more still finds it", async (_kind, misspell) => {
    const missed: string[] = [];
    for (const [index, word] of [...words].entries()) {
      const typed = misspell(word, index % (word.length - 1));
      const { items } = await search(typed);
      if (!items.some(({ name }) => foldText(name).includes(word))) missed.push(`${typed} for ${word}`);
    }
    const share = 1 - missed.length / words.size;
    console.log(
      `${(share * 100).toFixed(1)} % of ${words.size} names found despite a letter; not: ${missed.join(", ")}`,
    );
    expect(share).toBeGreaterThanOrEqual(FOUND_DESPITE_A_MISTAKE);
  }, PATIENCE_MS);
});
