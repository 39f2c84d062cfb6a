import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import {
  createAppliance,
  createPublishedVersion,
  createTestVo,
  imageFields,
} from "#lib/testing/factories.ts";
import { endorsingVosOf } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import {
  type CatalogueSearch,
  defaultSort,
  EMPTY_SEARCH,
  FACETS,
  type Facet,
  parseCatalogueQuery,
} from "./catalogue-search.ts";
import { listBestMatches, listTopCategories } from "./queries.ts";
import { refreshCatalogue } from "./refresh-catalogue.ts";
import { type CatalogueResults, searchCatalogue } from "./search-catalogue.ts";
import { facetNumber } from "./search-sql.ts";
import { variantsOf } from "./spelling.ts";
import { foldText } from "./typed-text.ts";

const database = getDatabase();
const NOW = new Date();

/** Each entry by its name, with what shall be found in it. */
const ENTRIES = {
  "Cluster in a box": {
    summary: "A batch system on virtual machines.",
    category: "Compute clusters and workflows",
  },
  Slurm: { summary: "Makes a cluster of virtual machines.", category: "Compute clusters and workflows" },
  "Plain Debian 12.5": { summary: "Minimal Debian for everything else.", tags: ["stable"] },
  Notebooks: {
    summary: "Jupyter in the browser.",
    description: "Runs on Debian.",
    category: "Interactive analysis",
  },
  "100% Größe_Test": { summary: "An odd name, for tests." },
  Genomics: { summary: "Sequencing.", disciplines: ["Life sciences"], category: "Scientific software" },
};

beforeAll(async () => {
  for (const [name, fields] of Object.entries(ENTRIES)) {
    const slug = `entry-${Object.keys(ENTRIES).indexOf(name)}`;
    await database.virtualAppliance.create({
      data: { slug, name, description: "Nothing more to say.", category: "Operating systems", ...fields },
    });
  }
});

/** A search as an address has it. */
const find = async (query: string) => searchCatalogue(parseCatalogueQuery(query), NOW);
const search = async (text: string, facets: CatalogueSearch["facets"] = {}) =>
  searchCatalogue({ ...EMPTY_SEARCH, text, facets, sort: defaultSort(text), exact: true }, NOW);
const namesIn = ({ items }: CatalogueResults) => items.map(({ name }) => name);
const namesFound = async (text: string, category?: string) =>
  namesIn(await search(text, category === undefined ? {} : { category: [category] }));
/** What a facet offers, as "value count". */
const choicesOf = ({ facets }: CatalogueResults, facet: Facet) =>
  facets.find((one) => one.facet === facet)?.choices.map(({ value, count }) => `${value} ${count}`) ?? [];

describe("searching", () => {
  test.each(["jup", "jupy", "jupyt", "jupyter", "JUPYTER", "  jupyter "])(
    "%j finds by the beginning of a word",
    async (text) => {
      expect(await namesFound(text)).toEqual(["Notebooks"]);
    },
  );

  test.each([
    ["the name", "noteb", "Notebooks"],
    ["the summary", "sequencing", "Genomics"],
    ["a tag", "stable", "Plain Debian 12.5"],
    ["a discipline", "life sci", "Genomics"],
    ["the category", "scientific", "Genomics"],
    ["a name without its accents", "grosse test", "100% Größe_Test"],
    ["a number with its point", "12.5 debian", "Plain Debian 12.5"],
  ])("looks at %s", async (_where, text, name) => {
    expect(await namesFound(text)).toEqual([name]);
  });

  test("all words must be there, in any order", async () => {
    expect(await namesFound("browser jupyter")).toEqual(["Notebooks"]);
    expect(await namesFound("jupyter batch")).toEqual([]);
  });

  test("what is named so comes before what only mentions it", async () => {
    expect(await namesFound("cluster")).toEqual(["Cluster in a box", "Slurm"]);
    expect(await namesFound("debian")).toEqual(["Plain Debian 12.5", "Notebooks"]);
    expect((await namesFound("slurm"))[0]).toBe("Slurm");
  });

  test("the category narrows", async () => {
    expect(await namesFound("debian", "Operating systems")).toEqual(["Plain Debian 12.5"]);
    expect(await namesFound("", "Interactive analysis")).toEqual(["Notebooks"]);
    expect(await namesFound("", "No such category")).toEqual([]);
  });

  test("without text, the last changed comes first", async () => {
    const { id } = await database.virtualAppliance.findUniqueOrThrow({ where: { slug: "entry-3" } });
    await database.virtualAppliance.update({
      where: { id },
      data: { updatedAt: new Date(Date.now() + 1000) },
    });
    const { items, total } = await search("");
    expect(items[0]?.name).toBe("Notebooks");
    expect(total).toBe(Object.keys(ENTRIES).length);
  });
});

