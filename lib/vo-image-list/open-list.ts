/** Lets a provider fetch a VO's list: its tokens that were made for the VO work from now on. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadOpening, type OpeningInput } from "./load-opening.ts";

/**
 * Opening once more changes nothing.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function openList(
  actor: Actor,
  input: OpeningInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo, provider } = await loadOpening(tx, actor, input);
    const { count } = await tx.listOpening.createMany({
      data: { voId: vo.id, providerId: provider.id, openedById: personIdOf(actor), createdAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "vo.list_opened",
      objectKind: "vo",
      objectId: vo.id,
      details: { providerId: provider.id, provider: provider.name },
    });
  });
  return { vo: input.vo };
}
