/** Who sees what was done to an appliance. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createWholeScene } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createPeopleScene, readSecret } from "#lib/testing/people-scene.ts";
import { askToJoin } from "./ask-to-join.ts";
import { declineInvitation } from "./decline-invitation.ts";
import { editWorkingVersion } from "./edit-working-version.ts";
import { getApplianceHistory } from "./history-queries.ts";
import { invitePerson } from "./invite-person.ts";
import { getAppliancePage } from "./queries.ts";

const scene = await createWholeScene();
const { slug, owner, maintainer } = scene;
await editWorkingVersion(owner, { slug, version: "3.1", notes: "New.", expiresInMonths: 6 });

const own = tokenActor({ person: owner, readsApi: true, writableAppliances: [scene.id] });

test.each<[string, Actor, boolean]>([
  ["anonymous", ANONYMOUS, false],
  ["a person", await createPerson(), false],
  ["a token of the owner for this appliance", own, false],
  ["the owner", owner, true],
  ["a maintainer", maintainer, true],
  ["a security officer", await createPerson({ platformRoles: ["security_officer"] }), true],
  ["an administrator", await createPerson({ platformRoles: ["administrator"] }), true],
])("%s: %s", async (_who, actor, may) => {
  const history = await getApplianceHistory(actor, slug, null);
  expect(history !== null).toBe(may);
  expect((await getAppliancePage(actor, slug, new Date()))?.maySeeHistory, "the link").toBe(may);
  if (history) expect(history.page.events.map(({ action }) => action)).toContain("version.edited");
});

test("what does not exist has none", async () => {
  expect(await getApplianceHistory(owner, "no-such-appliance", null)).toBeNull();
});

test("keeps from each viewer what the page of the people keeps from them", async () => {
  const { slug, owner, maintainer, other } = await createPeopleScene();
  const invited = await createPerson({ name: "Ida Invited" });
  const email = "ida.secret@example.org";
  const role = "maintainer";
  await invitePerson(owner, { slug, role, email, message: null });
  await declineInvitation(invited, { secret: await readSecret(email) });
  await invitePerson(owner, { slug, role, email: "second@example.org", message: null });
  await invitePerson(owner, { slug, role, personId: invited.personId, message: null });
  await askToJoin(other, { slug, message: "Let me help, please." });

  const told = async (viewer: Actor) => JSON.stringify((await getApplianceHistory(viewer, slug, null))?.page);
  const declinedBy = async (viewer: Actor) =>
    (await getApplianceHistory(viewer, slug, null))?.page.events.find(
      ({ action }) => action === "appliance.invitation_declined",
    );
  const officer = await createPerson({ platformRoles: ["security_officer"] });
  for (const viewer of [maintainer, officer]) {
    const page = await told(viewer);
    for (const secret of ["example.org", "join_", other.personId, other.name, invited.personId]) {
      expect(page).not.toContain(secret);
    }
    expect(await declinedBy(viewer)).toMatchObject({
      ...{ actorId: "", actorName: "Somebody invited by e-mail" },
      details: { to: "somebody by e-mail" },
    });
    expect(page, "who was picked is no secret").toContain('"to":"Ida Invited"');
    expect(page).toContain(`person:${owner.personId}`);
  }

  const owners = await told(owner);
  for (const known of [email, "second@example.org", "join_requested", other.personId]) {
    expect(owners).toContain(known);
  }
  expect(owners, "whose the address is").not.toContain(invited.personId);
  expect(await declinedBy(owner)).toMatchObject({ actorId: "", actorName: email });

  const administrator = await createPerson({ platformRoles: ["administrator"] });
  expect(await declinedBy(administrator)).toMatchObject({
    ...{ actorId: invited.personId, actorName: "Ida Invited" },
    details: { to: email },
  });
});
