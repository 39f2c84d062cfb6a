import { describe, expect, test } from "vitest";
import { listIdentifier } from "#lib/hepix/identifiers.ts";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createVo } from "./create-vo.ts";

const NOW = new Date();

function create(actor: Actor, name: string) {
  const fields = { title: name, description: "For tests.", discipline: null, homepageUrl: null };
  return getDatabase().$transaction((tx) =>
    createVo(tx, actor, { name, visibility: "token", ...fields }, NOW),
  );
}

describe("a new VO", () => {
  test("has an empty list under AppDB's identifier, its draft, and its line in the audit trail", async () => {
    const { voId } = await create(system("test"), "new.example.org");
    expect(
      await getDatabase().voImageList.findUnique({
        where: { voId },
        select: {
          identifier: true,
          visibility: true,
          draft: { select: { changeCount: true, entries: true } },
        },
      }),
    ).toEqual({
      identifier: listIdentifier("new.example.org"),
      visibility: "token",
      draft: { changeCount: 0, entries: [] },
    });
    expect(await getDatabase().auditEvent.count({ where: { action: "vo.created", objectId: voId } })).toBe(1);
  });

  test.each(["Upper.example.org", "with blank", "", ".dot", "a..b", "image", "x".repeat(101)])(
    "cannot be named “%s”",
    async (name) => {
      await expect(create(system("test"), name)).rejects.toMatchObject({ reason: "bad_vo_name" });
    },
  );

  test("cannot have the name of another", async () => {
    await create(system("test"), "twice.example.org");
    await expect(create(system("test"), "twice.example.org")).rejects.toMatchObject({ reason: "vo_exists" });
  });

  test("is made by administrators only", async () => {
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    await expect(create(administrator, "theirs.example.org")).resolves.toHaveProperty("voId");
    for (const platformRoles of [[], ["security_officer"]] as const) {
      const person = await createPerson({ platformRoles: [...platformRoles] });
      await expect(create(person, "other.example.org")).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(create(ANONYMOUS, "other.example.org")).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
