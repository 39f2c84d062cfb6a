/** Reads what was done to an appliance. */
import { listHistory, type TrailPage } from "#lib/audit/queries.ts";
import type { RecordedEvent, TrailPosition } from "#lib/audit/recorded-event.ts";
import { type Actor, hasPlatformRole, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadRestorePlan } from "./load-restoration-plan.ts";
import { canMaintain, canManagePeople, canSeeHistory } from "./policy.ts";
import { getApplianceForEdit } from "./queries.ts";
import type { Restorable } from "./restoration-plan.ts";

/**
 * A page of the history of an appliance and its versions; null for those who may not see it. It tells nobody what the
 * page of its people keeps from them: requests to join and invited addresses are for those who decide, and whose an
 * address is, for administrators only.
 */
export async function getApplianceHistory(actor: Actor, slug: string, position: TrailPosition) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      ownerId: true,
      maintainers: { select: { personId: true } },
    },
  });
  if (!appliance || !canSeeHistory(actor, appliance)) return null;
  const { id, name } = appliance;
  const page = await listHistory(actor, { kind: "appliance", id }, position);
  const mayMaintain = canMaintain(actor, appliance);
  return {
    slug,
    name,
    id,
    mayMaintain,
    page: withoutSecrets(actor, page, canManagePeople(actor, appliance)),
  };
}

/**
 * What bringing back an earlier state of the entry would change; null for those who do not maintain the appliance.
 *
 * @param asked the edit to undo, or the event after which the entry was as wanted
 */
export async function getRestorePreview(
  actor: Actor,
  slug: string,
  asked: { eventId: string; what: Restorable },
) {
  const entry = await getApplianceForEdit(actor, slug);
  if (!entry) return null;
  const plan = await loadRestorePlan(getDatabase(), entry, asked);
  return plan ? { slug, name: entry.name, ...plan } : ("no such event" as const);
}

function withoutSecrets(viewer: Actor, page: TrailPage, managesPeople: boolean): TrailPage {
  const events = page.events
    .filter(({ action }) => managesPeople || !action.startsWith("appliance.join_"))
    .map((event) => (maySeeWhose(viewer, event) ? event : withoutActor(event)))
    .map((event) => (managesPeople || addressIn(event) === null ? event : withoutAddress(event)));
  return { ...page, events, things: thingsIn(events, page.things) };
}

/** The address that an invitation went to; null when somebody was picked, and for everything else. */
function addressIn({ action, details }: RecordedEvent): string | null {
  if (!action.startsWith("appliance.invitation_")) return null;
  const { to } = (details ?? {}) as { to?: unknown };
  return typeof to === "string" && to.includes("@") ? to : null;
}

const ANSWERS: readonly string[] = ["appliance.invitation_accepted", "appliance.invitation_declined"];

function maySeeWhose(viewer: Actor, event: RecordedEvent): boolean {
  if (!ANSWERS.includes(event.action) || addressIn(event) === null) return true;
  if (viewer.kind === "system" || hasPlatformRole(viewer, "administrator")) return true;
  return event.actorId === personIdOf(viewer);
}

function withoutActor(event: RecordedEvent): RecordedEvent {
  return { ...event, actorId: "", actorName: addressIn(event) ?? "" };
}

function withoutAddress(event: RecordedEvent): RecordedEvent {
  const somebody = "somebody by e-mail";
  const actorName = event.actorId === "" ? "Somebody invited by e-mail" : event.actorName;
  return { ...event, actorName, details: { ...(event.details as object), to: somebody } };
}

/** Who is not spoken of any more is not named either. */
function thingsIn(events: readonly RecordedEvent[], things: TrailPage["things"]): TrailPage["things"] {
  const spokenOf = JSON.stringify(events);
  return Object.fromEntries(
    Object.entries(things).filter(([key]) => spokenOf.includes(key.slice(key.indexOf(":") + 1))),
  );
}
