/** Registers a provider; its operators are named afterwards. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { ADMINISTRATORS_REGISTER, canRegisterProvider } from "./policy.ts";
import { providerSlug } from "./provider.ts";
import type { ProviderFields } from "./schema.ts";

/**
 * @returns its address part, made from the name once and for ever
 * @throws AppError `forbidden`, `invalid_input` for a name of which no address can be made, `conflict` when it is taken
 */
export async function registerProvider(
  actor: Actor,
  input: ProviderFields,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(canRegisterProvider(actor), actor, ADMINISTRATORS_REGISTER);
  const slug = requireSlug(input.name);
  try {
    await getDatabase().$transaction(async (tx) => {
      const { id } = await tx.provider.create({
        data: { ...input, slug, createdAt: now },
        select: { id: true },
      });
      await recordAuditEvent(tx, actor, now, {
        action: "provider.registered",
        objectKind: "provider",
        objectId: id,
        details: { name: input.name },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw providerNameTaken(input.name);
    throw error;
  }
  return { slug };
}

/** For a name that another provider has, or whose address is the same. */
export function providerNameTaken(name: string): AppError {
  const message = `There is already a provider named “${name}”, or nearly so. Choose another name.`;
  return new AppError("conflict", "name_taken", message, { name: message });
}

function requireSlug(name: string): string {
  const slug = providerSlug(name);
  if (slug) return slug;
  const message = "Choose a name with letters or digits, of which an address can be made.";
  throw new AppError("invalid_input", "bad_name", message, { name: message });
}
