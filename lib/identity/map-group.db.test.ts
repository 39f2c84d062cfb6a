import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { readSettings } from "#lib/platform/env.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { mapGroup } from "./map-group.ts";
import { getPersonActor } from "./queries.ts";
import { recordSignIn } from "./record-sign-in.ts";
import { unmapGroup } from "./unmap-group.ts";

const database = getDatabase();
const administrator = await createPerson({ platformRoles: ["administrator"] });

async function signInWith(...entitlements: string[]) {
  const { personId } = await recordSignIn(
    {
      ...{
        issuer: "https://idp.example.org",
        subject: randomUUID(),
        name: "Ann",
        email: "",
        affiliation: null,
      },
      ...{ emailVerified: false, entitlements },
    },
    readSettings({}),
  );
  return personId;
}

describe("mapping a group", () => {
  test.each([
    ["biomed:admins", "biomed:admins"],
    [" biomed:cryo em ", "biomed:cryo%20em"],
    ["urn:mace:egi.eu:group:biomed:desk:role=admin#aai.egi.eu", "biomed:desk"],
    ["urn:mace:egi.eu:aai.egi.eu:night:shifter@biomed", "biomed:night"],
  ])("%j is kept as %j", async (typed, kept) => {
    const vo = await createTestVo();
    expect(await mapGroup(administrator, { vo: vo.name, group: typed, role: "deputy" })).toEqual({
      vo: vo.name,
      group: kept,
    });
    expect(await database.voGroup.findMany({ where: { voId: vo.id } })).toMatchObject([
      { group: kept, role: "deputy" },
    ]);
    expect((await auditTrailOf(vo.id)).at(-1)).toMatchObject({
      action: "vo.group_mapped",
      details: { group: kept, role: "deputy" },
    });
  });

  test.each(["biomed:", "a::b", "biomed:role=manager", "urn:other:group:biomed", "%zz"])(
    "%j is refused at its field",
    async (group) => {
      const vo = await createTestVo();
      await expect(mapGroup(administrator, { vo: vo.name, group, role: null })).rejects.toMatchObject({
        reason: "bad_group",
        fieldErrors: { group: expect.stringContaining("biomed:admins") },
      });
    },
  );

  test("is done once, and not for what counts anyway", async () => {
    const vo = await createTestVo();
    await mapGroup(administrator, { vo: vo.name, group: "other", role: null });
    await expect(
      mapGroup(administrator, { vo: vo.name, group: "other", role: "manager" }),
    ).rejects.toMatchObject({ reason: "mapped_already" });
    await expect(mapGroup(administrator, { vo: vo.name, group: vo.name, role: null })).rejects.toMatchObject({
      reason: "own_group",
    });
    await mapGroup(administrator, { vo: vo.name, group: vo.name, role: "expert" });
    await expect(mapGroup(administrator, { vo: "nowhere", group: "x", role: null })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("counts from the next sign-in on", async () => {
    const vo = await createTestVo();
    await mapGroup(administrator, { vo: vo.name, group: "desk:night", role: "shifter" });
    const personId = await signInWith("urn:mace:egi.eu:group:desk:night#aai.egi.eu");
    expect((await getPersonActor(personId))?.voRoles).toEqual({ [vo.id]: ["shifter"] });
  });
});

describe("unmapping a group", () => {
  test("takes the roles that came from it at once, and no others", async () => {
    const vo = await createTestVo();
    await mapGroup(administrator, { vo: vo.name, group: "desk", role: "shifter" });
    await mapGroup(administrator, { vo: vo.name, group: "desk:day", role: "expert" });
    const loses = await signInWith("urn:mace:egi.eu:group:desk#x", "urn:mace:egi.eu:group:desk:day#x");
    const keeps = await signInWith("urn:mace:egi.eu:group:desk#x", `urn:mace:egi.eu:group:${vo.name}#x`);
    await database.voRoleGrant.create({
      data: { personId: keeps, voId: vo.id, role: "shifter", source: "local" },
    });

    await unmapGroup(administrator, { vo: vo.name, group: "desk" });
    expect((await getPersonActor(loses))?.voRoles).toEqual({ [vo.id]: ["expert"] });
    expect((await getPersonActor(keeps))?.voRoles[vo.id]?.toSorted()).toEqual(["member", "shifter"]);
    expect((await auditTrailOf(vo.id)).at(-1)).toMatchObject({
      action: "vo.group_unmapped",
      actorName: administrator.name,
      details: { group: "desk", role: "shifter" },
    });
    expect((await auditTrailOf(loses)).at(-1)).toMatchObject({
      action: "person.entitlement_roles_changed",
      actorName: administrator.name,
      ...{ partOfKind: "vo", partOfId: vo.id },
      details: { gained: [], lost: [`shifter in ${vo.name}`] },
    });
  });

  test("keeps a role that another entitlement gives as well", async () => {
    const vo = await createTestVo();
    await mapGroup(administrator, { vo: vo.name, group: "desk", role: null });
    const personId = await signInWith(
      "urn:mace:egi.eu:group:desk:role=expert#x",
      `urn:mace:egi.eu:group:${vo.name}:role=expert#x`,
    );
    await unmapGroup(administrator, { vo: vo.name, group: "desk" });
    expect(await database.voRoleGrant.findMany({ where: { personId } })).toMatchObject([
      { role: "expert", entitlement: `urn:mace:egi.eu:group:${vo.name}:role=expert#x` },
    ]);
  });

  test("needs a group that is mapped", async () => {
    const vo = await createTestVo();
    await expect(unmapGroup(administrator, { vo: vo.name, group: "desk" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
