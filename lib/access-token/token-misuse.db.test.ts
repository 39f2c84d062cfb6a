/** Every way in which a token does not work, or works for less than somebody hopes. */
import { beforeAll, describe, expect, test } from "vitest";
import type { PersonActor, RequestOrigin, TokenActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createCuratedVo } from "#lib/testing/image-lists.ts";
import { createExpiredToken, createProvider, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { canMaintain, canSeeVersion } from "#lib/virtual-appliance/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { createAccessToken, type NewAccessToken } from "./create-access-token.ts";
import { getTokenActor } from "./queries.ts";
import { buildToken, parseToken } from "./token.ts";

const now = new Date();
const from = (address: string | null): RequestOrigin => ({ address, requestId: "for tests" });

let guarded: Awaited<ReturnType<typeof createCuratedVo>>;
let other: Awaited<ReturnType<typeof createCuratedVo>>;
let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
let foreign: Awaited<ReturnType<typeof createOwnedAppliance>>;
let whole: { person: PersonActor; token: string };

beforeAll(async () => {
  guarded = await createCuratedVo({ visibility: "token" });
  other = await createCuratedVo({ visibility: "token" });
  appliance = await createOwnedAppliance();
  foreign = await createOwnedAppliance();
  whole = await createWhole();
});

/** Somebody who may everything that a token can be made for, with a token for all of it. */
async function createWhole(scope: Partial<NewAccessToken> = {}) {
  const person = await createPerson({ voRoles: { [guarded.id]: ["manager"] } });
  await getDatabase().applianceMaintainer.create({
    data: { applianceId: appliance.id, personId: person.personId },
  });
  const { id, token } = await createAccessToken(person, {
    name: "all that there is",
    holder: { personId: person.personId },
    readableVos: [guarded.name],
    readsApi: true,
    writableAppliances: [appliance.id],
    curatableVos: [guarded.name],
    ...scope,
  });
  return { person, id, token };
}

async function peopleOf({ id, owner, maintainer }: typeof appliance) {
  const maintainers = await getDatabase().applianceMaintainer.findMany({ where: { applianceId: id } });
  return { id, ownerId: owner.personId, maintainers: [{ personId: maintainer.personId }, ...maintainers] };
}

/** What the token can at this moment; null when it does not work at all. */
async function powersOf(presented: string, origin?: RequestOrigin) {
  const actor = await getTokenActor(presented, new Date(), origin);
  if (!actor) return null;
  const working = { state: "working" as const, hiddenAt: null };
  const people = await peopleOf(appliance);
  return {
    reads: actor.readableVos.includes(guarded.name),
    sees: canSeeVersion({ ...actor, writableAppliances: [] } as TokenActor, people, working),
    writes: canMaintain(actor, people),
    curates: canCurate(actor, guarded),
  };
}

const ALL = { reads: true, sees: true, writes: true, curates: true };
const NOTHING = { reads: false, sees: false, writes: false, curates: false };

describe("a token that is not what was given out", () => {
  test("the whole one works", async () => {
    expect(await powersOf(whole.token)).toEqual(ALL);
    expect(await powersOf(` ${whole.token}\n`)).toEqual(ALL);
  });

  test.each([
    ["truncated by one character", (token: string) => token.slice(0, -1)],
    ["truncated to its identifier", (token: string) => token.slice(0, "slw_0123456789abcdef_".length)],
    ["without its first character", (token: string) => token.slice(1)],
    ["with a character more", (token: string) => `${token}A`],
    ["twice", (token: string) => token + token],
    ["with another prefix", (token: string) => token.replace(/^slw/, "ghp")],
    ["in capital letters", (token: string) => token.toUpperCase()],
    ["with its secret in other case", (token: string) => swapCase(token)],
    [
      "with another token's identifier",
      (token: string) => token.replace(/_[0-9a-f]{16}_/, "_0123456789abcdef_"),
    ],
    ["with another secret", (token: string) => token.replace(/.{32}$/, "A".repeat(32))],
    ["with its hash for a secret", (token: string) => token.replace(/.{32}$/, "0".repeat(64))],
    ["with a wildcard", (token: string) => token.replace(/.{32}$/, "%".repeat(32))],
    ["empty", () => ""],
  ])("%s", async (_, change) => {
    expect(await powersOf(change(whole.token))).toBeNull();
  });

  test("with any one bit changed", async () => {
    const bytes = Buffer.from(whole.token);
    // A bit in every character; the last bits of the last one would be no other secret, were they unused.
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 7));
      expect(await powersOf(changed.toString("latin1")), changed.toString("latin1")).toBeNull();
    }
  });

  test("the secret of one with the identifier of another", async () => {
    const [one, two] = [await createWhole(), await createWhole()];
    const { secret } = parseToken(two.token) ?? { secret: "" };
    expect(await powersOf(`slw_${one.id}_${secret}`)).toBeNull();
  });

  test("one that was never given out", async () => {
    expect(await powersOf(buildToken(crypto.getRandomValues(new Uint8Array(32))).token)).toBeNull();
  });
});

describe("a token whose time is over", () => {
  test("expired", async () => {
    expect(await powersOf(await createExpiredToken([guarded.name]))).toBeNull();
  });

  test("revoked", async () => {
    const { id, token } = await createWhole();
    expect(await powersOf(token)).toEqual(ALL);
    await revokeToken(id);
    expect(await powersOf(token)).toBeNull();
  });
});