describe("odd input", () => {
  test.each([
    ["%", []],
    ["\\", []],
    ["'", []],
    ["\u0000", []],
    ["& | ! ( ) : * <->", []],
    ["jupyter:* | batch", []],
    ['\'; DROP TABLE "Vo"; --', []],
  ])("%j is looked for as words", async (text, names) => {
    expect(await namesFound(text)).toEqual(names);
  });

  test("a very long text counts by its beginning", async () => {
    expect(await namesFound("x".repeat(5000))).toEqual([]);
    expect((await namesFound("debian ".repeat(5000))).toSorted()).toEqual(
      (await namesFound("debian")).toSorted(),
    );
  });

  test("never throws", async () => {
    const odd = fc.array(
      fc.constantFrom(..."' \" % _ \\ & | ! : * ( ) <-> :* \u0000 deb 12. .5 ² ⅷ é 日 \ud800".split(" ")),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      odd.map((parts) => parts.join(" ")),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (query, category) => {
        await search(query);
        await search("debian", { category: [category.replaceAll("\0", "")] });
      }),
      { numRuns: 50 },
    );
  });
});

describe("pages", () => {
  beforeAll(async () => {
    const data = Array.from({ length: 60 }, (_, index) => ({
      slug: `many-${index}`,
      name: `Zebra ${index % 2 === 0 ? "even" : "odd"} ${index}`,
      summary: "One of many.",
      description: "x",
      category: "Training",
      updatedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 20))),
    }));
    await database.virtualAppliance.createMany({ data });
  });

  test.each(["relevance", "name", "updated", "followers"] as const)(
    "by %s hold each thing once, forwards and backwards",
    async (sort) => {
      const first = await searchCatalogue({ ...EMPTY_SEARCH, text: "zebra", sort }, NOW);
      expect(first).toMatchObject({ total: 60, previous: null });
      const pages = [first];
      for (let next = first.next; next; ) {
        const page: CatalogueResults = await searchCatalogue(
          next,
          new Date(NOW.getTime() + 1000 * pages.length),
        );
        pages.push(page);
        next = page.next;
      }
      expect(pages.map(({ items }) => items.length)).toEqual([24, 24, 12]);
      expect(pages.every(({ total }) => total === 60)).toBe(true);
      expect(new Set(pages.flatMap(namesIn)).size).toBe(60);
      const back = await searchCatalogue(pages[2]?.previous ?? EMPTY_SEARCH, NOW);
      expect(namesIn(back)).toEqual(namesIn(pages[1] as CatalogueResults));
      const begin = await searchCatalogue(back.previous ?? EMPTY_SEARCH, NOW);
      expect(namesIn(begin)).toEqual(namesIn(first));
      expect(begin.previous).toBeNull();
      if (sort === "name") expect(pages.flatMap(namesIn)[0]).toBe("Zebra even 0");
    },
  );

  test("of everything are read the same way", async () => {
    const first = await searchCatalogue(EMPTY_SEARCH, NOW);
    const second = await searchCatalogue(first.next ?? EMPTY_SEARCH, NOW);
    expect(new Set([...namesIn(first), ...namesIn(second)]).size).toBe(48);
    expect(namesIn(await searchCatalogue(second.previous ?? EMPTY_SEARCH, NOW))).toEqual(namesIn(first));
  });

  test("of a place that is none begin at the beginning", async () => {
    const first = await find("q=zebra&sort=name");
    const nameOfOther = first.next?.cursor?.key;
    for (const query of ["q=zebra&sort=name&after=nonsense", `q=zebra&sort=updated&after=${nameOfOther}`]) {
      const page = await find(query);
      expect(page.previous).toBeNull();
      expect(page.items).toHaveLength(24);
    }
  });
});

