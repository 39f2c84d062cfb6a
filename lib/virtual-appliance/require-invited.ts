/** Who answers an invitation must be whom it was sent to. */
import { type Actor, type PersonActor, requirePersonActor } from "#lib/platform/actor.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import type { AppliancePeople, OpenInvitation } from "./load-for-people.ts";
import { canAnswerInvitation, canMaintain, PEOPLE_ONLY } from "./policy.ts";

/**
 * @returns the actor, a person who may answer
 * @throws AppError `unauthenticated`; `forbidden` for tokens and for those who sent it or can see it; `not_found` for
 * everybody else
 */
export function requireInvited(
  actor: Actor,
  appliance: AppliancePeople,
  invitation: OpenInvitation,
  { holdsSecret }: { holdsSecret: boolean },
): PersonActor {
  const person = requirePersonActor(actor, PEOPLE_ONLY);
  const allowed = canAnswerInvitation(person, invitation, { holdsSecret });
  if (!allowed && !canMaintain(person, appliance)) throw notFound("invitation");
  requireThat(allowed, person, "Only whom it was sent to can answer an invitation.");
  return person;
}
