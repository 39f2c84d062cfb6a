/** Two people change the same thing: the second is told, and decides. */
import { describe, expect, test } from "vitest";
import { loadMark } from "#lib/audit/edits-since.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { EditConflictError } from "#lib/platform/edit-conflict.ts";
import { createWholeScene, entryForm, imageForm } from "#lib/testing/appliance-scene.ts";
import { createWorkingVersion } from "./create-working-version.ts";
import { discardWorkingVersion } from "./discard-working-version.ts";
import { editAppliance } from "./edit-appliance.ts";
import { editWorkingVersion } from "./edit-working-version.ts";
import { editsOfEntry } from "./edits.ts";
import { publishVersion } from "./publish-version.ts";
import { getApplianceForEdit, getImageForEdit, getWorkingVersionPage } from "./queries.ts";
import { saveImage } from "./save-image.ts";

const database = getDatabase();
const NOW = new Date();

async function createEditedEntry(name: string) {
  const scene = await createWholeScene();
  const form = { slug: scene.slug, ...entryForm(name) };
  await editAppliance(scene.owner, form);
  const { mark: seen = "" } = (await getApplianceForEdit(scene.owner, scene.slug)) ?? {};
  return { ...scene, form, seen };
}

/** What the refusal tells; a failed test when there is none. */
async function conflictOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EditConflictError)) throw new Error(`no conflict but ${error}`);
  expect(error).toMatchObject({ code: "conflict", reason: "changed_meanwhile" });
  return error;
}

