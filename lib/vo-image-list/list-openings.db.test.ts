import { describe, expect, test } from "vitest";
import { getTokenActor } from "#lib/access-token/queries.ts";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo } from "#lib/testing/image-lists.ts";
import { createProvider, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { getListAccessPage } from "./access-queries.ts";
import { closeList } from "./close-list.ts";
import { openList } from "./open-list.ts";

const now = new Date();
const inRole = (role: "deputy" | "expert" | "shifter" | "member") => (vo: CuratedVo) =>
  createPerson({ voRoles: { [vo.id]: [role] } });

const matrix: [who: string, actor: (vo: CuratedVo) => Promise<Actor>, outcome: string][] = [
  ["nobody in particular", async () => ANONYMOUS, "unauthenticated"],
  ["a person", () => createPerson(), "forbidden"],
  ["a member", inRole("member"), "forbidden"],
  ["a shifter", inRole("shifter"), "ok"],
  ["an expert", inRole("expert"), "ok"],
  ["a deputy", inRole("deputy"), "ok"],
  ["a manager", async ({ manager }) => manager, "ok"],
  ["another VO's manager", async () => (await createCuratedVo()).manager, "forbidden"],
  ["an administrator", () => createPerson({ platformRoles: ["administrator"] }), "ok"],
  ["the service", async () => system("test"), "ok"],
  // A token that publishes drafts was not made to let others in.
  [
    "a manager's token for this VO",
    async ({ name, manager }) => tokenActor({ person: manager, curatableVos: [name] }),
    "forbidden",
  ],
];

test.each(matrix)("%s opens and closes a list: %s", async (_, who, outcome) => {
  const vo = await createCuratedVo({ visibility: "token" });
  const [{ id: providerId }, actor] = [await createProvider(), await who(vo)];
  for (const change of [openList, closeList]) {
    const code = await change(actor, { vo: vo.name, providerId }, now).then(
      () => "ok",
      (error) => error.code,
    );
    expect(code).toBe(outcome);
  }
  expect((await getListAccessPage(actor, vo.name, now)) === null).toBe(outcome !== "ok");
});

describe("an opening", () => {
  test("lets the provider's tokens in, and closing puts them out; each is told once", async () => {
    const vo = await createCuratedVo({ visibility: "token" });
    const { token } = await createToken([vo.name]);
    const provider = (await getTokenActor(token, now))?.provider;
    const input = { vo: vo.name, providerId: provider?.id ?? "" };
    const reads = async () => (await getTokenActor(token, now))?.readableVos;
    expect(await reads()).toEqual([vo.name]);
    await closeList(vo.manager, input, now);
    await closeList(vo.manager, input, now);
    expect(await reads()).toEqual([]);
    await openList(vo.manager, input, now);
    await openList(vo.manager, input, now);
    expect(await reads()).toEqual([vo.name]);
    const details = { providerId: provider?.id, provider: provider?.name };
    const told = (await auditTrailOf(vo.id)).filter(({ action }) => action.startsWith("vo.list_"));
    expect(told).toMatchObject([
      { action: "vo.list_closed", actorName: vo.manager.name, details },
      { action: "vo.list_opened", actorName: vo.manager.name, details },
    ]);
    expect(await getDatabase().listOpening.findFirstOrThrow({ where: { voId: vo.id } })).toMatchObject({
      openedById: vo.manager.personId,
    });
  });

  test.each([
    ["a VO that is not there", { vo: "nobody.example.org" }],
    ["a provider that is not there", { providerId: crypto.randomUUID() }],
  ])("of %s is not found", async (_, wrong) => {
    const vo = await createCuratedVo();
    const { id: providerId } = await createProvider();
    const input = { vo: vo.name, providerId, ...wrong };
    for (const change of [openList, closeList]) {
      await expect(change(system("test"), input, now)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

test("the page names who would be cut off: tokens that read this list and work", async () => {
  const [vo, other] = [
    await createCuratedVo({ visibility: "token" }),
    await createCuratedVo({ visibility: "token" }),
  ];
  const reading = await createToken([vo.name, other.name]);
  const revoked = await createToken([vo.name]);
  await revokeToken(revoked.id);
  await createToken([other.name]);
  const closed = await createProvider();
  const page = await getListAccessPage(vo.manager, vo.name, now);
  expect(page?.openTo.map(({ tokens }) => tokens.map(({ id }) => id)).sort()).toEqual(
    [[], [reading.id]].sort(),
  );
  expect(page?.others.map(({ id }) => id)).toContain(closed.id);
  expect(page?.others.map(({ id }) => id)).not.toContain(page?.openTo[0]?.id);
});
