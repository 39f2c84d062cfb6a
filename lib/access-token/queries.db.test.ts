import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createCuratedVo } from "#lib/testing/image-lists.ts";
import { createExpiredToken, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { getTokenActor, listUsableTokens, touchToken } from "./queries.ts";

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

test("touchToken remembers the last use to the minute", async () => {
  const { id } = await createToken(["biomed"]);
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const lastUse = async () =>
    (await getDatabase().accessToken.findUniqueOrThrow({ where: { id } })).lastUsedAt;
  await touchToken(id, at(0));
  expect(await lastUse()).toEqual(at(0));
  await touchToken(id, at(59));
  expect(await lastUse()).toEqual(at(0));
  await touchToken(id, at(61));
  expect(await lastUse()).toEqual(at(61));
});
