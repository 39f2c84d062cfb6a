import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createCuratedVo, listAuditActions } from "#lib/testing/image-lists.ts";
import { whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { createAccessToken, type NewAccessToken } from "./create-access-token.ts";
import { hashSecret, parseToken } from "./token.ts";

const now = new Date("2026-11-23T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3600 * 1000);

/** A VO with a public list: a token for it anybody may make. */
let open: { id: string; name: string };
beforeAll(async () => {
  open = await createCuratedVo();
});

const input = (holder: NewAccessToken["holder"], expiresAt = inDays(30)): NewAccessToken => ({
  name: "atrope at the site",
  holder,
  readableVos: [open.name],
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
      createdById: person.personId,
      readableVos: [open.name],
      readsApi: false,
      writableAppliances: [],
      curatableVos: [],
      allowedRanges: [],
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
    // Not for other people: whoever holds a token acts in its person's name.
    ["an administrator", () => createPerson({ platformRoles: ["administrator"] }), "ok", "forbidden", "ok"],
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

  test("an operator, for the provider as long as they operate it", async () => {
    const operator = await createPerson();
    const provider = await createProvider();
    const holder = { providerId: provider.id };
    await getDatabase().providerOperator.create({
      data: { providerId: provider.id, personId: operator.personId },
    });
    const { id } = await create(operator, input(holder));
    expect(await getDatabase().accessToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      personId: null,
      providerId: provider.id,
      createdById: operator.personId,
    });
    await getDatabase().providerOperator.deleteMany({ where: { providerId: provider.id } });
    await expect(create(operator, input(holder))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("nobody, for a provider that does not exist", async () => {
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    await expect(create(administrator, input({ providerId: crypto.randomUUID() }))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("no token makes tokens, not even for its own person", async () => {
    const person = await createPerson();
    const { personId } = person;
    await expect(create(tokenActor({ person }), input({ personId }))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("what cannot be asked for", () => {
  type Scope = Partial<NewAccessToken>;

  async function refusedFieldsOf(actor: Actor, holder: NewAccessToken["holder"], scope: Scope) {
    return create(actor, { name: "for tests", holder, expiresAt: inDays(1), ...scope }).then(
      () => [],
      (error) => {
        expect(error).toMatchObject({ code: "invalid_input", reason: "beyond_holder" });
        return Object.keys(error.fieldErrors);
      },
    );
  }

  test("by a person: what they may not do themselves", async () => {
    const guarded = await createCuratedVo({ visibility: "token" });
    const other = await createCuratedVo({ visibility: "token" });
    const person = await createPerson({ voRoles: { [guarded.id]: ["member"] } });
    const curator = await createPerson({ voRoles: { [guarded.id]: ["shifter"] } });
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const appliance = await createOwnedAppliance();
    const table: [what: string, who: typeof person, scope: Scope, fields: string[]][] = [
      ["nothing at all", person, {}, ["scope"]],
      ["a public list", person, { readableVos: [open.name] }, []],
      ["the list of their VO", person, { readableVos: [guarded.name, open.name] }, []],
      ["the list of another VO", person, { readableVos: [guarded.name, other.name] }, ["readableVos"]],
      ["the list of another VO, as administrator", administrator, { readableVos: [other.name] }, []],
      ["the list of no VO", person, { readableVos: ["nobody.example.org"] }, ["readableVos"]],
      ["the API", person, { readsApi: true }, []],
      ["an appliance, as owner", appliance.owner, { writableAppliances: [appliance.id] }, []],
      ["an appliance, as maintainer", appliance.maintainer, { writableAppliances: [appliance.id] }, []],
      ["an appliance of others", person, { writableAppliances: [appliance.id] }, ["writableAppliances"]],
      [
        "an appliance that is not there",
        appliance.owner,
        { writableAppliances: [appliance.id, crypto.randomUUID()] },
        ["writableAppliances"],
      ],
      ["to curate, as member", person, { curatableVos: [guarded.name] }, ["curatableVos"]],
      ["to curate, as shifter", curator, { curatableVos: [guarded.name] }, []],
      ["to curate another VO", curator, { curatableVos: [other.name] }, ["curatableVos"]],
      ["to curate no VO", curator, { curatableVos: ["nobody.example.org"] }, ["curatableVos"]],
      [
        "three things at once",
        person,
        { readableVos: [other.name], writableAppliances: [appliance.id], curatableVos: [other.name] },
        ["readableVos", "writableAppliances", "curatableVos"],
      ],
    ];
    for (const [what, who, scope, fields] of table) {
      expect(await refusedFieldsOf(who, { personId: who.personId }, scope), what).toEqual(fields);
    }
  });

  test("for a provider: anything but lists that are open to it", async () => {
    const guarded = await createCuratedVo({ visibility: "token" });
    const closed = await createCuratedVo({ visibility: "token" });
    const provider = await createProvider({ openVos: [guarded.name] });
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const appliance = await createOwnedAppliance();
    const table: [what: string, scope: Scope, fields: string[]][] = [
      ["nothing at all", {}, ["scope"]],
      ["a list that is open to it", { readableVos: [guarded.name] }, []],
      ["a public list", { readableVos: [open.name] }, []],
      ["a list that is closed to it", { readableVos: [guarded.name, closed.name] }, ["readableVos"]],
      ["the API", { readableVos: [guarded.name], readsApi: true }, ["readsApi"]],
      ["an appliance", { writableAppliances: [appliance.id] }, ["writableAppliances"]],
      ["to curate", { curatableVos: [guarded.name] }, ["curatableVos"]],
    ];
    for (const [what, scope, fields] of table) {
      expect(await refusedFieldsOf(administrator, { providerId: provider.id }, scope), what).toEqual(fields);
    }
  });
});

describe("how much at once", () => {
  const FIELDS = ["readableVos", "writableAppliances", "curatableVos"] as const;

  test("what is named twice is stored once", async () => {
    const { owner, id: applianceId } = await createOwnedAppliance();
    const vo = await createCuratedVo();
    const curator = { ...owner, voRoles: { [vo.id]: ["manager"] } };
    const { id } = await create(curator, {
      ...input({ personId: owner.personId }),
      readableVos: [open.name, vo.name, open.name],
      writableAppliances: [applianceId, applianceId],
      curatableVos: [vo.name, vo.name],
    });
    expect(await getDatabase().accessToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      readableVos: [open.name, vo.name],
      writableAppliances: [applianceId],
      curatableVos: [vo.name],
    });
  });

  test.each(FIELDS)("more than 200 of %s are refused at their field", async (field) => {
    const person = await createPerson();
    const listOf = (length: number) => ({
      ...input({ personId: person.personId }),
      [field]: Array.from({ length }, () => crypto.randomUUID()),
    });
    await expect(create(person, listOf(201))).rejects.toMatchObject({
      ...{ code: "invalid_input", reason: "scope_too_long" },
      fieldErrors: { [field]: expect.stringContaining("at most 200") },
    });
    await expect(create(person, listOf(200))).rejects.toMatchObject({ reason: "beyond_holder" });
  });

  test("a holder has at most 100 tokens that work", async () => {
    const person = await createPerson();
    const holder = { personId: person.personId };
    await getDatabase().accessToken.createMany({
      data: Array.from({ length: 101 }, (_, index) => ({
        ...{ id: crypto.randomUUID(), name: `${index}`, secretSha256: crypto.randomUUID(), ...holder },
        ...{ readableVos: [open.name], createdAt: inDays(-9) },
        expiresAt: index === 0 ? inDays(-1) : inDays(9),
        revokedAt: index === 1 ? inDays(-1) : null,
      })),
    });
    const twoAtOnce = await Promise.allSettled([
      create(person, input(holder)),
      create(person, input(holder)),
    ]);
    expect(twoAtOnce.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(create(person, input(holder))).rejects.toMatchObject({
      ...{ code: "conflict", reason: "too_many_tokens" },
      message: expect.stringContaining("Revoke one"),
    });
    await create(system("test"), input(holder));
  });
});

describe("its addresses", () => {
  test("are stored in one spelling, each once", async () => {
    const person = await createPerson();
    const { id } = await create(person, {
      ...input({ personId: person.personId }),
      allowedRanges: ["192.0.2.77/24", "::ffff:192.0.2.1/120", "2001:DB8:0::/48", "198.51.100.7"],
    });
    const { allowedRanges } = await getDatabase().accessToken.findUniqueOrThrow({ where: { id } });
    expect(allowedRanges).toEqual(["192.0.2.0/24", "2001:db8::/48", "198.51.100.7/32"]);
  });

  test("that cannot be read are named", async () => {
    const person = await createPerson();
    await expect(
      create(person, {
        ...input({ personId: person.personId }),
        allowedRanges: ["192.0.2.0/24", "192.0.2.0/33", "host.example.org"],
      }),
    ).rejects.toMatchObject({
      reason: "bad_ranges",
      fieldErrors: { allowedRanges: expect.stringContaining("“192.0.2.0/33”, “host.example.org”") },
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

  test("is a year ahead when nothing is said", async () => {
    const person = await createPerson();
    const { expiresAt: _, ...unsaid } = input({ personId: person.personId });
    expect((await create(person, unsaid)).expiresAt).toEqual(inDays(365));
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
