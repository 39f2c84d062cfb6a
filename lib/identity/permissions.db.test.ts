/** Who may do what with people, roles and VOs: the whole table, tried out. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS, type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { getAdministeredVo, listAdministeredVos } from "#lib/vo/administration-queries.ts";
import { editVo } from "#lib/vo/edit-vo.ts";
import { getVoForEdit } from "#lib/vo/queries.ts";
import { registerVo } from "#lib/vo/register-vo.ts";
import { getAdministeredPerson } from "./administration-queries.ts";
import { blockPerson } from "./block-person.ts";
import { grantPlatformRole } from "./grant-platform-role.ts";
import { grantVoRole } from "./grant-vo-role.ts";
import { mapGroup } from "./map-group.ts";
import { pickPeople } from "./pick-people.ts";
import { revokePlatformRole } from "./revoke-platform-role.ts";
import { revokeVoRole } from "./revoke-vo-role.ts";
import { searchPeople } from "./search-people.ts";
import { unblockPerson } from "./unblock-person.ts";
import { unmapGroup } from "./unmap-group.ts";

// "token" is an access token of an administrator that was made for everything a token can be made for.
const TABLE = `
                      anonymous        person     manager    deputy     security_officer  administrator  token      system
grant platform role   unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
revoke platform role  unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
grant VO role         unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
revoke VO role        unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
block person          unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
unblock person        unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
create VO             unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
edit VO               unauthenticated  forbidden  ok         forbidden  forbidden         ok             forbidden  ok
map group             unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
unmap group           unauthenticated  forbidden  forbidden  forbidden  forbidden         ok             forbidden  ok
see people            not_found        not_found  not_found  not_found  not_found         ok             not_found  ok
see person            not_found        not_found  not_found  not_found  not_found         ok             not_found  ok
see VO's people       not_found        not_found  not_found  not_found  not_found         ok             not_found  ok
see VO's form         not_found        not_found  ok         not_found  not_found         ok             not_found  ok
`;

type Scene = Awaited<ReturnType<typeof createScene>>;

async function createScene() {
  const vo = await createTestVo();
  const target = await createPerson({ name: `Target ${randomUUID()}` });
  return { vo, target };
}

const administrator = () => createPerson({ platformRoles: ["administrator"] });

const ROLES: Record<string, (scene: Scene) => Actor | Promise<Actor>> = {
  anonymous: () => ANONYMOUS,
  person: () => createPerson(),
  manager: ({ vo }) => createPerson({ voRoles: { [vo.id]: ["manager"] } }),
  deputy: ({ vo }) => createPerson({ voRoles: { [vo.id]: ["deputy", "expert", "shifter", "member"] } }),
  security_officer: () => createPerson({ platformRoles: ["security_officer"] }),
  administrator,
  token: async ({ vo }) =>
    tokenActor({
      person: await administrator(),
      readsApi: true,
      readableVos: [vo.name],
      curatableVos: [vo.name],
    }),
  system: () => system("make-administrator"),
};

const RECORD = {
  title: "New title",
  description: "",
  discipline: null,
  homepageUrl: null,
  enrolmentUrl: null,
  contactEmail: null,
};
let names = 0;

const ACTIONS: Record<string, (actor: Actor, scene: Scene) => Promise<unknown>> = {
  "grant platform role": (actor, { target }) =>
    grantPlatformRole(actor, { personId: target.personId, role: "administrator" }),
  "revoke platform role": async (actor, { target: { personId } }) => {
    const role = "security_officer";
    await getDatabase().platformRoleGrant.create({ data: { personId, role, source: "local" } });
    return revokePlatformRole(actor, { personId, role });
  },
  "grant VO role": (actor, { vo, target }) =>
    grantVoRole(actor, { personId: target.personId, vo: vo.name, role: "expert" }),
  "revoke VO role": async (actor, { vo, target: { personId } }) => {
    const role = "expert";
    await getDatabase().voRoleGrant.create({ data: { personId, voId: vo.id, role, source: "local" } });
    return revokeVoRole(actor, { personId, vo: vo.name, role });
  },
  "block person": async (actor, { target }) => {
    await administrator();
    return blockPerson(actor, { personId: target.personId, reason: "For a test." });
  },
  "unblock person": async (actor, { target: { personId } }) => {
    await getDatabase().person.update({ where: { id: personId }, data: { blockedAt: new Date() } });
    return unblockPerson(actor, { personId });
  },
  "create VO": (actor) =>
    registerVo(actor, { ...RECORD, name: `new${++names}.example.org`, visibility: "token" }),
  "edit VO": (actor, { vo }) => editVo(actor, { vo: vo.name, ...RECORD }),
  "map group": (actor, { vo }) => mapGroup(actor, { vo: vo.name, group: "elsewhere", role: null }),
  "unmap group": async (actor, { vo }) => {
    await getDatabase().voGroup.create({ data: { voId: vo.id, group: "elsewhere" } });
    return unmapGroup(actor, { vo: vo.name, group: "elsewhere" });
  },
  "see people": async (actor, { target }) => {
    const search = { text: target.name, role: null, vo: null, state: null, page: 1 };
    const picked = await pickPeople(actor, target.name);
    seeAlike((await searchPeople(actor, search))?.items[0], picked[0]);
  },
  "see person": async (actor, { target }) =>
    seeAlike(await getAdministeredPerson(actor, target.personId, new Date())),
  "see VO's people": async (actor, { vo }) =>
    seeAlike(await getAdministeredVo(actor, vo.name), await listAdministeredVos(actor)),
  "see VO's form": async (actor, { vo }) => seeAlike(await getVoForEdit(actor, vo.name)),
};

/** All ways to see one thing must agree. */
function seeAlike(...found: unknown[]): void {
  if (new Set(found.map(Boolean)).size > 1) throw new Error("One query shows what another hides.");
  if (!found[0]) throw notFound("thing");
}

const [heading, ...lines] = TABLE.trim().split("\n");
const roles = heading?.trim().split(/ {2,}/) ?? [];
const cells = lines.flatMap((line) => {
  const [action = "", ...outcomes] = line.trim().split(/ {2,}/);
  return roles.map((role, index) => [role, action, outcomes[index] ?? ""] as const);
});

test("the table is whole", () => {
  expect(roles).toEqual(Object.keys(ROLES));
  expect([...new Set(cells.map(([, action]) => action))]).toEqual(Object.keys(ACTIONS));
});

test.each(cells)("%s: %s → %s", async (role, action, expected) => {
  const scene = await createScene();
  const actor: Actor | PersonActor | undefined = await ROLES[role]?.(scene);
  if (!actor) throw new Error(`No role ${role}.`);
  const eventsBefore = await getDatabase().auditEvent.count();

  const outcome = await ACTIONS[action]?.(actor, scene).then(
    () => "ok",
    (error) => (error instanceof AppError ? error.code : error),
  );

  expect(outcome).toBe(expected);
  const written = (await getDatabase().auditEvent.count()) - eventsBefore;
  expect(written, "what is done is audited, what is refused leaves no trace").toBe(
    expected === "ok" && !action.startsWith("see ") ? 1 : 0,
  );
});