describe("a token for other things", () => {
  const table: [what: string, scope: () => Partial<NewAccessToken>, can: Partial<typeof ALL>][] = [
    ["reads lists", () => ({ readableVos: [guarded.name] }), { reads: true }],
    ["reads the list of another VO", () => ({ readableVos: [other.name] }), {}],
    ["reads the API", () => ({ readsApi: true }), { sees: true }],
    // Who may write sees what is being written, too; this table takes that away to look at `readsApi` alone.
    ["writes an appliance", () => ({ writableAppliances: [appliance.id] }), { writes: true }],
    ["writes another appliance", () => ({ writableAppliances: [foreign.id] }), {}],
    ["curates", () => ({ curatableVos: [guarded.name] }), { curates: true }],
    ["curates another VO", () => ({ curatableVos: [other.name] }), {}],
  ];

  test.each(table)("that %s can nothing else", async (_, scope, can) => {
    const person = await createPerson({
      voRoles: { [guarded.id]: ["manager"], [other.id]: ["manager"] },
    });
    for (const { id } of [appliance, foreign]) {
      await getDatabase().applianceMaintainer.create({
        data: { applianceId: id, personId: person.personId },
      });
    }
    const holder = { personId: person.personId };
    const { token } = await createAccessToken(person, { name: "for tests", holder, ...scope() });
    expect(await powersOf(token)).toEqual({ ...NOTHING, ...can });
  });
});

describe("a token whose holder lost something", () => {
  test("the role in the VO", async () => {
    const { person, token } = await createWhole();
    await getDatabase().voRoleGrant.deleteMany({ where: { personId: person.personId } });
    expect(await powersOf(token)).toEqual({ ...ALL, reads: false, curates: false });
  });

  test("the curating role, but not membership", async () => {
    const { person, token } = await createWhole();
    await getDatabase().voRoleGrant.updateMany({
      where: { personId: person.personId },
      data: { role: "member" },
    });
    expect(await powersOf(token)).toEqual({ ...ALL, curates: false });
  });

  test("the appliance", async () => {
    const { person, token } = await createWhole();
    await getDatabase().applianceMaintainer.deleteMany({ where: { personId: person.personId } });
    expect(await powersOf(token)).toEqual({ ...ALL, sees: false, writes: false });
  });

  test("administration", async () => {
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const { token } = await createAccessToken(administrator, {
      name: "for tests",
      holder: { personId: administrator.personId },
      readableVos: [guarded.name],
      writableAppliances: [appliance.id],
      curatableVos: [guarded.name],
    });
    expect(await powersOf(token)).toEqual({ ...ALL, sees: false });
    await getDatabase().platformRoleGrant.deleteMany({ where: { personId: administrator.personId } });
    expect(await powersOf(token)).toEqual(NOTHING);
  });

  test("everything: they were blocked; and it comes back with them", async () => {
    const { person, token } = await createWhole();
    const block = (blockedAt: Date | null) =>
      getDatabase().person.update({ where: { id: person.personId }, data: { blockedAt } });
    await block(now);
    expect(await powersOf(token)).toBeNull();
    await block(null);
    expect(await powersOf(token)).toEqual(ALL);
  });

  test("the VO's trust: the list was closed to the provider", async () => {
    const provider = await createProvider({ openVos: [guarded.name, other.name] });
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const { token } = await createAccessToken(administrator, {
      name: "for tests",
      holder: { providerId: provider.id },
      readableVos: [guarded.name],
    });
    expect(await powersOf(token)).toEqual({ ...NOTHING, reads: true });
    await getDatabase().listOpening.deleteMany({ where: { providerId: provider.id, voId: guarded.id } });
    expect(await powersOf(token)).toEqual(NOTHING);
  });
});

describe("a token that is bound to addresses", () => {
  test.each([
    [["192.0.2.0/24"], "192.0.2.17", true],
    [["192.0.2.0/24"], "192.0.3.17", false],
    [["192.0.2.0/24"], "::ffff:192.0.2.17", true],
    [["192.0.2.0/24"], "::ffff:192.0.3.17", false],
    [["::ffff:192.0.2.0/120"], "192.0.2.17", true],
    [["192.0.2.17"], "192.0.2.17", true],
    [["192.0.2.17"], "192.0.2.18", false],
    [["2001:db8::/48"], "2001:db8::1", true],
    [["2001:db8::/48"], "2001:db8:1::1", false],
    [["2001:db8::/48"], "192.0.2.17", false],
    [["2001:db8::/48", "192.0.2.0/24"], "192.0.2.17", true],
    [["0.0.0.0/0", "::/0"], null, false],
    [["0.0.0.0/0", "::/0"], "no address", false],
    [[], null, true],
  ])("%j, from %s: %s", async (allowedRanges, address, works) => {
    const { token } = await createWhole({ allowedRanges });
    expect(await powersOf(token, from(address))).toEqual(works ? ALL : null);
  });

  test("works nowhere for a caller that does not say where the request came from", async () => {
    const { token } = await createWhole({ allowedRanges: ["0.0.0.0/0", "::/0"] });
    expect(await powersOf(token)).toBeNull();
  });

  test("says where it came from in what it does", async () => {
    const { token } = await createWhole({ allowedRanges: ["192.0.2.0/24"] });
    expect((await getTokenActor(token, now, from("192.0.2.17")))?.origin).toEqual(from("192.0.2.17"));
  });
});

test("createToken of the tests makes tokens that work", async () => {
  expect(await powersOf((await createToken([guarded.name])).token)).toEqual({ ...NOTHING, reads: true });
});

/** Only the secret has letters of both cases. */
function swapCase(token: string): string {
  return token.replace(/.{32}$/, (secret) =>
    [...secret]
      .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
      .join(""),
  );
}
