/** Takes a person off a provider's operators. The last one may go, too: administrators remain. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadProvider } from "./load-provider.ts";

/**
 * Removing somebody who is none changes nothing. Tokens of the provider go on working: they are the provider's.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeOperator(
  actor: Actor,
  { slug, personId }: { slug: string; personId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const provider = await loadProvider(tx, actor, slug);
    const where = { providerId: provider.id, personId };
    const operator = await tx.providerOperator.findFirst({
      where,
      select: { person: { select: { name: true } } },
    });
    const { count } = await tx.providerOperator.deleteMany({ where });
    if (!operator || count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "provider.operator_removed",
      objectKind: "provider",
      objectId: provider.id,
      details: { personId, name: operator.person.name },
    });
  });
  return { slug };
}
