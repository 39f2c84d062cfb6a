/** Registers an appliance; the person who does it becomes its owner. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { holdTerms } from "#lib/vocabulary/term-lock.ts";
import { CHOSEN_KINDS, NOTHING_CHOSEN, withChosenTerms } from "./chosen-terms.ts";
import { skeletonOf } from "./look-alike.ts";
import { canRegisterAppliance } from "./policy.ts";
import { refuseLookAlike } from "./refuse-look-alike.ts";
import type { ApplianceFields } from "./schema.ts";
import { findFreeSlug } from "./slugs.ts";

/**
 * @returns the slug, the appliance's part of its address
 * @throws AppError `unauthenticated`, `conflict` when the name is taken or looks like another one, `invalid_input` for a category or discipline that
 *   cannot be chosen
 */
export async function registerAppliance(
  actor: Actor,
  { lookAlikeIsMeant, ...input }: ApplianceFields,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(canRegisterAppliance(actor), actor, "Only people can register appliances, tokens cannot.");
  try {
    return await getDatabase().$transaction(async (tx) => {
      await holdTerms(tx, CHOSEN_KINDS);
      const fields = await withChosenTerms(tx, input, NOTHING_CHOSEN);
      if (!lookAlikeIsMeant) await refuseLookAlike(tx, input.name, null);
      const slug = await findFreeSlug(tx, input.name);
      const { id } = await tx.virtualAppliance.create({
        data: {
          ...fields,
          slug,
          nameSkeleton: skeletonOf(input.name),
          ownerId: personIdOf(actor),
          createdAt: now,
          updatedAt: now,
        },
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
