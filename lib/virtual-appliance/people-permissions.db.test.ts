/** Who may decide who works on an appliance: the whole table, tried out. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createPeopleScene, lastInvitation, lastJoinRequest } from "#lib/testing/people-scene.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { answerJoinRequest } from "./answer-join-request.ts";
import { askToJoin } from "./ask-to-join.ts";
import { declineInvitation } from "./decline-invitation.ts";
import { invitePerson } from "./invite-person.ts";
import { leaveAppliance } from "./leave-appliance.ts";
import { getAppliancePeople } from "./people-queries.ts";
import { removeMaintainer } from "./remove-maintainer.ts";
import { searchInvitees } from "./search-invitees.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";
import { withdrawJoinRequest } from "./withdraw-join-request.ts";

// "invited" is whom the invitation was sent to, "asker" who asks to join. "token" is a token of the owner that was made
// for writing this appliance.
const TABLE = `
                    anonymous        person     invited    asker      maintainer  owner      administrator  security_officer  token
invite              unauthenticated  forbidden  forbidden  forbidden  forbidden   ok         ok             forbidden         forbidden
hand over           unauthenticated  forbidden  forbidden  forbidden  forbidden   ok         ok             forbidden         forbidden
accept              unauthenticated  not_found  ok         not_found  forbidden   forbidden  forbidden      not_found         forbidden
decline             unauthenticated  not_found  ok         not_found  forbidden   forbidden  forbidden      not_found         forbidden
withdraw            unauthenticated  not_found  forbidden  not_found  forbidden   ok         ok             not_found         forbidden
remove              unauthenticated  forbidden  forbidden  forbidden  forbidden   ok         ok             forbidden         forbidden
leave               unauthenticated  forbidden  forbidden  forbidden  ok          conflict   forbidden      forbidden         forbidden
ask                 unauthenticated  ok         conflict   conflict   forbidden   forbidden  ok             ok                forbidden
accept request      unauthenticated  not_found  not_found  forbidden  not_found   ok         ok             not_found         forbidden
decline request     unauthenticated  not_found  not_found  forbidden  not_found   ok         ok             not_found         forbidden
withdraw request    unauthenticated  not_found  not_found  ok         not_found   forbidden  forbidden      not_found         forbidden
see people          not_found        not_found  not_found  not_found  ok          ok         ok             not_found         not_found
see whom to invite  not_found        not_found  not_found  not_found  not_found   ok         ok             not_found         not_found
`;

async function createScene() {
  const scene = await createPeopleScene();
  const asker = await createPerson();
  const { slug, owner, other: invited } = scene;
  await invitePerson(owner, { slug, role: "maintainer", personId: invited.personId, message: null });
  await askToJoin(asker, { slug, message: "Let me help you." });
  return {
    ...scene,
    ...{ invited, asker, somebody: await createPerson() },
    invitation: { invitationId: (await lastInvitation(scene.id)).id },
    request: { requestId: (await lastJoinRequest(scene.id)).id },
  };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

const ROLES: Record<string, (scene: Scene) => Actor | Promise<PersonActor>> = {
  anonymous: () => ANONYMOUS,
  person: () => createPerson(),
  invited: ({ invited }) => invited,
  asker: ({ asker }) => asker,
  maintainer: ({ maintainer }) => maintainer,
  owner: ({ owner }) => owner,
  administrator: () => createPerson({ platformRoles: ["administrator"] }),
  security_officer: () => createPerson({ platformRoles: ["security_officer"] }),
  token: ({ id, owner }) => tokenActor({ person: owner, readsApi: true, writableAppliances: [id] }),
};

const ACTIONS: Record<string, (actor: Actor, scene: Scene) => Promise<unknown>> = {
  invite: (actor, { slug, somebody: { personId } }) =>
    invitePerson(actor, { slug, role: "maintainer", personId, message: null }),
  "hand over": (actor, { slug, somebody: { personId } }) =>
    invitePerson(actor, { slug, role: "owner", personId, message: null }),
  accept: (actor, { invitation }) => acceptInvitation(actor, invitation),
  decline: (actor, { invitation }) => declineInvitation(actor, invitation),
  withdraw: (actor, { invitation }) => withdrawInvitation(actor, invitation),
  remove: (actor, { slug, maintainer: { personId } }) => removeMaintainer(actor, { slug, personId }),
  leave: (actor, { slug }) => leaveAppliance(actor, { slug }),
  ask: (actor, { slug }) => askToJoin(actor, { slug, message: "Let me help you." }),
  "accept request": (actor, { request }) =>
    answerJoinRequest(actor, { ...request, answer: "accept", text: null }),
  "decline request": (actor, { request }) =>
    answerJoinRequest(actor, { ...request, answer: "decline", text: null }),
  "withdraw request": (actor, { request }) => withdrawJoinRequest(actor, request),
  "see people": async (actor, { slug }) => see(await getAppliancePeople(actor, slug, new Date())),
  "see whom to invite": async (actor, { slug }) => see(await searchInvitees(actor, { slug, text: "Person" })),
};

function see(found: unknown): void {
  if (!found) throw notFound("thing");
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
  const actor = await ROLES[role]?.(scene);
  if (!actor) throw new Error(`No role ${role}.`);
  const database = getDatabase();
  const count = async () => [await database.auditEvent.count(), await database.outgoingMail.count()];
  const [eventsBefore = 0, mailsBefore = 0] = await count();

  const outcome = await ACTIONS[action]?.(actor, scene).then(
    () => "ok",
    (error) => (error instanceof AppError ? error.code : error),
  );

  expect(outcome).toBe(expected);
  const [events = 0, mails = 0] = await count();
  const isDone = expected === "ok" && !action.startsWith("see ");
  expect(events - eventsBefore, "what is done is audited, what is refused leaves no trace").toBe(
    isDone ? 1 : 0,
  );
  if (!isDone) expect(mails - mailsBefore, "nobody is told what did not happen").toBe(0);
});

test("what is not there is not found", async () => {
  const owner = await createPerson();
  const [slug, id] = ["nothing", "0199e1f0-0000-7000-8000-000000000000"];
  const attempts = [
    () => invitePerson(owner, { slug, role: "maintainer", personId: id, message: null }),
    () => acceptInvitation(owner, { invitationId: id }),
    () => declineInvitation(owner, { secret: "" }),
    () => withdrawInvitation(owner, { invitationId: id }),
    () => removeMaintainer(owner, { slug, personId: id }),
    () => leaveAppliance(owner, { slug }),
    () => askToJoin(owner, { slug, message: "Let me help you." }),
    () => answerJoinRequest(owner, { requestId: id, answer: "accept", text: null }),
    () => withdrawJoinRequest(owner, { requestId: id }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
});
