/** Undoing an edit of the entry, and going back to an earlier state of it. */
import { describe, expect, test } from "vitest";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance, entryForm } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson } from "#lib/testing/factories.ts";
import { addTerm } from "#lib/vocabulary/add-term.ts";
import { retireTerm } from "#lib/vocabulary/retire-term.ts";
import { editAppliance } from "./edit-appliance.ts";
import { getRestorePreview } from "./history-queries.ts";
import { registerAppliance } from "./register-appliance.ts";
import { restoreEntry } from "./restore-entry.ts";

const database = getDatabase();
const NOW = new Date("2026-05-01T10:00:00Z");

/** An entry that was registered and then edited like this, with the numbers of all these events. */
async function createEdited(name: string, ...edits: object[]) {
  const owner = await createPerson({ name: "Olga Owner" });
  const form = entryForm(name);
  const { slug } = await registerAppliance(owner, form);
  for (const edit of edits) await editAppliance(owner, { slug, ...form, ...edit });
  const { id } = await database.virtualAppliance.findUniqueOrThrow({ where: { slug } });
  const events = await database.auditEvent.findMany({ where: { objectId: id }, orderBy: { id: "asc" } });
  const ids = events.map((event) => event.id.toString());
  return { owner, slug, id, form, ids, last: ids.at(-1) ?? "" };
}

const entryOf = (id: string) => database.virtualAppliance.findUniqueOrThrow({ where: { id } });

describe("undoing one edit", () => {
  test("brings back what it changed and leaves the rest; the trail says what it went back to", async () => {
    const { owner, slug, id, ids, last } = await createEdited(
      "Undone",
      { summary: "The second summary.", tags: ["x"] },
      { summary: "The second summary.", tags: ["x"], licence: "MIT" },
    );
    const asked = { eventId: ids[1] ?? "", what: "edit" as const };
    expect(await getRestorePreview(owner, slug, asked)).toMatchObject({
      mark: last,
      fields: [
        {
          field: "summary",
          present: "The second summary.",
          restored: "An entry for tests.",
          touchedSince: [],
        },
        { field: "tags", present: ["x"], restored: [] },
      ],
    });
    await restoreEntry(owner, { slug, ...asked, seen: last }, NOW);
    expect(await entryOf(id)).toMatchObject({ summary: "An entry for tests.", tags: [], licence: "MIT" });
    expect((await auditTrailOf(id)).at(-1)).toMatchObject({
      action: "appliance.edited",
      actorName: "Olga Owner",
      details: {
        changes: { tags: { before: ["x"], after: [] } },
        restored: { what: "edit", eventId: ids[1], at: expect.stringMatching(/Z$/) },
      },
    });
  });

  test("says beforehand which later edits would go with it", async () => {
    const { owner, slug, ids } = await createEdited(
      "Gone with it",
      { summary: "The second summary." },
      { summary: "The third summary." },
    );
    expect(await getRestorePreview(owner, slug, { eventId: ids[1] ?? "", what: "edit" })).toMatchObject({
      fields: [{ field: "summary", touchedSince: [{ who: "Olga Owner", at: expect.any(Date) }] }],
    });
  });

  test("can itself be undone", async () => {
    const { owner, slug, id, last } = await createEdited("There and back", {
      summary: "The second summary.",
    });
    await restoreEntry(owner, { slug, eventId: last, what: "edit", seen: last });
    const undo = await database.auditEvent.findFirstOrThrow({
      where: { objectId: id },
      orderBy: { id: "desc" },
    });
    const eventId = undo.id.toString();
    await restoreEntry(owner, { slug, eventId, what: "edit", seen: eventId });
    expect((await entryOf(id)).summary).toBe("The second summary.");
  });
});

describe("going back", () => {
  test("makes the whole entry what it was then", async () => {
    const { owner, slug, id, form, ids, last } = await createEdited(
      "Whole entry",
      { name: "Renamed entry", tags: ["x"] },
      { name: "Renamed again", tags: ["x", "y"], homepageUrl: "https://example.org/" },
    );
    await restoreEntry(owner, { slug, eventId: ids[1] ?? "", what: "entry", seen: last });
    expect(await entryOf(id)).toMatchObject({ ...form, name: "Renamed entry", tags: ["x"] });
    const [newest] = await database.auditEvent.findMany({
      where: { objectId: id },
      orderBy: { id: "desc" },
      take: 1,
    });
    const seen = newest?.id.toString() ?? "";
    await restoreEntry(owner, { slug, eventId: ids[0] ?? "", what: "entry", seen });
    expect(await entryOf(id)).toMatchObject(form);
  });
});

describe("is refused", () => {
  test("when the entry was edited after the preview", async () => {
    const { owner, slug, form, last } = await createEdited("Edited after", {
      summary: "The second summary.",
    });
    await editAppliance(owner, { slug, ...form, tags: ["later"] });
    await expect(
      restoreEntry(owner, { slug, eventId: last, what: "edit", seen: last }),
    ).rejects.toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
    });
  });

  test("when nothing would change", async () => {
    const { owner, slug, last } = await createEdited("As it is", { summary: "The second summary." });
    await expect(
      restoreEntry(owner, { slug, eventId: last, what: "entry", seen: last }),
    ).rejects.toMatchObject({
      reason: "nothing_to_restore",
    });
  });

  test("when somebody else has the name by now", async () => {
    const { owner, slug, last } = await createEdited("Wanted by two", { name: "Given up" });
    await database.virtualAppliance.update({
      where: { id: (await createAppliance()).id },
      data: { name: "Wanted by TWO" },
    });
    await expect(
      restoreEntry(owner, { slug, eventId: last, what: "edit", seen: last }),
    ).rejects.toMatchObject({
      code: "conflict",
      reason: "name_taken",
    });
  });

  test("when its category was retired", async () => {
    const term = { kind: "category" as const, description: null, url: null, parentId: null };
    await addTerm(system("test"), { ...term, name: "Soon retired" });
    const { id: termId } = await database.vocabularyTerm.findFirstOrThrow({
      where: { name: "Soon retired" },
    });
    const { owner, slug, last } = await createEdited(
      "Of another kind",
      { category: "Soon retired" },
      { category: "Operating systems" },
    );
    await retireTerm(system("test"), { termId });
    await expect(
      restoreEntry(owner, { slug, eventId: last, what: "edit", seen: last }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { category: expect.any(String) },
    });
  });

  test("for events of other things", async () => {
    const { owner, slug, last } = await createEdited("Own events");
    const other = await createEdited("Events of another", { summary: "The second summary." });
    const attempt = restoreEntry(owner, { slug, eventId: other.last, what: "edit", seen: last });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    for (const eventId of [other.last, "nonsense", "999999"]) {
      expect(await getRestorePreview(owner, slug, { eventId, what: "edit" })).toBe("no such event");
    }
    expect(await getRestorePreview(await createPerson(), slug, { eventId: last, what: "entry" })).toBeNull();
    const { slug: foreign } = await createOwnedAppliance();
    await expect(
      restoreEntry(owner, { slug: foreign, eventId: last, what: "edit", seen: last }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
