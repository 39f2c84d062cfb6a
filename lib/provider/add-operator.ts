/** Makes a person an operator of a provider. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { loadProvider } from "./load-provider.ts";

/**
 * Adding somebody once more changes nothing.
 *
 * @throws AppError `not_found` (provider; person, also one who is blocked), `forbidden`
 */
export async function addOperator(
  actor: Actor,
  { slug, personId }: { slug: string; personId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const provider = await loadProvider(tx, actor, slug);
    const person = await tx.person.findFirst({
      where: { id: personId, blockedAt: null, mergedIntoId: null },
      select: { name: true },
    });
    if (!person) throw notFound("person");
    const { count } = await tx.providerOperator.createMany({
      data: { providerId: provider.id, personId, createdAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "provider.operator_added",
      objectKind: "provider",
      objectId: provider.id,
      details: { personId, name: person.name },
    });
  });
  return { slug };
}
