import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { getPersonStanding } from "./person-queries.ts";

const database = getDatabase();
const NOW = new Date("2026-11-02T10:00:00Z");

test("roles that curate are told once each, and that somebody is a member is not", async () => {
  const [curated, joined] = [await createTestVo(), await createTestVo()];
  const { personId } = await createPerson({
    voRoles: { [curated.id]: ["manager", "expert", "member"], [joined.id]: ["member"] },
  });
  const again = { voId: curated.id, personId, role: "manager" as const, source: "entitlement" as const };
  const identity = await database.identity.findFirstOrThrow({ where: { personId } });
  await database.voRoleGrant.create({ data: { ...again, identityId: identity.id, entitlement: "urn:x" } });
  const { curates } = await getPersonStanding(personId, NOW);
  expect(curates).toEqual([expect.objectContaining({ name: curated.name, roles: ["manager", "expert"] })]);
});

test("a VO whose list has ended is told no more, nor what a blocked person did", async () => {
  const vo = await createTestVo();
  const { personId } = await createPerson({ voRoles: { [vo.id]: ["manager"] } });
  const provider = await createProvider();
  await database.providerOperator.create({ data: { providerId: provider.id, personId } });
  expect(await getPersonStanding(personId, NOW)).toMatchObject({
    curates: [{ name: vo.name }],
    operates: [{ slug: provider.slug }],
  });
  await database.vo.update({
    where: { id: vo.id },
    data: { removedAt: new Date("2026-09-01"), removalReason: "Over.", listEndsAt: new Date("2026-10-01") },
  });
  expect((await getPersonStanding(personId, NOW)).curates).toEqual([]);
  await database.person.update({ where: { id: personId }, data: { blockedAt: NOW } });
  expect(await getPersonStanding(personId, NOW)).toMatchObject({ curates: [], operates: [] });
});

test("what somebody owns is told apart from what they maintain", async () => {
  const { id, owner, maintainer } = await createOwnedAppliance();
  expect([...(await getPersonStanding(owner.personId, NOW)).owned]).toEqual([id]);
  expect([...(await getPersonStanding(maintainer.personId, NOW)).owned]).toEqual([]);
});
