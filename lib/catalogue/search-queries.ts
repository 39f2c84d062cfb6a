/** What a search asks besides: appliances that a text names exactly, and how a misspelt word is spelt. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { SLUG_FORM } from "#lib/virtual-appliance/appliance.ts";
import { type CatalogueSearch, type Facet, listChosen } from "./catalogue-search.ts";
import { type ValueNumbers, valueKey } from "./search-sql.ts";
import { chooseCorrection, mistakesForgiven, type NearWord, variantsOf } from "./spelling.ts";
import { foldText, type Identifier, parseTypedText, readIdentifier } from "./typed-text.ts";

/** The values that a search chose, of those that any appliance has. */
export async function loadNumbers(search: Pick<CatalogueSearch, "facets">): Promise<ValueNumbers> {
  const chosen = listChosen(search);
  if (chosen.length === 0) return new Map();
  const values = await getDatabase().catalogueFacetValue.findMany({
    where: { OR: chosen.map(({ facet, value }) => ({ facet, value })) },
    select: { id: true, facet: true, value: true, appliances: true },
  });
  return new Map(
    values.map(({ id, facet, value, appliances }) => [valueKey(facet as Facet, value), { id, appliances }]),
  );
}

/**
 * Appliances that the whole text names: by slug or former slug, by number, by the identifier or a checksum of an image
 * that everybody sees.
 */
export async function resolveIdentifiers(text: string): Promise<string[]> {
  const typed = text.trim().toLowerCase();
  if (typed === "" || /\s/.test(typed)) return [];
  const identifier = readIdentifier(typed);
  const [bySlug, byIdentifier] = await Promise.all([
    SLUG_FORM.test(typed) ? findBySlug(typed) : [],
    identifier ? findByIdentifier(identifier) : [],
  ]);
  return [...new Set([...bySlug, ...byIdentifier])];
}

async function findBySlug(slug: string): Promise<string[]> {
  const rows = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "VirtualAppliance" WHERE "slug" = ${slug}
    UNION SELECT "applianceId"::text FROM "FormerSlug" WHERE "slug" = ${slug}`;
  return rows.map(({ id }) => id);
}

async function findByIdentifier(identifier: Identifier): Promise<string[]> {
  const database = getDatabase();
  if (identifier.kind === "number") {
    const row = await database.virtualAppliance.findUnique({
      where: { number: identifier.number },
      select: { id: true },
    });
    return row ? [row.id] : [];
  }
  const wanted = {
    image: () => ({ identifier: identifier.kind === "image" ? identifier.identifier : "" }),
    sha512: () => ({ sha512: identifier.kind === "sha512" ? identifier.digest : "" }),
    sha256: () => ({ sha256: identifier.kind === "sha256" ? identifier.digest : "" }),
  }[identifier.kind]();
  const images = await database.image.findMany({
    where: { ...wanted, version: { state: { not: "working" }, hiddenAt: null } },
    select: { version: { select: { applianceId: true } } },
    take: 100,
  });
  return images.map(({ version }) => version.applianceId);
}

/**
 * The text with its unknown words replaced by words of the catalogue that are spelt almost so.
 *
 * @returns null when no word is misspelt, or nothing is near
 */
export async function correctText(text: string): Promise<string | null> {
  const terms = parseTypedText(text).filter(({ excluded }) => !excluded);
  const words = [...new Set(terms.flatMap((term) => term.words))];
  const corrections = new Map<string, string>();
  for (const word of words) {
    const meant = await correctWord(word);
    if (meant !== null) corrections.set(word, meant);
  }
  if (corrections.size === 0) return joinWords(text);
  return text.replace(
    /\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+/gu,
    (typed) => corrections.get(foldText(typed)) ?? typed,
  );
}

/** Two words that the catalogue writes as one, such as alma linux; null when there are none. */
async function joinWords(text: string): Promise<string | null> {
  if (/["-]/.test(text)) return null;
  const words = text.trim().split(/\s+/u);
  for (const [index, word] of words.slice(0, -1).entries()) {
    const joined = foldText(`${word}${words[index + 1]}`);
    const known = await getDatabase().catalogueWord.findUnique({ where: { word: joined } });
    if (known) return [...words.slice(0, index), joined, ...words.slice(index + 2)].join(" ");
  }
  return null;
}

async function correctWord(word: string): Promise<string | null> {
  if (mistakesForgiven(word) === 0) return null;
  // One look-up in the index a variant: asked for all at once, the database expects to find so much that it reads all.
  const near = await getDatabase().$queryRaw<NearWord[]>`
    SELECT DISTINCT w."word", w."appliances" FROM unnest(${variantsOf(word)}::text[]) AS variant
    CROSS JOIN LATERAL (
      SELECT "word", "appliances" FROM "CatalogueWord" WHERE "variants" @> ARRAY[variant]
    ) AS w`;
  // A word that the catalogue knows is meant, unless hardly anybody uses it and its neighbour is everywhere.
  const own = near.find((candidate) => candidate.word === word)?.appliances ?? 0;
  const correction = chooseCorrection(
    word,
    near.filter(({ appliances }) => own === 0 || appliances >= own * 20),
  );
  return correction ?? (own === 0 ? findContaining(word) : null);
}

/** The most frequent word that holds what was typed: people search by the middle of a name too. */
async function findContaining(part: string): Promise<string | null> {
  const [found] = await getDatabase().$queryRaw<{ word: string }[]>`
    SELECT "word" FROM "CatalogueWord" WHERE position(${part} in "word") > 1 ORDER BY "appliances" DESC, "word" LIMIT 1`;
  return found?.word ?? null;
}
