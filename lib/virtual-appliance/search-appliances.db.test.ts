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
import { countCatalogue, endorsingVosOf, listCategories, searchAppliances } from "./search-appliances.ts";

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

const search = async (
  text: string,
  { category = null, page = 1 }: { category?: string | null; page?: number } = {},
) => searchAppliances({ text, category, page }, NOW);
const namesFound = async (text: string, category: string | null = null) =>
  (await search(text, { category })).items.map(({ name }) => name);

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
    ["the middle of the name", "röße", "100% Größe_Test"],
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
    ["%", ["100% Größe_Test"]],
    ["_", ["100% Größe_Test"]],
    ["0%", ["100% Größe_Test"]],
    ["\\", []],
    ["'", []],
    ["\u0000", []],
    ["the", []],
    ["& | ! ( ) : * <->", []],
    ["jupyter:* | batch", []],
    ['\'; DROP TABLE "Vo"; --', []],
  ])("%j is looked for as it stands", async (text, names) => {
    expect(await namesFound(text)).toEqual(names);
  });

  test("a very long text counts by its beginning", async () => {
    expect(await namesFound("x".repeat(5000))).toEqual([]);
    expect(await namesFound("debian ".repeat(5000))).toEqual(await namesFound("debian"));
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
        await search("debian", { category });
      }),
      { numRuns: 150 },
    );
  });
});

describe("pages", () => {
  beforeAll(async () => {
    const data = Array.from({ length: 30 }, (_, index) => ({
      slug: `many-${index}`,
      name: `Zebra ${index}`,
      summary: "One of many.",
      description: "x",
      category: "Training",
    }));
    await database.virtualAppliance.createMany({ data });
  });

  test("hold each thing once, and know how many there are", async () => {
    const [first, second] = [await search("zebra"), await search("zebra", { page: 2 })];
    expect(first).toMatchObject({ total: 30, page: 1, pageCount: 2 });
    expect(second).toMatchObject({ total: 30, page: 2, pageCount: 2 });
    const slugs = [...first.items, ...second.items].map(({ slug }) => slug);
    expect(slugs).toHaveLength(30);
    expect(new Set(slugs).size).toBe(30);
  });

  test("beyond the last one there is nothing, yet the number stays true", async () => {
    expect(await search("zebra", { page: 3 })).toMatchObject({ items: [], total: 30, pageCount: 2 });
    expect(await search("zebra", { page: 100_000 })).toMatchObject({ items: [], total: 30 });
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

test("the start page counts what is published", async () => {
  const before = await countCatalogue();
  const { id } = await createAppliance(null, "Counted");
  await createWorkingVersionOf(id);
  expect(await countCatalogue()).toEqual(before);
  await database.applianceVersion.deleteMany({ where: { applianceId: id, state: "working" } });
  await createPublishedVersion(id, { images: [imageFields(), imageFields()] });
  expect(await countCatalogue()).toEqual({
    ...before,
    appliances: before.appliances + 1,
    images: before.images + 2,
  });
});

test("categories in use are counted", async () => {
  expect(await listCategories()).toContainEqual({ category: "Training", count: 30 });
});
