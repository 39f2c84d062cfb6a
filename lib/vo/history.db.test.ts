/** Who sees what was done to a VO. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { appendEvent } from "#lib/testing/audit-events.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { getVoHistory } from "./history-queries.ts";

const vo = await createTestVo();
const other = await createTestVo();
const role = { partOfKind: "vo", partOfId: vo.id };
await appendEvent({ action: "person.vo_role_granted", objectKind: "person", ...role });
await appendEvent({ action: "vo.edited", objectKind: "vo", objectId: other.id });

const manager = await createPerson({ voRoles: { [vo.id]: ["manager"] } });
const own = tokenActor({ person: manager, readsApi: true, curatableVos: [vo.name] });

test.each<[string, Actor, boolean]>([
  ["anonymous", ANONYMOUS, false],
  ["a person", await createPerson(), false],
  ["a member", await createPerson({ voRoles: { [vo.id]: ["member"] } }), false],
  ["a manager of another VO", await createPerson({ voRoles: { [other.id]: ["manager"] } }), false],
  ["a security officer", await createPerson({ platformRoles: ["security_officer"] }), false],
  ["a token of a manager", own, false],
  ["a manager", manager, true],
  ["a shifter", await createPerson({ voRoles: { [vo.id]: ["shifter"] } }), true],
  ["an administrator", await createPerson({ platformRoles: ["administrator"] }), true],
])("%s: %s", async (_who, actor, may) => {
  const history = await getVoHistory(actor, vo.name, null);
  expect(history?.page.events.map(({ action }) => action) ?? null).toEqual(
    may ? ["vo.created", "person.vo_role_granted"] : null,
  );
});

test("what does not exist has none", async () => {
  expect(await getVoHistory(manager, "no.such.vo", null)).toBeNull();
});