describe("facets", () => {
  beforeAll(async () => {
    const shapes = [
      ["Wombat one", { osName: "Debian", osVersion: "12", arch: "x86_64", format: "qcow2" }],
      ["Wombat two", { osName: "Debian", osVersion: "13", arch: "aarch64", format: "qcow2" }],
      [
        "Wombat three",
        { osName: "Ubuntu", osVersion: "24.04", arch: "x86_64", format: "ova", acceleratorKind: "GPU" },
      ],
    ] as const;
    for (const [name, fields] of shapes) {
      const { id } = await createAppliance(null, name);
      await createPublishedVersion(id, {
        images: [imageFields(fields)],
        expiresInDays: name === "Wombat two" ? 10 : 180,
      });
    }
    await createAppliance(null, "Wombat four");
  });

  test("count what a search finds", async () => {
    const found = await find("q=wombat");
    expect(found.total).toBe(4);
    expect(choicesOf(found, "os")).toEqual([
      "Debian 2",
      "Debian 13 1",
      "Debian 12 1",
      "Ubuntu 1",
      "Ubuntu 24.04 1",
    ]);
    expect(choicesOf(found, "arch")).toEqual(["x86_64 2", "aarch64 1"]);
    expect(choicesOf(found, "accelerator")).toEqual(["GPU 1"]);
    expect(choicesOf(found, "freshness")).toEqual(["new 3", "current 3", "expiring 1", "none 1"]);
    expect(choicesOf(found, "integrity")).toEqual(["measured 3"]);
    expect(choicesOf(found, "report")).toEqual(["none 3"]);
  });

  test("react to one another, and not to themselves", async () => {
    const found = await find("q=wombat&os=Debian");
    expect(found.total).toBe(2);
    expect(choicesOf(found, "os")).toEqual([
      "Debian 2",
      "Debian 13 1",
      "Debian 12 1",
      "Ubuntu 1",
      "Ubuntu 24.04 1",
    ]);
    expect(choicesOf(found, "arch")).toEqual(["aarch64 1", "x86_64 1"]);
    const both = await find("q=wombat&os=Debian&arch=x86_64");
    expect(namesIn(both)).toEqual(["Wombat one"]);
    expect(choicesOf(both, "os")).toEqual(["Debian 1", "Debian 12 1", "Ubuntu 1", "Ubuntu 24.04 1"]);
    expect(choicesOf(both, "arch")).toEqual(["aarch64 1", "x86_64 1"]);
    expect(choicesOf(both, "format")).toEqual(["qcow2 1"]);
    const three = await find("q=wombat&os=Debian&arch=x86_64&freshness=expiring");
    expect(three.total).toBe(0);
    expect(choicesOf(three, "freshness")).toEqual(["new 1", "current 1", "expiring 0"]);
  });

  test("say the number of results that choosing gives", async () => {
    for (const query of ["", "q=wombat", "q=wombat&arch=x86_64", "os=Debian", "os=Debian&format=qcow2"]) {
      const before = parseCatalogueQuery(query);
      const found = await searchCatalogue(before, NOW);
      for (const { facet, choices } of found.facets) {
        for (const { value, count } of choices) {
          const alone = { ...before, facets: { ...before.facets, [facet]: [value] } };
          expect([facet, value, (await searchCatalogue(alone, NOW)).total]).toEqual([facet, value, count]);
        }
      }
    }
  });

  test("several of one are any of them", async () => {
    expect((await find("q=wombat&os=Debian+12&os=Ubuntu")).total).toBe(2);
    expect((await find("q=wombat&freshness=expiring&freshness=none")).total).toBe(2);
  });

  test("that leave nothing tell which one to take back", async () => {
    const found = await find("q=wombat&arch=aarch64&accelerator=GPU");
    expect(found.total).toBe(0);
    expect(found.wayOut.map(({ facet, total }) => [facet, total])).toEqual([
      ["arch", 1],
      ["accelerator", 1],
    ]);
    const unknown = await find("q=nothing+at+all&arch=aarch64&vo=no-such-vo");
    expect(unknown).toMatchObject({ total: 0, wayOut: [] });
    expect(choicesOf(unknown, "vo")).toEqual(["no-such-vo 0"]);
  });

  test("with as many as there are appliances are counted by the worker, and say the same", async () => {
    await refreshCatalogue(NOW);
    for (const query of ["", "os=Debian", "freshness=current&sort=name", "vo=no-such-vo"]) {
      const live = await find(query);
      const counted = await asLargeCatalogue(() => find(query));
      expect(counted.facets, query).toEqual(live.facets);
      expect(counted.items.map(({ slug }) => slug)).toEqual(live.items.map(({ slug }) => slug));
      if (query !== "") expect(counted.total).toBe(live.total);
    }
    const { wayOut } = await asLargeCatalogue(() => find("vo=no-such-vo"));
    expect(wayOut.map(({ facet }) => facet)).toEqual(["vo"]);
  });
});

