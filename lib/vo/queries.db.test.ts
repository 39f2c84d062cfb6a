/** What a VO's public page tells. */
import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { getVo } from "./queries.ts";

const database = getDatabase();

test("names each curator once a role, and nobody who can do nothing here any more", async () => {
  const vo = await createTestVo();
  const named = (name: string, ...roles: ("manager" | "expert" | "member")[]) =>
    createPerson({ name, voRoles: { [vo.id]: roles } });
  const ann = await named("Ann", "manager", "expert", "member");
  const bob = await named("Bob", "manager");
  await named("Member", "member");
  const blocked = await named("Blocked", "manager");
  const merged = await named("Merged", "expert");
  await database.person.update({ where: { id: blocked.personId }, data: { blockedAt: new Date() } });
  await database.person.update({ where: { id: merged.personId }, data: { mergedIntoId: ann.personId } });
  const { id: identityId } = await database.identity.findFirstOrThrow({ where: { personId: ann.personId } });
  await database.voRoleGrant.create({
    data: { voId: vo.id, personId: ann.personId, role: "manager", source: "entitlement", identityId },
  });
  expect((await getVo(vo.name))?.curators).toEqual([
    { role: "manager", personId: ann.personId, name: "Ann" },
    { role: "manager", personId: bob.personId, name: "Bob" },
    { role: "expert", personId: ann.personId, name: "Ann" },
  ]);
});

test("is nothing for a VO that is not there", async () => {
  expect(await getVo("no.such.vo")).toBeNull();
});
