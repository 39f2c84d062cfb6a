/** Edits a provider's record. The address stays: it is printed in other places. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { loadProvider } from "./load-provider.ts";
import { providerNameTaken } from "./register-provider.ts";
import type { ProviderFields } from "./schema.ts";

/** @throws AppError `not_found`, `forbidden`, or `conflict` when the new name is taken */
export async function editProvider(
  actor: Actor,
  { slug, ...fields }: ProviderFields & { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  try {
    await getDatabase().$transaction(async (tx) => {
      const before = await loadProvider(tx, actor, slug);
      const changes = changesBetween<Record<string, unknown>>(before, fields);
      if (Object.keys(changes).length === 0) return;
      await tx.provider.update({ where: { id: before.id }, data: fields });
      await recordAuditEvent(tx, actor, now, {
        action: "provider.edited",
        objectKind: "provider",
        objectId: before.id,
        details: { changes },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw providerNameTaken(fields.name);
    throw error;
  }
  return { slug };
}
