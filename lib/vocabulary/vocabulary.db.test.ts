/** The vocabulary on the database: what a change does to entries that chose the word, and what is refused. */

import { beforeEach, describe, expect, test } from "vitest";
import { parseCatalogueQuery } from "#lib/catalogue/catalogue-search.ts";
import { searchCatalogue } from "#lib/catalogue/search-catalogue.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, entryForm } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson, createTestVo } from "#lib/testing/factories.ts";
import { editAppliance } from "#lib/virtual-appliance/edit-appliance.ts";
import { registerAppliance } from "#lib/virtual-appliance/register-appliance.ts";
import { addTerm } from "./add-term.ts";
import { editTerm } from "./edit-term.ts";
import { moveTerm } from "./move-term.ts";
import { listTerms, listTermsForAdministration } from "./queries.ts";
import { removeTerm } from "./remove-term.ts";
import { restoreTerm } from "./restore-term.ts";
import { retireTerm } from "./retire-term.ts";
import { inTreeOrder, type VocabularyKind } from "./term.ts";

const database = getDatabase();
const administrator = await createPerson({ platformRoles: ["administrator"] });
const owner = await createPerson();
const NOTHING = { description: null, url: null, parentId: null };
let counter = 0;

beforeEach(async () => {
  await database.virtualAppliance.deleteMany();
});

function add(kind: VocabularyKind, name: string, parentId: string | null = null) {
  return addTerm(administrator, { kind, name, ...NOTHING, parentId });
}

function rename(termId: string, name: string) {
  return editTerm(administrator, { termId, name, ...NOTHING });
}

async function applianceWith(data: { category?: string; disciplines?: string[]; licence?: string }) {
  const { id, slug, name } = await createAppliance(owner, `Of words ${++counter}`);
  await database.virtualAppliance.update({ where: { id }, data });
  return { id, slug, name };
}

const namesOf = async (kind: VocabularyKind) => (await listTerms(kind)).map(({ name }) => name);

describe("what the migration brings", () => {
  test("is in the order it was written in", async () => {
    expect((await namesOf("category")).slice(0, 3)).toEqual([
      "Operating systems",
      "Container platforms",
      "Batch computing",
    ]);
    expect(await namesOf("discipline")).toContain("Physical sciences");
    expect(await namesOf("licence")).toContain("Apache-2.0");
  });
});

describe("adding", () => {
  test("puts the term last among its siblings, and is told in the trail", async () => {
    const { termId } = await add("category", "Quantum computing");
    expect((await namesOf("category")).at(-1)).toBe("Quantum computing");
    expect(await auditTrailOf(termId)).toMatchObject([
      {
        action: "vocabulary.term_added",
        actorName: administrator.name,
        details: { kind: "category", name: "Quantum computing" },
      },
    ]);
    const below = await add("category", "Simulators", termId);
    const terms = await listTerms("category");
    expect(terms.at(-1)).toEqual({ name: "Simulators", description: null, level: 1 });
    expect(below.termId).not.toBe(termId);
  });

  test("a name is there once in its kind, whatever the case", async () => {
    await expect(add("category", "TRAINING")).rejects.toMatchObject({
      code: "conflict",
      reason: "term_exists",
      fieldErrors: { name: "There is already a category named “Training”." },
    });
    await add("discipline", "Training");
  });

  test("a name that looks like another is refused with the other's name", async () => {
    await expect(add("category", "Data-Services")).rejects.toMatchObject({
      fieldErrors: { name: expect.stringContaining("looks like the category “Data services”") },
    });
  });

  test("of a retired term the way back is told", async () => {
    const { termId } = await add("licence", "WTFPL");
    await retireTerm(administrator, { termId });
    await expect(add("licence", "wtfpl")).rejects.toMatchObject({
      fieldErrors: { name: expect.stringContaining("restore that one") },
    });
  });

  test("when many add the same at once, it is there once", async () => {
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => add("category", "All at once")));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(all.filter(({ status }) => status === "rejected")).toMatchObject(
      Array.from({ length: 3 }, () => ({ reason: { reason: "term_exists" } })),
    );
  });
});

