/** Who may do what with an appliance. Pure: the use cases decide by these, and the pages hide what they refuse. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import { isPubliclyVisible } from "./version.ts";

type People = { id: string; ownerId: string | null; maintainers: readonly { personId: string }[] };

/** Any signed-in person may register appliances. */
export function canRegisterAppliance(actor: Actor): boolean {
  return actor.kind === "person" || actor.kind === "system";
}

/** Owner and maintainers edit the entry and work on versions; their tokens, where they were made for this appliance. */
export function canMaintain(actor: Actor, appliance: People): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  if (actor.kind === "token") {
    const madeForIt = actor.writableAppliances.includes(appliance.id);
    return madeForIt && actor.person !== null && canMaintain(actor.person, appliance);
  }
  if (actor.kind !== "person") return false;
  return (
    appliance.ownerId === actor.personId ||
    appliance.maintainers.some(({ personId }) => personId === actor.personId)
  );
}

/**
 * Working and hidden versions are for those who maintain the appliance, and for security officers. A token that reads
 * the API sees what its person sees.
 */
export function canSeeVersion(
  actor: Actor,
  appliance: People,
  version: Parameters<typeof isPubliclyVisible>[0],
): boolean {
  if (actor.kind === "token" && actor.readsApi && actor.person) {
    return canSeeVersion(actor.person, appliance, version);
  }
  return (
    isPubliclyVisible(version) ||
    canMaintain(actor, appliance) ||
    (version.state !== "working" && hasPlatformRole(actor, "security_officer"))
  );
}

/** The sentence for those who may not. */
export const MAINTAINERS_ONLY = "Only the owner and the maintainers of this appliance may change it.";
