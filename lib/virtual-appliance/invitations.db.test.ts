/** Invitations to maintain and to own an appliance, from the first to the last word. */
import { expect, test } from "vitest";
import { sendMailJob } from "#lib/mail/jobs.ts";
import { type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson } from "#lib/testing/factories.ts";
import {
  createPeopleScene,
  giveAddress,
  lastInvitation,
  mailsTo,
  readPeople,
  readSecret,
} from "#lib/testing/people-scene.ts";
import { listQueued, whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { askToJoin } from "./ask-to-join.ts";
import { declineInvitation } from "./decline-invitation.ts";
import type { InvitationRole } from "./invitation.ts";
import { hashInvitationSecret } from "./invitation-secret.ts";
import { invitePerson } from "./invite-person.ts";
import { getAppliancePeople, getInvitationBySecret, listWaitingFor } from "./people-queries.ts";
import { removeMaintainer } from "./remove-maintainer.ts";
import { searchInvitees } from "./search-invitees.ts";
import { settleWhatCameTrue } from "./settle-invitation.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const LATER = new Date("2026-11-25T09:00:00Z");
const TOO_LATE = new Date("2026-12-08T09:00:00Z");
const MESSAGE = "Would you?\nIt is a good appliance.";

type Scene = Awaited<ReturnType<typeof createPeopleScene>>;

const pick = (
  { slug }: { slug: string },
  by: PersonActor,
  { personId }: PersonActor,
  role: InvitationRole = "maintainer",
) => invitePerson(by, { slug, role, personId, message: MESSAGE }, NOW);

const write = (
  { slug }: { slug: string },
  by: PersonActor,
  email: string,
  role: InvitationRole = "maintainer",
) => invitePerson(by, { slug, role, email, message: null }, NOW);

async function ref({ id }: { id: string }) {
  return { invitationId: (await lastInvitation(id)).id };
}

const actionsOf = async (applianceId: string) =>
  (await auditTrailOf(applianceId)).map(({ action }) => action.replace("appliance.", ""));

const refused = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

test("the owner picks a person; they are told, find it in their account, accept, and maintain it", async () => {
  const scene = await createPeopleScene();
  const { id, name, slug, owner, maintainer, other, addresses } = scene;
  await pick(scene, owner, other);

  const [mail] = await mailsTo(addresses.other);
  expect(mail?.subject).toBe(`${owner.name} invites you to maintain ${name}`);
  expect(mail?.text).toContain("> Would you?\n> It is a good appliance.");
  expect(mail?.text).toContain("until 8 December 2026:\n\nhttps://va.example.org/account");
  expect(await listQueued(sendMailJob)).not.toEqual([]);
  const waiting = await listWaitingFor(other, LATER);
  expect(waiting.invitations).toMatchObject([
    { role: "maintainer", inviter: owner.name, message: MESSAGE, appliance: { slug, name } },
  ]);
  expect((await readPeople(id)).maintainers).toEqual([maintainer.personId]);

  await acceptInvitation(other, await ref(scene), LATER);
  expect(await readPeople(id)).toEqual({
    owner: owner.personId,
    maintainers: [maintainer.personId, other.personId],
  });
  expect((await mailsTo(addresses.owner)).at(-1)?.subject).toBe(`${other.name} now maintains ${name}`);
  expect((await listWaitingFor(other, LATER)).invitations).toEqual([]);
  expect(await lastInvitation(id)).toMatchObject({ state: "accepted", answeredAt: LATER });
  expect(await auditTrailOf(id)).toMatchObject([
    { action: "appliance.invitation_sent", actorName: owner.name, details: { to: other.name } },
    { action: "appliance.invitation_accepted", actorName: other.name, occurredAt: LATER },
  ]);
});

test("an address gets a link; whoever has it is whom it was sent to", async () => {
  const scene = await createPeopleScene();
  await write(scene, scene.owner, "new.colleague@example.org");
  const secret = await readSecret("new.colleague@example.org");
  const stored = await lastInvitation(scene.id);
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(stored).toMatchObject({ secretSha256: hashInvitationSecret(secret), personId: null });
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(JSON.stringify(await auditTrailOf(scene.id))).not.toContain(secret);

  expect(await getInvitationBySecret(scene.other, secret, LATER)).toMatchObject({
    standing: "open",
    role: "maintainer",
    inviter: scene.owner.name,
    appliance: { name: scene.name },
    maintains: false,
    owns: false,
  });
  await acceptInvitation(scene.other, { secret }, LATER);
  expect((await readPeople(scene.id)).maintainers).toContain(scene.other.personId);
  expect((await lastInvitation(scene.id)).personId).toBe(scene.other.personId);
  await expect(acceptInvitation(await createPerson(), { secret }, LATER)).rejects.toEqual(
    refused("conflict", /accepted already/),
  );
});

test.each(["accepted", "declined", "withdrawn", "come true by a request"])(
  "the link stands in the outbox until the invitation is %s",
  async (how) => {
    const scene = await createPeopleScene();
    const { slug, owner, other } = scene;
    const email = `${crypto.randomUUID()}@example.org`;
    await giveAddress(other, email);
    await write(scene, owner, email);
    const secret = await readSecret(email);
    if (how === "accepted") await acceptInvitation(other, { secret }, LATER);
    else if (how === "declined") await declineInvitation(other, { secret }, LATER);
    else if (how === "withdrawn") await withdrawInvitation(owner, await ref(scene), LATER);
    else {
      const { personId } = other;
      await getDatabase().$transaction((tx) =>
        settleWhatCameTrue(tx, { applianceId: scene.id, personId, now: LATER }),
      );
    }
    const outbox = await getDatabase().outgoingMail.findMany({ where: { text: { contains: slug } } });
    expect(outbox).not.toEqual([]);
    expect(JSON.stringify(outbox)).not.toContain(secret);
  },
);

test("another secret opens nothing", async () => {
  const scene = await createPeopleScene();
  await write(scene, scene.owner, "somebody@example.org");
  const secret = await readSecret("somebody@example.org");
  const hash = (await lastInvitation(scene.id)).secretSha256 ?? "";
  for (const wrong of ["", "x", secret.slice(1), secret.toUpperCase(), hash, `${secret} `]) {
    expect(await getInvitationBySecret(scene.other, wrong, LATER)).toBeNull();
    await expect(acceptInvitation(scene.other, { secret: wrong }, LATER)).rejects.toMatchObject({
      code: "not_found",
    });
  }
});

test("an address of somebody who is known waits in their account, too", async () => {
  const scene = await createPeopleScene();
  await giveAddress(scene.other, "Odd_Name@Example.org");
  await giveAddress(await createPerson(), "oddxname@example.org");
  await write(scene, scene.owner, "odd_name@example.org");
  expect((await listWaitingFor(scene.other, LATER)).invitations).toHaveLength(1);
  expect(await mailsTo("odd_name@example.org")).toHaveLength(1);
  const people = await getAppliancePeople(scene.owner, scene.slug, LATER);
  expect(people?.invitations[0], "the inviter is not told whose address it is").toMatchObject({
    to: "odd_name@example.org",
  });
  await acceptInvitation(scene.other, await ref(scene), LATER);
  expect((await readPeople(scene.id)).maintainers).toContain(scene.other.personId);
});

test("an address that nobody checked, or that several people have, is nobody's", async () => {
  const scene = await createPeopleScene();
  await giveAddress(scene.other, "unchecked@example.org", { verified: false });
  await write(scene, scene.owner, "unchecked@example.org");
  expect((await lastInvitation(scene.id)).personId).toBeNull();
  await giveAddress(scene.other, "shared@example.org");
  await giveAddress(await createPerson(), "shared@example.org");
  await write(scene, scene.owner, "shared@example.org");
  expect((await lastInvitation(scene.id)).personId).toBeNull();
  expect((await listWaitingFor(scene.other, LATER)).invitations).toEqual([]);
});

test("who is there already is not invited", async () => {
  const scene = await createPeopleScene();
  const { owner, maintainer } = scene;
  await expect(pick(scene, owner, maintainer)).rejects.toEqual(
    refused("conflict", /maintains the appliance/),
  );
  await expect(pick(scene, owner, owner)).rejects.toEqual(refused("conflict", /owns the appliance/));
  await expect(pick(scene, owner, owner, "owner")).rejects.toEqual(refused("conflict", /owns the appliance/));
  expect(await actionsOf(scene.id)).toEqual([]);
});

test("inviting an address tells nobody whose it is", async () => {
  const scene = await createPeopleScene();
  const { owner, other, addresses } = scene;
  await pick(scene, owner, other);
  await write(scene, owner, addresses.maintainer);
  await write(scene, owner, addresses.other);
  await expect(write(scene, owner, addresses.other)).rejects.toMatchObject({
    message: expect.stringContaining("Whoever has this address is invited already"),
    fieldErrors: { email: expect.any(String) },
  });
  const second = await createPeopleScene();
  await write(second, second.owner, second.addresses.other);
  await pick(second, second.owner, second.other);
  await acceptInvitation(second.other, await ref(second), LATER);
  expect((await listWaitingFor(second.other, LATER)).invitations, "both are settled").toEqual([]);
});

test("nobody is invited twice; one that ran out or was withdrawn is not in the way", async () => {
  const scene = await createPeopleScene();
  const { owner, other } = scene;
  await pick(scene, owner, other);
  await expect(pick(scene, owner, other)).rejects.toEqual(refused("conflict", /is invited already/));
  await withdrawInvitation(owner, await ref(scene), NOW);
  await pick(scene, owner, other);
  const again = { slug: scene.slug, role: "maintainer" as const, personId: other.personId, message: null };
  await invitePerson(owner, again, TOO_LATE);
  expect((await listWaitingFor(other, TOO_LATE)).invitations).toHaveLength(1);
  await write(scene, owner, "twice@example.org");
  await expect(write(scene, owner, "twice@example.org")).rejects.toMatchObject({ code: "conflict" });
});

test("somebody blocked, merged away or unknown cannot be picked", async () => {
  const scene = await createPeopleScene();
  const update = (data: object) => getDatabase().person.update({ where: { id: scene.other.personId }, data });
  await update({ blockedAt: NOW });
  await expect(pick(scene, scene.owner, scene.other)).rejects.toMatchObject({ code: "not_found" });
  await update({ blockedAt: null, mergedIntoId: scene.maintainer.personId });
  await expect(pick(scene, scene.owner, scene.other)).rejects.toMatchObject({ code: "not_found" });
});

test("who has asked to join wants an answer, not an invitation", async () => {
  const scene = await createPeopleScene();
  await askToJoin(scene.other, { slug: scene.slug, message: "Let me help you." }, NOW);
  await expect(pick(scene, scene.owner, scene.other)).rejects.toEqual(refused("conflict", /asked to join/));
  await pick(scene, scene.owner, scene.other, "owner");
  await acceptInvitation(scene.other, await ref(scene), LATER);
  expect((await listWaitingFor(scene.other, LATER)).joinRequests, "nobody answers themselves").toEqual([]);
});

test("ownership changes hands: the owner before becomes a maintainer, the new one is none any more", async () => {
  const scene = await createPeopleScene();
  const { id, owner, maintainer } = scene;
  await pick(scene, owner, maintainer, "owner");
  expect(await readPeople(id)).toMatchObject({ owner: owner.personId });
  await acceptInvitation(maintainer, await ref(scene), LATER);
  expect(await readPeople(id)).toEqual({ owner: maintainer.personId, maintainers: [owner.personId] });
  expect((await auditTrailOf(id)).at(-1)).toMatchObject({
    action: "appliance.ownership_handed_over",
    details: {
      before: { personId: owner.personId, name: owner.name },
      after: { personId: maintainer.personId, name: maintainer.name },
    },
  });
});

test("there is one offer of ownership at a time", async () => {
  const scene = await createPeopleScene();
  await pick(scene, scene.owner, scene.other, "owner");
  await expect(pick(scene, scene.owner, scene.maintainer, "owner")).rejects.toEqual(
    refused("conflict", new RegExp(`offered to ${scene.other.name} already. Withdraw`)),
  );
  await withdrawInvitation(scene.owner, await ref(scene), NOW);
  await pick(scene, scene.owner, scene.maintainer, "owner");
});

test("what an owner of before sent is void, and in nobody's way", async () => {
  const scene = await createPeopleScene();
  const { owner, maintainer, other } = scene;
  await pick(scene, owner, other);
  const void_ = await ref(scene);
  await pick(scene, owner, maintainer, "owner");
  await acceptInvitation(maintainer, await ref(scene), LATER);
  await expect(acceptInvitation(other, void_, LATER)).rejects.toEqual(refused("gone", /no longer stands/));
  await expect(declineInvitation(other, void_, LATER)).rejects.toMatchObject({ code: "gone" });
  expect((await listWaitingFor(other, LATER)).invitations).toEqual([]);
  expect(await getAppliancePeople(maintainer, scene.slug, LATER)).toMatchObject({
    invitations: [{ standing: "void" }],
  });
  await pick(scene, maintainer, other);
  await acceptInvitation(other, await ref(scene), LATER);
  expect(await readPeople(scene.id)).toMatchObject({ owner: maintainer.personId });
});

test("what a blocked owner sent is void", async () => {
  const scene = await createPeopleScene();
  await pick(scene, scene.owner, scene.other);
  await getDatabase().person.update({ where: { id: scene.owner.personId }, data: { blockedAt: NOW } });
  await expect(acceptInvitation(scene.other, await ref(scene), LATER)).rejects.toMatchObject({
    code: "gone",
  });
});

test("an administrator finds an owner for what nobody owns; losing the role voids the offer", async () => {
  const administrator = await createPerson({ platformRoles: ["administrator"] });
  const appliance = await createAppliance();
  const other = await createPerson();
  await pick(appliance, administrator, other, "owner");
  const roles = getDatabase().platformRoleGrant;
  const [grant] = await roles.findMany({ where: { personId: administrator.personId } });
  await roles.deleteMany({ where: { personId: administrator.personId } });
  await expect(acceptInvitation(other, await ref(appliance), LATER)).rejects.toMatchObject({ code: "gone" });
  if (grant) await roles.create({ data: grant });
  await acceptInvitation(other, await ref(appliance), LATER);
  expect(await readPeople(appliance.id)).toEqual({ owner: other.personId, maintainers: [] });
  expect((await auditTrailOf(appliance.id)).at(-1)).toMatchObject({ details: { before: null } });
});

test("an owner whose appliance an administrator hands over is told", async () => {
  const scene = await createPeopleScene();
  const administrator = await createPerson({ platformRoles: ["administrator"] });
  await pick(scene, administrator, scene.other, "owner");
  await acceptInvitation(scene.other, await ref(scene), LATER);
  expect((await mailsTo(scene.addresses.owner)).map(({ subject }) => subject)).toEqual([
    `${scene.other.name} now owns ${scene.name}`,
  ]);
});

test("declined, withdrawn and expired ones say so, and stay so", async () => {
  const scene = await createPeopleScene();
  const { owner, other, addresses } = scene;
  await pick(scene, owner, other);
  await declineInvitation(other, await ref(scene), LATER);
  expect((await mailsTo(addresses.owner)).at(-1)?.subject).toMatch(/declined your invitation/);
  await expect(acceptInvitation(other, await ref(scene), LATER)).rejects.toEqual(
    refused("conflict", /declined already/),
  );
  await expect(withdrawInvitation(owner, await ref(scene), LATER)).rejects.toMatchObject({
    code: "conflict",
  });

  await pick(scene, owner, other);
  await withdrawInvitation(owner, await ref(scene), LATER);
  await expect(acceptInvitation(other, await ref(scene), LATER)).rejects.toEqual(
    refused("gone", /withdrawn/),
  );

  await pick(scene, owner, other);
  await expect(acceptInvitation(other, await ref(scene), TOO_LATE)).rejects.toEqual(
    refused("gone", /expired: it stood for 14 days/),
  );
  await withdrawInvitation(owner, await ref(scene), TOO_LATE);
  expect((await readPeople(scene.id)).maintainers).not.toContain(other.personId);
});

test("who declines an invitation by e-mail is not named to the inviter", async () => {
  const scene = await createPeopleScene();
  await write(scene, scene.owner, "private@example.org");
  await declineInvitation(scene.other, { secret: await readSecret("private@example.org") }, LATER);
  const mail = (await mailsTo(scene.addresses.owner)).at(-1);
  expect(mail?.text).toContain("private@example.org declined");
  expect(mail?.text).not.toContain(scene.other.name);
});

test("whoever works on it already leaves the invitation to whom it was meant for", async () => {
  const scene = await createPeopleScene();
  await write(scene, scene.owner, "forwarded@example.org");
  const secret = await readSecret("forwarded@example.org");
  for (const wrong of [scene.owner, scene.maintainer]) {
    await expect(acceptInvitation(wrong, { secret }, LATER)).rejects.toEqual(
      refused("conflict", /meant for somebody else/),
    );
  }
  await acceptInvitation(scene.other, { secret }, LATER);
});

test("two accept with one secret at once: one of them gets in", async () => {
  const scene = await createPeopleScene();
  await write(scene, scene.owner, "race@example.org", "owner");
  const secret = await readSecret("race@example.org");
  const runners = [scene.other, await createPerson(), await createPerson()];
  const outcomes = await Promise.allSettled(
    runners.map((runner) => acceptInvitation(runner, { secret }, LATER)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
  }
  const { owner, maintainers } = await readPeople(scene.id);
  expect(runners.map(({ personId }) => personId)).toContain(owner);
  expect(maintainers).toEqual([scene.maintainer.personId, scene.owner.personId]);
  expect((await actionsOf(scene.id)).filter((action) => action === "ownership_handed_over")).toHaveLength(1);
});

test("accepted and withdrawn at once: one of the two happens", async () => {
  for (let round = 0; round < 5; round++) {
    const scene = await createPeopleScene();
    await pick(scene, scene.owner, scene.other);
    const invitation = await ref(scene);
    const [accepted, withdrawn] = await Promise.allSettled([
      acceptInvitation(scene.other, invitation, LATER),
      withdrawInvitation(scene.owner, invitation, LATER),
    ]);
    expect([accepted.status, withdrawn.status].sort()).toEqual(["fulfilled", "rejected"]);
    const isIn = (await readPeople(scene.id)).maintainers.includes(scene.other.personId);
    expect(isIn).toBe(accepted.status === "fulfilled");
    expect((await actionsOf(scene.id)).slice(1)).toEqual([
      isIn ? "invitation_accepted" : "invitation_withdrawn",
    ]);
  }
});

test("two invitations of one person at once: one is sent", async () => {
  const scene = await createPeopleScene();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => pick(scene, scene.owner, scene.other)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await mailsTo(scene.addresses.other)).toHaveLength(1);
});

test.each(['"AuditEvent"', '"jobs"."job"', '"OutgoingMail"'])(
  "no trace is left when %s cannot be written",
  async (table) => {
    const scene = await createPeopleScene();
    await whileInsertsFail(table, () =>
      expect(pick(scene, scene.owner, scene.other)).rejects.toThrow(/refused by the test/),
    );
    expect(await getDatabase().applianceInvitation.count({ where: { applianceId: scene.id } })).toBe(0);
    expect(await mailsTo(scene.addresses.other)).toEqual([]);
    expect(await actionsOf(scene.id)).toEqual([]);
  },
);

test("a maintainer who is removed is told, and out", async () => {
  const scene = await createPeopleScene();
  const { id, slug, owner, maintainer, addresses } = scene;
  await removeMaintainer(owner, { slug, personId: maintainer.personId }, NOW);
  expect((await readPeople(id)).maintainers).toEqual([]);
  expect((await mailsTo(addresses.maintainer))[0]?.subject).toMatch(/no longer maintain/);
  await expect(removeMaintainer(owner, { slug, personId: maintainer.personId }, NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await auditTrailOf(id)).toMatchObject([
    { action: "appliance.maintainer_removed", details: { name: maintainer.name } },
  ]);
});

test("maintainers see who is invited, but no address and no request", async () => {
  const scene = await createPeopleScene();
  await write(scene, scene.owner, "secret.friend@example.org");
  await askToJoin(scene.other, { slug: scene.slug, message: "Let me help you." }, NOW);
  const seen = await getAppliancePeople(scene.maintainer, scene.slug, LATER);
  expect(seen).toMatchObject({
    mayManage: false,
    mayLeave: true,
    joinRequests: [],
    invitations: [{ to: null }],
  });
  expect(JSON.stringify(seen)).not.toContain("@");
  expect(await getAppliancePeople(scene.owner, scene.slug, LATER)).toMatchObject({
    mayManage: true,
    mayLeave: false,
    joinRequests: [{ person: { name: scene.other.name } }],
    invitations: [{ to: "secret.friend@example.org" }],
  });
  expect(await getAppliancePeople(scene.other, scene.slug, LATER)).toBeNull();
  expect(await getAppliancePeople(scene.owner, "nothing", LATER)).toBeNull();
});

test("people are found by name, without their address", async () => {
  const scene = await createPeopleScene();
  await createPerson({ name: "Zora van der Meer" });
  const blocked = await createPerson({ name: "Zora Blocked" });
  await getDatabase().person.update({ where: { id: blocked.personId }, data: { blockedAt: NOW } });
  const find = async (text: string, by: PersonActor = scene.owner) =>
    (await searchInvitees(by, { slug: scene.slug, text }))?.people.map(({ name }) => name);
  expect(await find("zora")).toEqual(["Zora van der Meer"]);
  expect(await find("meer zora")).toEqual(["Zora van der Meer"]);
  await createPerson({ name: "Noémi Škoda" });
  for (const text of ["noemi skoda", "NOÉMI", "škoda", "No\u0065\u0301mi"]) {
    expect(await find(text)).toEqual(["Noémi Škoda"]);
  }
  for (const text of ["", " ", "z", "%%", "__", "Zora\0x", "@example.org", "%@example.org"])
    expect(await find(text)).toEqual([]);
  expect(await find("zora", scene.maintainer)).toBeUndefined();
  expect(await find("zora", scene.other)).toBeUndefined();
  const found = await searchInvitees(scene.owner, { slug: scene.slug, text: scene.maintainer.name });
  expect(found?.people.find(({ id }) => id === scene.maintainer.personId)).toEqual({
    id: scene.maintainer.personId,
    name: scene.maintainer.name,
    affiliation: null,
    email: null,
    part: "maintainer",
  });
  const everybody = await searchInvitees(scene.owner, { slug: scene.slug, text: "Person" });
  expect(everybody?.people).toHaveLength(20);
  expect(everybody?.more).toBe(true);
});

test("the service itself may invite", async () => {
  const scene: Scene = await createPeopleScene();
  const { slug, other } = scene;
  await invitePerson(system("test"), { slug, role: "owner", personId: other.personId, message: null }, NOW);
  await acceptInvitation(other, await ref(scene), LATER);
  expect((await readPeople(scene.id)).owner).toBe(other.personId);
});