describe("renaming", () => {
  test("a category: in every appliance that chose it, and nothing else of them changes", async () => {
    const { termId } = await add("category", "Notebooks");
    const chosen = await applianceWith({ category: "Notebooks" });
    const other = await applianceWith({ category: "Monitoring" });
    const before = await database.virtualAppliance.findUniqueOrThrow({ where: { id: chosen.id } });
    await rename(termId, "Interactive notebooks");
    expect(await database.virtualAppliance.findUniqueOrThrow({ where: { id: chosen.id } })).toEqual({
      ...before,
      category: "Interactive notebooks",
    });
    expect(await database.virtualAppliance.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({
      category: "Monitoring",
    });
    expect((await searchCatalogue(parseCatalogueQuery("q=interactive+notebooks"))).total).toBe(1);
    expect((await auditTrailOf(termId)).at(-1)).toMatchObject({
      action: "vocabulary.term_edited",
      details: {
        kind: "category",
        name: "Interactive notebooks",
        changes: { name: { before: "Notebooks", after: "Interactive notebooks" } },
      },
    });
  });

  test("a discipline: at its place among the others, and in VOs", async () => {
    const { termId } = await add("discipline", "Astro physics");
    const chosen = await applianceWith({
      disciplines: ["Physical sciences", "Astro physics", "Social sciences"],
    });
    const vo = await createTestVo();
    await database.vo.update({ where: { id: vo.id }, data: { discipline: "Astro physics" } });
    await rename(termId, "Astrophysics");
    expect(await database.virtualAppliance.findUniqueOrThrow({ where: { id: chosen.id } })).toMatchObject({
      disciplines: ["Physical sciences", "Astrophysics", "Social sciences"],
    });
    expect(await database.vo.findUniqueOrThrow({ where: { id: vo.id } })).toMatchObject({
      discipline: "Astrophysics",
    });
  });

  test("a licence: where it was chosen in exactly this spelling", async () => {
    const { termId } = await add("licence", "ISC");
    const chosen = await applianceWith({ licence: "ISC" });
    const own = await applianceWith({ licence: "ISC, and ask us first" });
    await rename(termId, "ISC-1995");
    expect(await database.virtualAppliance.findUniqueOrThrow({ where: { id: chosen.id } })).toMatchObject({
      licence: "ISC-1995",
    });
    expect(await database.virtualAppliance.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({
      licence: "ISC, and ask us first",
    });
  });

  test("the case of its own letters may change; what does not change is not told", async () => {
    const { termId } = await add("category", "eScience");
    await rename(termId, "eScience");
    expect(await auditTrailOf(termId)).toHaveLength(1);
    await rename(termId, "E-science");
    expect(await namesOf("category")).toContain("E-science");
  });

  test("to a name that another has is refused, and changes nothing", async () => {
    const { termId } = await add("category", "Gateways");
    const chosen = await applianceWith({ category: "Gateways" });
    await expect(rename(termId, "training")).rejects.toMatchObject({ reason: "term_exists" });
    expect(await database.virtualAppliance.findUniqueOrThrow({ where: { id: chosen.id } })).toMatchObject({
      category: "Gateways",
    });
  });

  test("while entries are saved, no entry keeps the old name", async () => {
    const { termId } = await add("category", "Old name");
    const chosen = await applianceWith({ category: "Old name" });
    const form = { ...entryForm(chosen.name), slug: chosen.slug, category: "Old name" };
    const registered = ["One", "Two", "Three"].map((name) =>
      registerAppliance(owner, { ...entryForm(`Meanwhile ${name}`), category: "Old name" }),
    );
    await Promise.allSettled([editAppliance(owner, form), rename(termId, "New name"), ...registered]);
    expect(await database.virtualAppliance.count({ where: { category: "Old name" } })).toBe(0);
    expect(await database.virtualAppliance.count({ where: { category: "New name" } })).toBeGreaterThan(0);
  });
});

describe("the tree", () => {
  test("no term comes to stand below itself, and none on a fourth level", async () => {
    const top = await add("discipline", "Sciences");
    const middle = await add("discipline", "Natural sciences", top.termId);
    const low = await add("discipline", "Chemistry", middle.termId);
    await expect(add("discipline", "Organic chemistry", low.termId)).rejects.toMatchObject({
      reason: "bad_parent",
      fieldErrors: { parentId: expect.stringContaining("At most 3 levels") },
    });
    const below = (termId: string, name: string, parentId: string) =>
      editTerm(administrator, { termId, name, ...NOTHING, parentId });
    await expect(below(top.termId, "Sciences", low.termId)).rejects.toMatchObject({ reason: "bad_parent" });
    await expect(below(top.termId, "Sciences", top.termId)).rejects.toMatchObject({ reason: "bad_parent" });
  });

  test("two who move at once cannot make a circle together", async () => {
    const [a, b] = [await add("category", "Circle one"), await add("category", "Circle two")];
    await Promise.allSettled([
      editTerm(administrator, { termId: a.termId, name: "Circle one", ...NOTHING, parentId: b.termId }),
      editTerm(administrator, { termId: b.termId, name: "Circle two", ...NOTHING, parentId: a.termId }),
    ]);
    const terms = await database.vocabularyTerm.findMany({ where: { kind: "category" } });
    expect(inTreeOrder(terms)).toHaveLength(terms.length);
  });

  test("a term of another kind is no parent", async () => {
    const { termId } = await add("discipline", "Not a category");
    await expect(add("category", "Below a stranger", termId)).rejects.toMatchObject({ reason: "bad_parent" });
  });

  test("who searches in a category finds what is below it too", async () => {
    const top = await add("category", "Desktops");
    await add("category", "Remote desktops", top.termId);
    await applianceWith({ category: "Desktops" });
    await applianceWith({ category: "Remote desktops" });
    const found = (category: string) =>
      searchCatalogue(parseCatalogueQuery(new URLSearchParams({ category }).toString()));
    expect((await found("Desktops")).total).toBe(2);
    expect((await found("Remote desktops")).total).toBe(1);
    expect((await found("No such\0 category")).total).toBe(0);
    const { facets } = await found("Remote desktops");
    expect(facets.find(({ facet }) => facet === "category")?.choices).toMatchObject([
      { value: "Desktops", count: 2, level: 0 },
      { value: "Remote desktops", count: 1, level: 1 },
    ]);
  });
});

describe("the order", () => {
  test("up and down among the siblings, and not beyond them", async () => {
    const { termId: parentId } = await add("discipline", "Ordered");
    const [a, b] = [await add("discipline", "Alpha", parentId), await add("discipline", "Beta", parentId)];
    const siblings = async () =>
      (await listTermsForAdministration(administrator, "discipline"))
        ?.filter((term) => term.parentId === parentId)
        .map(({ name }) => name);
    await moveTerm(administrator, { termId: b.termId, direction: "up" });
    expect(await siblings()).toEqual(["Beta", "Alpha"]);
    await moveTerm(administrator, { termId: b.termId, direction: "up" });
    expect(await siblings()).toEqual(["Beta", "Alpha"]);
    await moveTerm(administrator, { termId: b.termId, direction: "down" });
    expect(await siblings()).toEqual(["Alpha", "Beta"]);
    expect((await auditTrailOf(b.termId)).slice(1)).toMatchObject([
      { details: { changes: { position: { before: 2, after: 1 } } } },
      { details: { changes: { position: { before: 1, after: 2 } } } },
    ]);
    expect(a.termId).not.toBe(b.termId);
  });
});

describe("retiring", () => {
  test("keeps the word where it was chosen and offers it no more; restoring offers it again", async () => {
    const { termId } = await add("category", "Grid middleware");
    const appliance = await applianceWith({ category: "Grid middleware" });
    await retireTerm(administrator, { termId });
    await retireTerm(administrator, { termId });
    expect(await namesOf("category")).not.toContain("Grid middleware");
    expect((await listTerms("category", ["Grid middleware"])).at(-1)?.name).toBe("Grid middleware");

    const form = { ...entryForm(appliance.name), slug: appliance.slug, category: "Grid middleware" };
    await editAppliance(owner, { ...form, summary: "It may keep its category." });
    await expect(
      registerAppliance(owner, { ...entryForm("A new one"), category: "Grid middleware" }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { category: expect.stringContaining("cannot be chosen any more") },
    });

    await restoreTerm(administrator, { termId });
    await restoreTerm(administrator, { termId });
    await registerAppliance(owner, { ...entryForm("A new one"), category: "grid MIDDLEWARE" });
    expect(await database.virtualAppliance.findUnique({ where: { slug: "a-new-one" } })).toMatchObject({
      category: "Grid middleware",
    });
    expect((await auditTrailOf(termId)).map(({ action }) => action)).toEqual([
      "vocabulary.term_added",
      "vocabulary.term_retired",
      "vocabulary.term_restored",
    ]);
  });
});

describe("what an entry may choose", () => {
  test("no category and no discipline that nobody knows", async () => {
    const form = entryForm("Chosen freely");
    await expect(registerAppliance(owner, { ...form, category: "My own" })).rejects.toMatchObject({
      fieldErrors: { category: "There is no category “My own”. Choose one of those offered." },
    });
    await expect(
      registerAppliance(owner, { ...form, disciplines: ["Social sciences", "Alchemy"] }),
    ).rejects.toMatchObject({ fieldErrors: { disciplines: expect.stringContaining("“Alchemy”") } });
  });

  test("disciplines are kept in the vocabulary's spelling, each once; a licence is any text", async () => {
    await registerAppliance(owner, {
      ...entryForm("Spelt"),
      disciplines: ["social SCIENCES", "Social sciences", "Physical sciences"],
      licence: "Ask the author",
    });
    expect(await database.virtualAppliance.findUnique({ where: { slug: "spelt" } })).toMatchObject({
      disciplines: ["Social sciences", "Physical sciences"],
      licence: "Ask the author",
    });
  });
});

describe("removing", () => {
  test("what nothing uses is gone", async () => {
    const { termId } = await add("licence", "Beerware");
    await removeTerm(administrator, { termId });
    expect(await namesOf("licence")).not.toContain("Beerware");
    expect((await auditTrailOf(termId)).at(-1)).toMatchObject({ action: "vocabulary.term_removed" });
    await expect(removeTerm(administrator, { termId })).rejects.toMatchObject({ code: "not_found" });
  });

  test("what is in use stays", async () => {
    const { termId } = await add("discipline", "Musicology");
    await applianceWith({ disciplines: ["Musicology"] });
    const vo = await createTestVo();
    await database.vo.update({ where: { id: vo.id }, data: { discipline: "Musicology" } });
    await expect(removeTerm(administrator, { termId })).rejects.toMatchObject({
      code: "conflict",
      reason: "in_use",
      message:
        "“Musicology” is used by 1 appliance and 1 VO. Retire it instead: then nobody else chooses it.",
    });
    expect(await namesOf("discipline")).toContain("Musicology");
  });

  test("what others stand below stays", async () => {
    const { termId } = await add("category", "Parent of one");
    await add("category", "The only child", termId);
    await expect(removeTerm(administrator, { termId })).rejects.toMatchObject({
      reason: "has_children",
      message: expect.stringContaining("“The only child” stands below"),
    });
  });
});

test("administrators see how many use each term", async () => {
  const { termId } = await add("licence", "Zlib");
  await applianceWith({ licence: "Zlib" });
  const terms = await listTermsForAdministration(administrator, "licence");
  expect(terms?.find(({ id }) => id === termId)).toMatchObject({ use: { appliances: 1, vos: 0 } });
  expect(terms?.find(({ name }) => name === "MPL-2.0")).toMatchObject({ use: { appliances: 0, vos: 0 } });
});
