/** Registers an appliance; the person who does it becomes its owner. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { holdTerms } from "#lib/vocabulary/term-lock.ts";
import { RESERVED_SLUGS, slugOf } from "./appliance.ts";
import { CHOSEN_KINDS, NOTHING_CHOSEN, withChosenTerms } from "./chosen-terms.ts";
import { canRegisterAppliance } from "./policy.ts";
import type { ApplianceFields } from "./schema.ts";

/**
 * @returns the slug, the appliance's part of its address
 * @throws AppError `unauthenticated`, `conflict` when the name is taken, `invalid_input` for a category or discipline that
 *   cannot be chosen
 */
export async function registerAppliance(
  actor: Actor,
  input: ApplianceFields,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(canRegisterAppliance(actor), actor, "Only people can register appliances, tokens cannot.");
  try {
    return await getDatabase().$transaction(async (tx) => {
      await holdTerms(tx, CHOSEN_KINDS);
      const fields = await withChosenTerms(tx, input, NOTHING_CHOSEN);
      const slug = await findFreeSlug(tx, input.name);
      const { id } = await tx.virtualAppliance.create({
        data: { ...fields, slug, ownerId: personIdOf(actor), createdAt: now, updatedAt: now },
        select: { id: true },
      });
      await recordAuditEvent(tx, actor, now, {
        action: "appliance.registered",
        objectKind: "appliance",
        objectId: id,
        details: { name: input.name },
      });
      return { slug };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(input.name);
    throw error;
  }
}

/** The refusal of a name that another appliance has. */
export function nameTaken(name: string): AppError {
  const message = `There is already an appliance named “${name}”. Choose another name.`;
  return new AppError("conflict", "name_taken", message, { name: message });
}

/** Two names may come down to one slug ("C++ lab", "C lab"): the second gets a number. */
async function findFreeSlug(tx: Transaction, name: string): Promise<string> {
  // One at a time: what another registration is about to take cannot be seen yet.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('VirtualAppliance.slug'))`;
  const wanted = slugOf(name) || "appliance";
  const taken = new Set(
    [
      ...(await tx.virtualAppliance.findMany({
        where: { slug: { startsWith: wanted } },
        select: { slug: true },
      })),
      ...(await tx.reservedSlug.findMany({
        where: { slug: { startsWith: wanted } },
        select: { slug: true },
      })),
    ].map(({ slug }) => slug),
  );
  let slug = wanted;
  for (let number = 2; taken.has(slug) || RESERVED_SLUGS.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