describe("the entry", () => {
  test("what was seen can be changed; without having seen anything the last one wins", async () => {
    const { owner, maintainer, form, seen, id } = await createEditedEntry("Seen");
    await editAppliance(maintainer, { ...form, summary: "By the maintainer.", seen });
    await editAppliance(owner, { ...form, summary: "By the owner, who looked at nothing." });
    const { summary } = await database.virtualAppliance.findUniqueOrThrow({ where: { id } });
    expect(summary).toBe("By the owner, who looked at nothing.");
  });

  test("what changed meanwhile is told, field by field, and nothing is saved", async () => {
    const { owner, maintainer, form, seen, slug } = await createEditedEntry("Both edit");
    const theirs = { ...form, summary: "Theirs, of ten letters.", tags: ["theirs"] };
    await editAppliance(maintainer, { ...theirs, seen });
    const refused = await conflictOf(
      editAppliance(owner, { ...form, summary: "Mine, of ten letters.", seen }),
    );
    expect(refused.message).toContain(maintainer.name);
    const { mark, edits, fields } = refused.conflict;
    expect(edits).toEqual([{ who: maintainer.name, at: expect.any(String) }]);
    expect(fields).toEqual([
      {
        field: "summary",
        before: form.summary,
        theirs: "Theirs, of ten letters.",
        mine: "Mine, of ten letters.",
        isTyped: true,
      },
      { field: "tags", before: [], theirs: ["theirs"], mine: [], isTyped: false },
    ]);
    const present = await getApplianceForEdit(owner, slug);
    expect(present).toMatchObject({ mark, summary: theirs.summary, tags: ["theirs"] });
  });

  test("mine can be kept all the same, as a second step", async () => {
    const { owner, maintainer, form, seen, slug } = await createEditedEntry("Mine all the same");
    await editAppliance(maintainer, { ...form, summary: "Theirs, of ten letters.", tags: ["theirs"], seen });
    const mine = { ...form, summary: "Mine, of ten letters.", seen };
    const { mark: overwrite } = (await conflictOf(editAppliance(owner, mine))).conflict;
    await editAppliance(owner, { ...mine, overwrite });
    expect(await getApplianceForEdit(owner, slug)).toMatchObject({ summary: mine.summary, tags: [] });
  });

  test("or only where something was typed", async () => {
    const { owner, maintainer, form, seen, slug } = await createEditedEntry("Only what was typed");
    await editAppliance(maintainer, { ...form, summary: "Theirs, of ten letters.", tags: ["theirs"], seen });
    const mine = { ...form, summary: "Mine, of ten letters.", seen };
    const { mark: mergeInto } = (await conflictOf(editAppliance(owner, mine))).conflict;
    await editAppliance(owner, { ...mine, mergeInto });
    expect(await getApplianceForEdit(owner, slug)).toMatchObject({ summary: mine.summary, tags: ["theirs"] });
  });

  test("the second step is for the state that was shown, and for no later one", async () => {
    const { owner, maintainer, form, seen } = await createEditedEntry("Ever later");
    await editAppliance(maintainer, { ...form, summary: "First of theirs, here." });
    const mine = { ...form, summary: "Mine, of ten letters.", seen };
    const { mark: overwrite } = (await conflictOf(editAppliance(owner, mine))).conflict;
    await editAppliance(maintainer, { ...form, summary: "Second of theirs, here." });
    const { fields, edits } = (await conflictOf(editAppliance(owner, { ...mine, overwrite }))).conflict;
    expect(fields).toMatchObject([{ before: form.summary, theirs: "Second of theirs, here." }]);
    expect(edits).toHaveLength(2);
  });

  test("two who made the same change, or whose changes were taken back, are in nobody's way", async () => {
    const { owner, maintainer, form, seen } = await createEditedEntry("Of one mind");
    await editAppliance(maintainer, { ...form, tags: ["same"] });
    await editAppliance(owner, { ...form, tags: ["same"], seen });
    await editAppliance(maintainer, form);
    await editAppliance(owner, { ...form, licence: "MIT", seen });
  });

  test("a publication is no change of the entry", async () => {
    const { owner, form, seen, slug, id } = await createEditedEntry("Published meanwhile");
    await publishVersion(owner, { slug });
    expect(await loadMark(database, editsOfEntry(id))).toBe(seen);
    await editAppliance(owner, { ...form, licence: "MIT", seen });
  });

  test("of two at the same moment one is told", async () => {
    const { owner, maintainer, form, seen } = await createEditedEntry("At once");
    const answers = await Promise.allSettled([
      editAppliance(owner, { ...form, summary: "Mine, of ten letters.", seen }),
      editAppliance(maintainer, { ...form, summary: "Theirs, of ten letters.", seen }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the working version", () => {
  const FIELDS = { version: "3.0", notes: "As it was.", expiresInMonths: 6 };

  test("an edit of somebody else is told", async () => {
    const { owner, maintainer, slug } = await createWholeScene();
    await editWorkingVersion(owner, { slug, ...FIELDS });
    const seen = (await getWorkingVersionPage(owner, slug, NOW))?.working?.mark;
    await editWorkingVersion(maintainer, { slug, ...FIELDS, notes: "Theirs.", seen });
    const mine = { slug, ...FIELDS, notes: "Mine.", seen };
    const { mark, fields } = (await conflictOf(editWorkingVersion(owner, mine))).conflict;
    expect(fields).toEqual([
      { field: "notes", before: "As it was.", theirs: "Theirs.", mine: "Mine.", isTyped: true },
    ]);
    await editWorkingVersion(owner, { ...mine, overwrite: mark });
    expect((await getWorkingVersionPage(owner, slug, NOW))?.working?.notes).toBe("Mine.");
  });

  test("so is another version in its place", async () => {
    const { owner, maintainer, slug } = await createWholeScene();
    await editWorkingVersion(owner, { slug, ...FIELDS });
    const seen = (await getWorkingVersionPage(owner, slug, NOW))?.working?.mark;
    await discardWorkingVersion(maintainer, { slug });
    await createWorkingVersion(maintainer, { slug, ...FIELDS, version: "4.0" });
    const { fields, edits } = (await conflictOf(editWorkingVersion(owner, { slug, ...FIELDS, seen })))
      .conflict;
    expect(edits).toMatchObject([{ who: maintainer.name }]);
    expect(fields).toMatchObject([{ field: "version", theirs: "4.0", mine: "3.0" }]);
  });
});

describe("an image", () => {
  test("an edit of somebody else is told, one of another image is not", async () => {
    const { owner, maintainer, slug } = await createWholeScene();
    const add = (url: string) => saveImage(owner, imageForm(slug, { url, title: url }));
    const { identifier } = await add("https://images.example.org/one.qcow2");
    const other = await add("https://images.example.org/two.qcow2");
    const form = imageForm(slug, { url: "https://images.example.org/one.qcow2" });
    const seen = (await getImageForEdit(owner, slug, identifier, NOW))?.image?.mark;
    await saveImage(maintainer, {
      ...imageForm(slug, { url: "https://images.example.org/three.qcow2" }),
      identifier: other.identifier,
    });
    await saveImage(owner, { ...form, identifier, seen });
    const later = (await getImageForEdit(owner, slug, identifier, NOW))?.image?.mark;
    expect(later).not.toBe(seen);
    await saveImage(maintainer, { ...form, osVersion: "14", identifier, seen: later });
    const mine = { ...form, osVersion: "15", identifier, seen: later };
    const { mark, fields } = (await conflictOf(saveImage(owner, mine))).conflict;
    expect(fields).toEqual([{ field: "osVersion", before: "13", theirs: "14", mine: "15", isTyped: true }]);
    await saveImage(owner, { ...mine, overwrite: mark });
    expect((await getImageForEdit(owner, slug, identifier, NOW))?.image?.osVersion).toBe("15");
  });

  test("the trail tells what an edit changed, and nothing when it changed nothing", async () => {
    const { owner, slug, working } = await createWholeScene();
    const { identifier } = await saveImage(owner, imageForm(slug));
    await saveImage(owner, { ...imageForm(slug, { ramMinimumBytes: "2 GiB" }), identifier });
    await saveImage(owner, { ...imageForm(slug, { ramMinimumBytes: "2 GiB" }), identifier });
    const events = await database.auditEvent.findMany({
      where: { objectId: working.id, action: "image.edited" },
      select: { details: true },
    });
    expect(events).toMatchObject([
      { details: { changes: { ramMinimumBytes: { before: null, after: "2147483648" } } } },
    ]);
  });
});
