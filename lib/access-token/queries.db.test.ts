import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createCuratedVo } from "#lib/testing/image-lists.ts";
import { createExpiredToken, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { createAccessToken } from "./create-access-token.ts";
import {
  getOwnTokenChoices,
  getPersonTokens,
  getProviderTokenChoices,
  getProviderTokens,
  getTokenActor,
  listOwnTokens,
  listUsableTokens,
  touchToken,
} from "./queries.ts";

const now = new Date();

describe("getTokenActor", () => {
  test("gives a provider's token as an actor that may read the VOs it was made for", async () => {
    const [vo, other] = [await createCuratedVo(), await createCuratedVo()];
    const { id, token } = await createToken([vo.name, other.name]);
    const { provider } = await getDatabase().accessToken.findUniqueOrThrow({
      where: { id },
      select: { provider: { select: { id: true, name: true } } },
    });
    expect(await getTokenActor(token, now)).toEqual({
      kind: "token",
      tokenId: id,
      name: "for tests",
      person: null,
      provider,
      readableVos: [vo.name, other.name],
      readsApi: false,
      writableAppliances: [],
      curatableVos: [],
    });
  });

  test("gives a provider's token no list that its VO has closed to the provider", async () => {
    const [vo, other] = [await createCuratedVo(), await createCuratedVo()];
    const { token } = await createToken([vo.name, other.name]);
    await getDatabase().listOpening.deleteMany({ where: { voId: vo.id } });
    expect(await getTokenActor(token, now)).toMatchObject({ readableVos: [other.name] });
  });

  test("gives a person's token no more than the person has at this moment", async () => {
    const vo = await createCuratedVo();
    const person = await createPerson({ voRoles: { [vo.id]: ["member"] } });
    const { token } = await createToken([vo.name, "elsewhere"], { person });
    expect(await getTokenActor(token, now)).toMatchObject({
      person: { personId: person.personId },
      readableVos: [vo.name],
    });
    await getDatabase().voRoleGrant.deleteMany({ where: { personId: person.personId } });
    expect(await getTokenActor(token, now)).toMatchObject({ readableVos: [] });
  });

  test("gives no VO that the token was not made for, whatever its person may", async () => {
    const [vo, other] = [await createCuratedVo(), await createCuratedVo()];
    const person = await createPerson({ voRoles: { [vo.id]: ["manager"], [other.id]: ["manager"] } });
    const { token } = await createToken([vo.name], { person });
    expect(await getTokenActor(token, now)).toMatchObject({ readableVos: [vo.name] });
  });

  test.each([
    ["is no token", async () => "garbage"],
    ["is empty", async () => ""],
    ["is unknown", async () => "slw_0123456789abcdef_01234567890123456789012345678901"],
    ["has another secret", async () => (await createToken(["biomed"])).token.replace(/.{4}$/, "AAAA")],
    ["has expired", () => createExpiredToken(["biomed"])],
    [
      "was revoked",
      async () => {
        const { id, token } = await createToken(["biomed"]);
        await revokeToken(id);
        return token;
      },
    ],
    [
      "belongs to somebody who is blocked",
      async () => {
        const person = await createPerson();
        const { token } = await createToken(["biomed"], { person });
        expect(await getTokenActor(token, now)).not.toBeNull();
        await getDatabase().person.update({ where: { id: person.personId }, data: { blockedAt: now } });
        return token;
      },
    ],
  ])("gives nobody when it %s", async (_, present) => {
    expect(await getTokenActor(await present(), now)).toBeNull();
  });
});

test("listUsableTokens agrees with getTokenActor about every token there is", async () => {
  const person = await createPerson();
  const tokens = [
    await createToken(["biomed"]),
    await createToken(["biomed"], { person }),
    await createToken(["biomed"], { now: new Date(now.getTime() - 31 * 24 * 3600 * 1000) }),
  ];
  await revokeToken((await createToken(["biomed"])).id);
  const listed = await listUsableTokens(now);
  for (const { id, token } of tokens) {
    const actor = await getTokenActor(token, now);
    const record = listed.find((candidate) => candidate.id === id);
    expect(record?.readableVos).toEqual(actor?.readableVos);
  }
});

describe("touchToken", () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const use = { address: "192.0.2.7", client: "python-requests/2.32" };
  const lastUse = (id: string) =>
    getDatabase().accessToken.findUniqueOrThrow({
      where: { id },
      select: { lastUsedAt: true, lastUsedAddress: true, lastUsedClient: true },
    });

  test("remembers when, from where and with which client, to the minute", async () => {
    const { id } = await createToken(["biomed"]);
    await touchToken(id, at(0), use);
    const first = { lastUsedAt: at(0), lastUsedAddress: "192.0.2.7", lastUsedClient: "python-requests/2.32" };
    expect(await lastUse(id)).toEqual(first);
    await touchToken(id, at(59), { address: "192.0.2.8", client: null });
    expect(await lastUse(id)).toEqual(first);
    await touchToken(id, at(61), { address: null, client: null });
    expect(await lastUse(id)).toEqual({ lastUsedAt: at(61), lastUsedAddress: null, lastUsedClient: null });
  });

  test("keeps of a client's name what can be stored", async () => {
    const { id } = await createToken(["biomed"]);
    await touchToken(id, at(0), { ...use, client: `a\0b${"x".repeat(10_000)}` });
    const { lastUsedClient } = await lastUse(id);
    expect(lastUsedClient).toMatch(/^abx+$/);
    expect(lastUsedClient).toHaveLength(300);
  });

  test("never fails what the token is used for", async () => {
    await expect(touchToken("no such token", now, use)).resolves.toBeUndefined();
    await expect(touchToken("\0", now, use)).resolves.toBeUndefined();
  });
});

