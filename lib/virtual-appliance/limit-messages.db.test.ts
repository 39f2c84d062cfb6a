/** Nobody makes the service send as many messages as they like. */
import { expect, test } from "vitest";
import { type Actor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPeopleScene, lastInvitation, lastJoinRequest } from "#lib/testing/people-scene.ts";
import { askToJoin } from "./ask-to-join.ts";
import { invitePerson } from "./invite-person.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";
import { withdrawJoinRequest } from "./withdraw-join-request.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const LATER_THAT_DAY = new Date("2026-11-25T08:59:59Z");
const NEXT_DAY = new Date("2026-11-25T09:00:00Z");
const MESSAGE = "Let me help, please.";

const tooOften = expect.objectContaining({
  ...{ code: "rate_limited", reason: "too_many_messages" },
  message: expect.stringContaining("Try again after 25 November 2026 at 09:00 UTC."),
});
const times = (number: number) => Array.from({ length: number }, (_, index) => index);

type Invitee = { email: string } | { personId: string };

test("at most 20 addresses are invited by one person in a day, whatever becomes of the invitations", async () => {
  const { slug, owner, other } = await createPeopleScene();
  const invite = (by: Actor, invitee: Invitee, now: Date) =>
    invitePerson(by, { slug, role: "maintainer", message: null, ...invitee }, now);
  for (const index of times(20)) await invite(owner, { email: `new-${index}@example.org` }, NOW);
  await getDatabase().applianceInvitation.updateMany({
    where: { appliance: { slug } },
    data: { state: "withdrawn", answeredAt: NOW },
  });
  await expect(invite(owner, { email: "one-more@example.org" }, LATER_THAT_DAY)).rejects.toEqual(tooOften);
  await invite(owner, { personId: other.personId }, LATER_THAT_DAY);
  await invite(system("test"), { email: "from-us@example.org" }, LATER_THAT_DAY);
  await invite(owner, { email: "one-more@example.org" }, NEXT_DAY);
});

test("at most 5 messages to one address, invited by address or picked", async () => {
  const { id, slug, owner, other, addresses } = await createPeopleScene();
  const invite = async (invitee: Invitee, now: Date) => {
    await invitePerson(owner, { slug, role: "maintainer", message: null, ...invitee }, now);
    await withdrawInvitation(owner, { invitationId: (await lastInvitation(id)).id }, now);
  };
  for (const _ of times(3)) await invite({ personId: other.personId }, NOW);
  for (const _ of times(2)) await invite({ email: addresses.other }, NOW);
  await expect(invite({ personId: other.personId }, LATER_THAT_DAY)).rejects.toEqual(tooOften);
  await expect(invite({ email: addresses.other }, LATER_THAT_DAY)).rejects.toEqual(tooOften);
  await invite({ personId: other.personId }, NEXT_DAY);
});

test.each(["an owner", "administrators"])("who asks and takes it back over and over: %s", async (whom) => {
  const { id, slug, other } = await createPeopleScene();
  if (whom === "administrators") {
    await getDatabase().virtualAppliance.update({ where: { id }, data: { ownerId: null } });
  }
  const ask = async (now: Date) => {
    await askToJoin(other, { slug, message: MESSAGE }, now);
    await withdrawJoinRequest(other, { requestId: (await lastJoinRequest(id)).id }, now);
  };
  for (const _ of times(5)) await ask(NOW);
  await expect(ask(LATER_THAT_DAY)).rejects.toEqual(tooOften);
  await ask(NEXT_DAY);
});
