import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { editProfile } from "./edit-profile.ts";
import { getAccount, getAccountMenu, getProfile } from "./queries.ts";
import { listIdentities } from "./session-queries.ts";

const database = getDatabase();
const administrator = await createPerson({ name: "Ingrid" });
const vo = await createTestVo();

async function identityOf(personId: string) {
  return database.identity.findFirstOrThrow({ where: { personId } });
}

describe("one's account", () => {
  test("says where each role comes from", async () => {
    const { personId } = await createPerson();
    const { id: identityId, issuer } = await identityOf(personId);
    const role = { personId, voId: vo.id, role: "manager" } as const;
    await database.voRoleGrant.create({ data: { ...role, source: "entitlement", identityId } });
    await database.voRoleGrant.create({
      data: { ...role, source: "local", grantedById: administrator.personId },
    });
    const account = await getAccount(personId);
    expect(account?.voRoles).toHaveLength(2);
    expect(account?.voRoles).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ source: "entitlement", identity: { issuer }, grantedBy: null }),
        expect.objectContaining({ source: "local", identity: null, grantedBy: { name: "Ingrid" } }),
      ]),
    );
  });

  test("has the providers one operates, and so has the menu", async () => {
    const { personId } = await createPerson();
    const name = `SITE-${randomUUID()}`;
    await database.provider.create({
      data: { name, slug: name.toLowerCase(), country: "Norway", operators: { create: { personId } } },
    });
    const provider = { slug: name.toLowerCase(), name };
    expect((await getAccount(personId))?.operatedProviders).toEqual([
      { provider: { ...provider, country: "Norway" } },
    ]);
    expect(await getAccountMenu(personId)).toEqual({
      email: "person@example.org",
      operatedProviders: [{ provider }],
    });
  });

  test("of nobody is null", async () => {
    const nobody = randomUUID();
    expect([await getAccount(nobody), await getAccountMenu(nobody), await getProfile(nobody)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

test("a profile is apart from what the identity provider says", async () => {
  const actor = await createPerson({ name: "Ann" });
  await editProfile(actor, { name: "Anna", affiliation: null, email: "anna@example.org", orcid: null });
  expect(await getProfile(actor.personId)).toMatchObject({
    name: "Anna",
    email: "anna@example.org",
    identities: [{ name: "Ann", email: "person@example.org", emailVerified: true }],
  });
});

test("an identity tells the roles that it gives, and not those granted here", async () => {
  const actor = await createPerson({ platformRoles: ["security_officer"] });
  const { personId } = actor;
  const { id: identityId } = await identityOf(personId);
  await database.voRoleGrant.create({
    data: { personId, voId: vo.id, role: "expert", source: "entitlement", identityId },
  });
  expect(await listIdentities(actor)).toMatchObject([
    { id: identityId, platformRoles: [], voRoles: [{ role: "expert", vo: { name: vo.name } }] },
  ]);
});
