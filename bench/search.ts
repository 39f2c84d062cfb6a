/** How quickly a large catalogue is searched by two people at once. */
import { type CatalogueSearch, EMPTY_SEARCH } from "#lib/catalogue/catalogue-search.ts";
import { listFoundIds } from "#lib/catalogue/found-ids-queries.ts";
import { listBestMatches } from "#lib/catalogue/queries.ts";
import { countFacets, searchCatalogue } from "#lib/catalogue/search-catalogue.ts";
import { correctText } from "#lib/catalogue/search-queries.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { APPLICATIONS, generateCatalogue, SYSTEMS } from "./generate-catalogue.ts";
import { measureTogether, type Timing } from "./measure.ts";

const CLIENTS = 2;
const ROUNDS = 100;
const PAGES = 40;

type Work = (round: number) => Promise<unknown>;

/** @param args `--million` for a million appliances, or their number; 100,000 when absent */
export async function benchSearch(ownerUrl: string, [size = "100000"]: readonly string[]): Promise<void> {
  const appliances = size === "--million" ? 1_000_000 : Number(size);
  const begin = performance.now();
  await generateCatalogue(ownerUrl, appliances);
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  console.log(`${appliances.toLocaleString("en")} appliances generated and gathered in ${seconds} s.`);
  await reportSizes();
  const rounds = appliances > 200_000 ? ROUNDS / 4 : ROUNDS;
  const reference = await measureTogether(
    (round) => getDatabase().virtualAppliance.findUnique({ where: { slug: `entry-${1 + round}` } }),
    rounds,
    CLIENTS,
  );
  report("reference: one appliance by its address", reference, reference);
  for (const [name, work, target] of await cases()) {
    report(name, await measureTogether(work, rounds, CLIENTS), reference, target);
  }
}

async function cases(): Promise<[name: string, work: Work, targetMs?: number][]> {
  const now = new Date();
  const search = (change: Partial<CatalogueSearch>): CatalogueSearch => ({
    ...EMPTY_SEARCH,
    ...(change.text ? { sort: "relevance" } : {}),
    ...change,
  });
  const application = (round: number) => pick(APPLICATIONS, round).toLowerCase();
  const oneWord = (round: number) => search({ text: application(round) });
  const twoWords = (round: number) =>
    search({ text: `${application(round)} ${pick(SYSTEMS, round * 7 + 3).split(" ")[0]}` });
  const filtered = (round: number) =>
    search({
      facets: {
        os: [pick(SYSTEMS, round)],
        discipline: ["Physics", "Life sciences"],
        freshness: ["current"],
      },
    });
  const narrow = (round: number) => search({ facets: { vo: [`vo${1 + (round % 40)}.example.org`] } });
  const deep = await deepPages(search({}), now);
  const deepInWord = await deepPages(search({ text: "jupyter" }), now);
  const facets =
    (of: (round: number) => CatalogueSearch): Work =>
    (round) =>
      countFacets(of(round), now);
  const page =
    (of: (round: number) => CatalogueSearch): Work =>
    (round) =>
      searchCatalogue(of(round), now);
  return [
    ["everything, with facets", facets(() => EMPTY_SEARCH), 10],
    ["everything, with facets and cards", page(() => EMPTY_SEARCH)],
    ["one word, with facets", facets(oneWord), 45],
    ["one word, with facets and cards", page(oneWord)],
    ["two words, with facets", facets(twoWords), 15],
    ["two words, with facets and cards", page(twoWords)],
    ["did you mean", (round) => correctText(misspelt(application(round))), 5],
    ["three facets chosen, with facets", facets(filtered)],
    ["one VO chosen, with facets", facets(narrow)],
    [`page ${PAGES} of everything, with facets and cards`, page((round) => pick(deep, round))],
    [`page ${PAGES} of one word, with facets and cards`, page((round) => pick(deepInWord, round))],
    ["six best matches, no facets", (round) => listBestMatches(application(round), 6, now)],
    ["identifiers of one word, up to 1,000", (round) => listFoundIds(oneWord(round), 1000, now)],
  ];
}

const pick = <Value>(values: readonly Value[], round: number): Value =>
  values[round % values.length] as Value;

/** Two letters change places. */
function misspelt(word: string): string {
  return `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;
}

async function deepPages(search: CatalogueSearch, now: Date): Promise<CatalogueSearch[]> {
  let place = search;
  for (let number = 1; number < PAGES; number++) {
    const { next } = await searchCatalogue(place, now);
    if (!next) break;
    place = next;
  }
  return [place];
}

async function reportSizes(): Promise<void> {
  const [sizes] = await getDatabase().$queryRaw<{ rows: bigint; words: bigint; spelling: bigint }[]>`
    SELECT pg_total_relation_size('"CatalogueRow"') AS rows, pg_total_relation_size('"CatalogueWord"') AS spelling,
      (SELECT count(*) FROM "CatalogueWord") AS words`;
  const mebibytes = (bytes: bigint = 0n) => `${(Number(bytes) / 2 ** 20).toFixed(0)} MiB`;
  console.log(
    `Rows with indexes ${mebibytes(sizes?.rows)}; ${sizes?.words} words, ${mebibytes(sizes?.spelling)}.\n`,
  );
}

function report(name: string, { p50, p95 }: Timing, reference: Timing, targetMs?: number): void {
  const target = targetMs === undefined ? "" : `; target ${targetMs} ms`;
  const times = (p50 / reference.p50).toFixed(1);
  console.log(
    `${name}: median ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${times} times the reference${target}`,
  );
}
