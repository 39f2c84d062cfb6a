/** People around an appliance who invite, ask and answer, for tests. */
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "./appliance-scene.ts";
import { createPerson } from "./factories.ts";

/** An appliance with owner and maintainer, and somebody who is neither; each has an address of their own. */
export async function createPeopleScene() {
  const { id, slug, name, owner, maintainer } = await createOwnedAppliance();
  const other = await createPerson();
  const addresses = {
    owner: await giveAddress(owner),
    maintainer: await giveAddress(maintainer),
    other: await giveAddress(other),
  };
  return { id, slug, name, owner, maintainer, other, addresses };
}

/** Makes the address theirs: to be written to, and as their identity provider says, checked or not. */
export async function giveAddress(
  { personId }: PersonActor,
  email = `${personId}@example.org`,
  { verified = true } = {},
): Promise<string> {
  await getDatabase().person.update({
    where: { id: personId },
    data: { email, identities: { updateMany: { where: {}, data: { email, emailVerified: verified } } } },
  });
  return email;
}

/** Messages to this address, oldest first. */
export async function mailsTo(recipient: string): Promise<{ subject: string; text: string }[]> {
  return getDatabase().outgoingMail.findMany({
    where: { recipient },
    orderBy: { id: "asc" },
    select: { subject: true, text: true },
  });
}

/** The secret in the link of the last message to this address. */
export async function readSecret(recipient: string): Promise<string> {
  const [, secret] = /\/invitations\/([\w-]+)/.exec((await mailsTo(recipient)).at(-1)?.text ?? "") ?? [];
  if (!secret) throw new Error(`no link in the last message to ${recipient}`);
  return secret;
}

/** Who owns and who maintains it now. */
export async function readPeople(applianceId: string) {
  const { ownerId, maintainers } = await getDatabase().virtualAppliance.findUniqueOrThrow({
    where: { id: applianceId },
    select: { ownerId: true, maintainers: { select: { personId: true }, orderBy: { createdAt: "asc" } } },
  });
  return { owner: ownerId, maintainers: maintainers.map(({ personId }) => personId) };
}

/** The last invitation to the appliance. */
export async function lastInvitation(applianceId: string) {
  return getDatabase().applianceInvitation.findFirstOrThrow({
    where: { applianceId },
    orderBy: { id: "desc" },
  });
}

/** The last request to join the appliance. */
export async function lastJoinRequest(applianceId: string) {
  return getDatabase().joinRequest.findFirstOrThrow({ where: { applianceId }, orderBy: { id: "desc" } });
}
