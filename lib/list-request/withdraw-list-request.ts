/** Takes back what was asked of a VO. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canMaintain, MAINTAINERS_ONLY } from "#lib/virtual-appliance/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { loadListRequest, settleListRequest } from "./load-list-request.ts";

/** The sentence for tokens. */
const IN_PERSON = "People withdraw requests, signed in in a browser.";

/**
 * Anybody who maintains the appliance may, for it was asked in its name.
 *
 * @throws AppError `not_found` also for those who have to do with neither side, `forbidden`, `conflict` when it was
 *   answered
 */
export async function withdrawListRequest(
  actor: Actor,
  { requestId }: { requestId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId } = requirePersonActor(actor, IN_PERSON);
  return getDatabase().$transaction(async (tx) => {
    const { appliance, kind, subject, list } = await loadListRequest(tx, requestId);
    if (!canMaintain(actor, appliance) && !canCurate(actor, list.vo)) throw notFound("request");
    requireThat(canMaintain(actor, appliance), actor, MAINTAINERS_ONLY);
    await settleListRequest(tx, requestId, { state: "withdrawn", answeredById: personId, answeredAt: now });
    await recordAuditEvent(tx, actor, now, {
      action: "list_request.withdrawn",
      objectKind: "vo",
      objectId: list.vo.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { requestId, kind, subject },
    });
    return { slug: appliance.slug };
  });
}
