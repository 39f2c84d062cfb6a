/** Who sees and settles reports of problems. Pure. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { isMendable, type ProblemReason } from "./problem.ts";

type Appliance = Parameters<typeof canMaintain>[1];

/** Administrators see all reports. */
export function canSeeAllProblems(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** Owner and maintainers see what is theirs to mend, in person. */
export function canSeeProblem(
  actor: Actor,
  appliance: Appliance,
  { reason }: { reason: ProblemReason },
): boolean {
  if (canSeeAllProblems(actor)) return true;
  return actor.kind === "person" && isMendable(reason) && canMaintain(actor, appliance);
}

/** Whoever sees it says when it is mended; that there is nothing to mend, only administrators say. */
export function canSettleProblem(
  actor: Actor,
  appliance: Appliance,
  problem: { reason: ProblemReason },
  outcome: "resolved" | "dismissed",
): boolean {
  return outcome === "dismissed" ? canSeeAllProblems(actor) : canSeeProblem(actor, appliance, problem);
}

/** The sentences for those who may not. */
export const ADMINISTRATORS_DISMISS =
  "Only administrators dismiss a report. If there is nothing to mend, mark it as resolved and say why.";
export const PEOPLE_REPORT = "People report problems in a browser, tokens do not.";
export const PEOPLE_SETTLE = "People settle reports, signed in in a browser.";
