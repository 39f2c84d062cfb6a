/** Registering and editing the catalogue entry. */
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, entryForm } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { editAppliance } from "./edit-appliance.ts";
import { registerAppliance } from "./register-appliance.ts";

const database = getDatabase();
const owner = await createPerson({ name: "Olga Owner" });
const NOW = new Date("2026-03-10T12:00:00Z");

/** They look alike, and that is meant. */
const meant = (name: string) => ({ ...entryForm(name), lookAlikeIsMeant: true });

describe("registering", () => {
  test("makes the person the owner and gives the entry its address", async () => {
    const form = { ...entryForm("EGI Notebooks 2.0"), tags: ["jupyter"], licence: "MIT" };
    const { slug } = await registerAppliance(owner, form, NOW);
    expect(slug).toBe("egi-notebooks-2.0");
    const found = await database.virtualAppliance.findUniqueOrThrow({ where: { slug } });
    expect(found).toMatchObject({ ...form, ownerId: owner.personId, createdAt: NOW, updatedAt: NOW });
    expect(await auditTrailOf(found.id)).toEqual([
      {
        action: "appliance.registered",
        actorKind: "person",
        actorId: owner.personId,
        actorName: "Olga Owner",
        partOfKind: null,
        partOfId: null,
        details: { name: "EGI Notebooks 2.0" },
        occurredAt: NOW,
      },
    ]);
  });

  test("a name is given once, whatever the case of its letters", async () => {
    await registerAppliance(owner, entryForm("Plain Debian"));
    await expect(registerAppliance(owner, entryForm("plain DEBIAN"))).rejects.toMatchObject({
      code: "conflict",
      reason: "name_taken",
      fieldErrors: { name: expect.stringContaining("plain DEBIAN") },
    });
  });

  test("names that come down to one address are numbered", async () => {
    const slugs = [];
    for (const name of ["C lab", "C++ lab", "C# lab"]) {
      slugs.push((await registerAppliance(owner, meant(name))).slug);
    }
    expect(slugs).toEqual(["c-lab", "c-lab-2", "c-lab-3"]);
  });

  test("also when they are registered at the same moment", async () => {
    const names = ["D lab", "D++ lab", "D# lab", "D & lab"];
    const found = await Promise.all(names.map((name) => registerAppliance(owner, meant(name))));
    expect(found.map(({ slug }) => slug).sort()).toEqual(["d-lab", "d-lab-2", "d-lab-3", "d-lab-4"]);
  });

  test("an address that means something else is not given", async () => {
    expect(await registerAppliance(owner, entryForm("Register"))).toEqual({ slug: "register-2" });
    expect(await registerAppliance(owner, entryForm("New"))).toEqual({ slug: "new-2" });
  });

  test("a name without letters and digits gets an address all the same", async () => {
    expect(await registerAppliance(owner, entryForm("+++"))).toEqual({ slug: "appliance" });
    expect(await registerAppliance(owner, meant("+++ +"))).toEqual({ slug: "appliance-2" });
  });
});

describe("editing", () => {
  test("changes the fields and keeps the address; the trail tells before and after", async () => {
    const { slug } = await registerAppliance(owner, entryForm("Before"));
    const form = { ...entryForm("After"), tags: ["x"], homepageUrl: "https://example.org/" };
    expect(await editAppliance(owner, { slug, ...form }, NOW)).toEqual({ slug: "before" });
    const found = await database.virtualAppliance.findUniqueOrThrow({ where: { slug } });
    expect(found).toMatchObject({ ...form, updatedAt: NOW });
    expect((await auditTrailOf(found.id)).at(-1)).toMatchObject({
      action: "appliance.edited",
      details: {
        changes: {
          name: { before: "Before", after: "After" },
          tags: { before: [], after: ["x"] },
          homepageUrl: { before: null, after: "https://example.org/" },
        },
      },
    });
  });

  test("saving what is there already changes nothing and is not told", async () => {
    const { slug } = await registerAppliance(owner, entryForm("Same"), NOW);
    await editAppliance(owner, { slug, ...entryForm("Same") });
    const found = await database.virtualAppliance.findUniqueOrThrow({ where: { slug } });
    expect(found.updatedAt).toEqual(NOW);
    expect(await auditTrailOf(found.id)).toHaveLength(1);
  });

  test("the same disciplines in another order are no change", async () => {
    const [first = "", second = ""] = ["Physical sciences", "Biological sciences"];
    const form = { ...entryForm("Two fields"), disciplines: [first, second] };
    const { slug } = await registerAppliance(owner, form, NOW);
    await editAppliance(owner, { slug, ...form, disciplines: [second, first] });
    const found = await database.virtualAppliance.findUniqueOrThrow({ where: { slug } });
    expect(found.disciplines).toEqual([first, second]);
    expect(await auditTrailOf(found.id)).toHaveLength(1);
    await editAppliance(owner, { slug, ...form, disciplines: [second] });
    expect(await auditTrailOf(found.id)).toHaveLength(2);
  });

  test("a name that another appliance has is refused, its own in other letters is not", async () => {
    await registerAppliance(owner, entryForm("Taken"));
    const { slug } = await registerAppliance(owner, entryForm("Mine"));
    await expect(editAppliance(owner, { slug, ...entryForm("TAKEN") })).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: { name: expect.any(String) },
    });
    await expect(editAppliance(owner, { slug, ...entryForm("MINE") })).resolves.toEqual({ slug });
  });

  test("an appliance that is not there is not found", async () => {
    await expect(editAppliance(owner, { slug: "nowhere", ...entryForm("X y z") })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