describe("the pages", () => {
  test("of one's tokens: what works first, each with its state, and nobody else's", async () => {
    const person = await createPerson();
    const revoked = await createToken(["biomed"], { person });
    await revokeToken(revoked.id);
    const active = await createToken(["biomed"], { person });
    await createToken(["biomed"], { person: await createPerson() });
    const listed = await listOwnTokens(person, now);
    expect(listed.map(({ id, state }) => [id, state])).toEqual([
      [active.id, "active"],
      [revoked.id, "revoked"],
    ]);
    expect(JSON.stringify(listed)).not.toContain("secret");
  });

  describe("of a person's tokens are for administrators only", () => {
    const whoMay: [
      who: string,
      actor: (holder: PersonActor, token: string) => Promise<Actor>,
      may: boolean,
    ][] = [
      ["nobody", async () => ANONYMOUS, false],
      ["the holder, who has a page of their own", async (holder) => holder, false],
      ["somebody else", () => createPerson(), false],
      ["a security officer", () => createPerson({ platformRoles: ["security_officer"] }), false],
      ["the token itself", async (_, token) => (await getTokenActor(token, now)) ?? ANONYMOUS, false],
      ["an administrator's token", () => createAdministratorsToken(), false],
      ["an administrator", () => createPerson({ platformRoles: ["administrator"] }), true],
      ["the service", async () => system("test"), true],
    ];

    test.each(whoMay)("%s", async (_, who, may) => {
      const holder = await createPerson();
      const { id, token } = await createToken(["biomed"], { person: holder });
      await createToken(["biomed"], { person: await createPerson() });
      const tokens = await getPersonTokens(await who(holder, token), holder.personId, now);
      expect(tokens?.map((row) => row.id) ?? null).toEqual(may ? [id] : null);
      expect(JSON.stringify(tokens)).not.toMatch(/secret/i);
    });

    async function createAdministratorsToken(): Promise<Actor> {
      const person = await createPerson({ platformRoles: ["administrator"] });
      const { token } = await createToken(["biomed"], { person });
      return (await getTokenActor(token, now)) ?? ANONYMOUS;
    }
  });

  test("of a provider's tokens are for those who operate it", async () => {
    const { id, token } = await createToken(["biomed"]);
    const provider = (await getTokenActor(token, now))?.provider;
    const { slug } = await getDatabase().provider.findUniqueOrThrow({ where: { id: provider?.id ?? "" } });
    const operator = await createPerson();
    await getDatabase().providerOperator.create({
      data: { providerId: provider?.id ?? "", personId: operator.personId },
    });
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    for (const actor of [operator, administrator]) {
      expect((await getProviderTokens(actor, slug, now))?.tokens.map((row) => row.id)).toEqual([id]);
      expect((await getProviderTokenChoices(actor, slug))?.provider.slug).toBe(slug);
    }
    for (const actor of [await createPerson(), ANONYMOUS]) {
      expect(await getProviderTokens(actor, slug, now)).toBeNull();
      expect(await getProviderTokenChoices(actor, slug)).toBeNull();
    }
    expect(await getProviderTokens(administrator, "no-such-provider", now)).toBeNull();
  });

  test("offer nothing that creating would refuse, and leave nothing out", async () => {
    const [open, mine, other] = [
      await createCuratedVo(),
      await createCuratedVo({ visibility: "token" }),
      await createCuratedVo({ visibility: "token" }),
    ];
    const person = await createPerson({ voRoles: { [mine.id]: ["member"], [open.id]: ["expert"] } });
    const { readableLists, appliances, curatableVos } = await getOwnTokenChoices(person);
    const names = readableLists.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([open.name, mine.name]));
    expect(names).not.toContain(other.name);
    expect(appliances).toEqual([]);
    expect(curatableVos.map(({ name }) => name)).toEqual([open.name]);
    const holder = { personId: person.personId };
    await createAccessToken(person, {
      name: "all that is offered",
      holder,
      readableVos: names,
      curatableVos: [open.name],
    });
  });
});
