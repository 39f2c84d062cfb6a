/** Closes a VO's list to a provider: from this moment none of its tokens opens the list. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadOpening, type OpeningInput } from "./load-opening.ts";

/**
 * Closing what is closed changes nothing. The tokens stay: should the list be opened again, they work again.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function closeList(
  actor: Actor,
  input: OpeningInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo, provider } = await loadOpening(tx, actor, input);
    const { count } = await tx.listOpening.deleteMany({
      where: { voId: vo.id, providerId: provider.id },
    });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "vo.list_closed",
      objectKind: "vo",
      objectId: vo.id,
      details: { providerId: provider.id, provider: provider.name },
    });
  });
  return { vo: input.vo };
}