/** Has the search believe that the worker counted thousands. */
async function asLargeCatalogue<Result>(work: () => Promise<Result>): Promise<Result> {
  const { appliances } = await database.catalogueSummary.findUniqueOrThrow({ where: { id: 1 } });
  await database.catalogueSummary.update({ where: { id: 1 }, data: { appliances: appliances + 5000 } });
  try {
    return await work();
  } finally {
    await database.catalogueSummary.update({ where: { id: 1 }, data: { appliances } });
  }
}

describe("what is meant exactly", () => {
  test("comes first: an address, a former address, a number, an image, a checksum", async () => {
    const { id } = await createAppliance(null, "Cassowary Base");
    const image = imageFields({ sha512: "c0ffee".padEnd(128, "0"), sha256: "c0ffee".padEnd(64, "1") });
    await createPublishedVersion(id, { images: [image] });
    await createAppliance(null, "Old Cassowary Base Reborn");
    await database.formerSlug.create({ data: { slug: "first-address", applianceId: id, replacedAt: NOW } });
    const { number } = await database.virtualAppliance.findUniqueOrThrow({ where: { id } });
    const named = ["cassowary-base", "Cassowary-Base", "cassowary base", "first-address", String(number)];
    for (const text of [...named, image.identifier, image.sha512, image.sha256.toUpperCase()]) {
      expect([text, (await namesFound(String(text)))[0]]).toEqual([text, "Cassowary Base"]);
    }
  });

  test("phrases stand side by side, and what follows a minus is not there", async () => {
    expect((await namesFound('"virtual machines" cluster')).toSorted()).toEqual([
      "Cluster in a box",
      "Slurm",
    ]);
    expect(await namesFound('"machines virtual"')).toEqual([]);
    expect(await namesFound("cluster -batch")).toEqual(["Slurm"]);
    expect(await namesFound('cluster -"batch system"')).toEqual(["Slurm"]);
    expect(await namesFound("browser -jupyter")).toEqual([]);
  });

  test("stems are found, beginnings only of the last word", async () => {
    expect((await namesFound("clusters machine")).toSorted()).toEqual(["Cluster in a box", "Slurm"]);
    expect(await namesFound("clus machine")).toEqual([]);
  });
});

describe("the database and the product", () => {
  test("fold texts in the same way", async () => {
    const texts = fc.string({ unit: fc.constantFrom(..."aZ09 .-_/éÖßøŁæ²½ﬁ日ж'\"%\\") });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const [row] = await database.$queryRaw<
          { folded: string }[]
        >`SELECT catalogue_fold(${text}) AS folded`;
        expect(row?.folded).toBe(foldText(text));
      }),
      { numRuns: 200 },
    );
  });

  test("number facets in the same way", async () => {
    for (const facet of FACETS) {
      const [row] = await database.$queryRaw<
        { number: number }[]
      >`SELECT catalogue_facet_number(${facet}) AS number`;
      expect([facet, row?.number]).toEqual([facet, facetNumber(facet)]);
    }
  });

  test("take words apart in the same way", async () => {
    for (const word of ["jupyter", "kubernetes", "tensorflow", "debian"]) {
      const [row] = await database.$queryRaw<{ variants: string[] }[]>`
        SELECT catalogue_word_variants(${word}) AS variants`;
      expect(row?.variants.toSorted()).toEqual(variantsOf(word).toSorted());
    }
  });
});

describe("misspelt words", () => {
  beforeAll(async () => refreshCatalogue(NOW));

  test("are corrected when nothing is found, saying so", async () => {
    const found = await find("q=jupiter+browser");
    expect(found).toMatchObject({ typed: "jupiter browser", search: { text: "jupyter browser" }, total: 1 });
    expect(namesIn(found)).toEqual(["Notebooks"]);
  });

  test("are left alone when they are meant so; the correction is proposed", async () => {
    const found = await find("q=jupiter&exact=1");
    expect(found).toMatchObject({
      typed: null,
      total: 0,
      suggestion: { search: { text: "jupyter" }, total: 1 },
    });
  });

  test("keep minus and quotation marks", async () => {
    expect((await find(`q=${encodeURIComponent('"virtaul machines" -batch')}`)).search.text).toBe(
      '"virtual machines" -batch',
    );
  });

  test("the middle of a word is found too", async () => {
    expect(namesIn(await find("q=notebo"))).toEqual(["Notebooks"]);
    expect(namesIn(await find("q=otebook"))).toEqual(["Notebooks"]);
  });

  test("are not corrected to what the other choices leave out", async () => {
    expect(await find("q=jupiter&vo=no-such-vo")).toMatchObject({ typed: null, total: 0, suggestion: null });
  });
});

