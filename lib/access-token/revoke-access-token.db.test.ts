import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { listAuditActions } from "#lib/testing/image-lists.ts";
import { whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createToken } from "#lib/testing/tokens.ts";
import { getTokenActor } from "./queries.ts";
import { revokeAccessToken } from "./revoke-access-token.ts";

const now = new Date();

/** A token of a person and one of a provider, with everybody who has to do with them. */
async function scene() {
  const [holder, operator] = [await createPerson(), await createPerson()];
  const own = await createToken(["biomed"], { person: holder });
  const site = await createToken(["biomed"]);
  const { providerId } = await getDatabase().accessToken.findUniqueOrThrow({ where: { id: site.id } });
  await getDatabase().providerOperator.create({
    data: { providerId: providerId ?? "", personId: operator.personId },
  });
  return { holder, operator, own, site };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const matrix: [who: string, actor: (scene: Scene) => Promise<Actor>, own: string, site: string][] = [
  ["nobody", async () => ANONYMOUS, "unauthenticated", "unauthenticated"],
  ["its holder", async ({ holder }) => holder, "ok", "not_found"],
  ["an operator of the provider", async ({ operator }) => operator, "not_found", "ok"],
  ["somebody else", () => createPerson(), "not_found", "not_found"],
  [
    "a security officer",
    () => createPerson({ platformRoles: ["security_officer"] }),
    "not_found",
    "not_found",
  ],
  ["an administrator", () => createPerson({ platformRoles: ["administrator"] }), "ok", "ok"],
  ["the service", async () => system("test"), "ok", "ok"],
  ["the token itself", async ({ own }) => theToken(own.token), "not_found", "not_found"],
];

async function theToken(token: string): Promise<Actor> {
  const actor = await getTokenActor(token, now);
  if (!actor) throw new Error("It works.");
  return actor;
}

describe("who may revoke", () => {
  test.each(matrix)("%s", async (_, who, own, site) => {
    const all = await scene();
    const actor = await who(all);
    const outcomes = [];
    for (const { id, token } of [all.own, all.site]) {
      const outcome = await revokeAccessToken(actor, { id }, now).then(
        () => "ok",
        (error) => error.code,
      );
      outcomes.push(outcome);
      expect((await getTokenActor(token, now)) === null, "revoked at once").toBe(outcome === "ok");
    }
    expect(outcomes).toEqual([own, site]);
  });
});

test("revoking again changes nothing and is told once", async () => {
  const { holder, own } = await scene();
  await revokeAccessToken(holder, { id: own.id }, now);
  await revokeAccessToken(holder, { id: own.id }, new Date(now.getTime() + 60_000));
  const { revokedAt } = await getDatabase().accessToken.findUniqueOrThrow({ where: { id: own.id } });
  expect(revokedAt).toEqual(now);
  expect((await listAuditActions(own.id)).filter((action) => action === "access_token.revoked")).toHaveLength(
    1,
  );
});

test("no revocation without its audit event, which names the holder and the token", async () => {
  const { holder, own } = await scene();
  await whileInsertsFail('"AuditEvent"', () =>
    expect(revokeAccessToken(holder, { id: own.id }, now)).rejects.toThrow(/refused by the test/),
  );
  expect(await getTokenActor(own.token, now)).not.toBeNull();
  await revokeAccessToken(holder, { id: own.id }, now);
  const event = await getDatabase().auditEvent.findFirstOrThrow({
    where: { objectId: own.id, action: "access_token.revoked" },
  });
  expect(event).toMatchObject({
    actorId: holder.personId,
    partOfKind: "person",
    partOfId: holder.personId,
    details: { name: "for tests" },
  });
});

test("an unknown token is not found", async () => {
  await expect(
    revokeAccessToken(await createPerson(), { id: "0123456789abcdef" }, now),
  ).rejects.toMatchObject({ code: "not_found" });
});
