import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { listAuditActions } from "#lib/testing/image-lists.ts";
import { whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { createAccessToken, type NewAccessToken } from "./create-access-token.ts";
import { hashSecret, parseToken } from "./token.ts";

const now = new Date("2026-11-23T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3600 * 1000);

const input = (holder: NewAccessToken["holder"], expiresAt = inDays(30)): NewAccessToken => ({
  name: "atrope at the site",
  holder,
  readableVos: ["biomed"],
  expiresAt,
});
const create = (actor: Actor, token: NewAccessToken) => createAccessToken(actor, token, { now });

describe("a new access token", () => {
  test("is stored as a hash: nothing in the database gives it away", async () => {
    const person = await createPerson();
    const { id, token } = await create(person, input({ personId: person.personId }));
    const { secret } = parseToken(token) ?? { secret: "" };
    const row = await getDatabase().accessToken.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      secretSha256: hashSecret(secret),
      personId: person.personId,
      providerId: null,
      readableVos: ["biomed"],
      expiresAt: inDays(30),
      revokedAt: null,
      lastUsedAt: null,
    });
    const events = await getDatabase().auditEvent.findMany({ where: { objectId: id } });
    expect(events).toMatchObject([{ action: "access_token.created", actorId: person.personId }]);
    expect(
      JSON.stringify([row, events], (_, value) => (typeof value === "bigint" ? 0 : value)),
    ).not.toContain(secret);
  });

  test("is another one every time", async () => {
    const person = await createPerson();
    const holder = { personId: person.personId };
    const [one, two] = [await create(person, input(holder)), await create(person, input(holder))];
    expect(one.id).not.toBe(two.id);
    expect(one.token).not.toBe(two.token);
  });

  test("is not there without its audit event", async () => {
    const person = await createPerson();
    const where = { personId: person.personId };
    await whileInsertsFail('"AuditEvent"', () =>
      expect(create(person, input(where))).rejects.toThrow(/refused by the test/),
    );
    expect(await getDatabase().accessToken.count({ where })).toBe(0);
  });
});

describe("who may make one", () => {
  const matrix: [
    who: string,
    actor: () => Promise<Actor>,
    forSelf: string,
    forOther: string,
    forProvider: string,
  ][] = [
    ["anonymous", async () => ANONYMOUS, "unauthenticated", "unauthenticated", "unauthenticated"],
    ["a person", () => createPerson(), "ok", "forbidden", "forbidden"],
    [
      "a security officer",
      () => createPerson({ platformRoles: ["security_officer"] }),
      "ok",
      "forbidden",
      "forbidden",
    ],
    ["an administrator", () => createPerson({ platformRoles: ["administrator"] }), "ok", "ok", "ok"],
    ["the service", async () => system("test"), "ok", "ok", "ok"],
  ];

  test.each(matrix)("%s", async (_who, who, forSelf, forOther, forProvider) => {
    const actor = await who();
    const other = await createPerson();
    const self = actor.kind === "person" ? actor.personId : other.personId;
    const provider = await createProvider();
    const outcomeOf = (holder: NewAccessToken["holder"]) =>
      create(actor, input(holder)).then(
        () => "ok",
        (error) => error.code,
      );
    expect([
      await outcomeOf({ personId: self }),
      await outcomeOf({ personId: other.personId }),
      await outcomeOf({ providerId: provider.id }),
    ]).toEqual([forSelf, forOther, forProvider]);
  });

  test("no token makes tokens, not even for its own person", async () => {
    const person = await createPerson();
    const { personId } = person;
    await expect(create(tokenActor({ person }), input({ personId }))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("its expiry", () => {
  test.each([
    ["in the past", inDays(-1), "bad_expiry"],
    ["now", now, "bad_expiry"],
    ["in a moment", new Date(now.getTime() + 1), "ok"],
    ["in two years, leap days included", inDays(732), "ok"],
    ["a moment after two years", new Date(inDays(732).getTime() + 1), "bad_expiry"],
  ])("%s", async (_, expiresAt, expected) => {
    const person = await createPerson();
    const outcome = await create(person, input({ personId: person.personId }, expiresAt)).then(
      () => "ok",
      (error) => error.reason,
    );
    expect(outcome).toBe(expected);
  });

  test("refused, leaves no trace", async () => {
    const person = await createPerson();
    await expect(create(person, input({ personId: person.personId }, now))).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(await getDatabase().accessToken.count({ where: { personId: person.personId } })).toBe(0);
    expect(await listAuditActions(person.personId)).toEqual([]);
  });
});