describe("a card", () => {
  test("sums the latest version up", async () => {
    const { id } = await createAppliance(null, "Quokka");
    const images = [
      imageFields({ position: 0, format: "qcow2" }),
      imageFields({ position: 1, format: "ova", arch: "aarch64" }),
    ];
    await createPublishedVersion(id, { version: "1.0" });
    await createPublishedVersion(id, { version: "2.0", images });
    await createWorkingVersionOf(id);
    const [card] = (await search("quokka")).items;
    expect(card).toMatchObject({
      name: "Quokka",
      ownerName: null,
      latest: { version: "2.0", status: "current", operatingSystems: ["Debian 13"], sizeBytes: 196_616n },
      endorsingVos: [],
    });
    expect(card?.latest?.formats.toSorted()).toEqual(["ova", "qcow2"]);
    expect(card?.latest?.architectures.toSorted()).toEqual(["aarch64", "x86_64"]);
  });

  test("tells nothing of a version that is hidden or being worked on", async () => {
    const { id } = await createAppliance(null, "Numbat");
    const { id: versionId } = await createPublishedVersion(id);
    await createWorkingVersionOf(id);
    await database.applianceVersion.update({ where: { id: versionId }, data: { hiddenAt: NOW } });
    expect((await search("numbat")).items).toMatchObject([{ latest: null }]);
  });
});

describe("who endorses it", () => {
  async function publishRevision(
    voId: string,
    number: number,
    imageIds: string[],
    state: "published" | "signing",
  ) {
    await database.revision.create({
      data: {
        voId,
        number,
        state,
        publishedAt: state === "published" ? NOW : null,
        comment: "",
        content: {},
        createdAt: NOW,
        entries: {
          create: imageIds.map((imageId, position) => ({
            entryIdentifier: crypto.randomUUID(),
            imageId,
            position,
          })),
        },
      },
    });
  }

  test("are the VOs whose current list offers any version of it", async () => {
    const { id } = await createAppliance(null, "Bilby");
    const old = await createPublishedVersion(id);
    const { images } = await createPublishedVersion(id);
    const imageId = images[0]?.id ?? "";
    const [alpha, beta, gamma, delta] = [
      await createTestVo({ name: "alpha" }),
      await createTestVo({ name: "beta" }),
      await createTestVo({ name: "gamma" }),
      await createTestVo({ name: "delta" }),
    ];
    await publishRevision(beta.id, 1, [imageId], "published");
    await publishRevision(alpha.id, 1, [old.images[0]?.id ?? "", imageId], "published");
    // It left this list again, and is not in that one yet.
    await publishRevision(gamma.id, 1, [imageId], "published");
    await publishRevision(gamma.id, 2, [], "published");
    await publishRevision(delta.id, 1, [imageId], "signing");
    expect((await endorsingVosOf([id])).get(id)).toEqual(["alpha", "beta"]);
    expect((await search("bilby")).items).toMatchObject([{ endorsingVos: ["alpha", "beta"] }]);
    expect(await endorsingVosOf([])).toEqual(new Map());
  });
});

test("the start page names the shelves", async () => {
  expect(await listTopCategories(NOW)).toContainEqual(
    expect.objectContaining({ value: "Training", count: 60 }),
  );
});

test("narrow lists get the best matches, spelt rightly", async () => {
  const [first] = (await search("training")).items;
  expect((await listBestMatches("training", 3, NOW)).map(({ id }) => id)).toHaveLength(3);
  expect((await listBestMatches("training", 1, NOW))[0]?.id).toBe(first?.id);
  expect((await listBestMatches("trainnig", 1, NOW))[0]?.id).toBe(first?.id);
  expect(await listBestMatches(" ", 3, NOW)).toEqual([]);
});
