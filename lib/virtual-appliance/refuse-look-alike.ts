/** Warns of a name that people would take for another one's. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { isLookAlike, skeletonOf } from "./look-alike.ts";

/** The field by which somebody says that it is another appliance all the same. */
const LOOK_ALIKE_FIELD = "lookAlikeIsMeant";

/**
 * @param except the appliance that is renamed
 * @throws AppError `conflict` with a complaint beside the name, and one beside the box that lets it through
 */
export async function refuseLookAlike(tx: Transaction, name: string, except: string | null): Promise<void> {
  const skeleton = skeletonOf(name);
  const near = await tx.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "VirtualAppliance"
    WHERE length("nameSkeleton") BETWEEN ${skeleton.length - 1} AND ${skeleton.length + 1}
      AND (left("nameSkeleton", 2) = ${skeleton.slice(0, 2)} OR right("nameSkeleton", 2) = ${skeleton.slice(-2)})
      AND "id" IS DISTINCT FROM ${except}::uuid
    LIMIT 5000`;
  const twin = near.find(
    (other) => other.name.toLowerCase() !== name.toLowerCase() && isLookAlike(other.name, name),
  );
  if (!twin) return;
  const message = `People may take this for “${twin.name}”, which exists already.`;
  throw new AppError("conflict", "look_alike", message, {
    name: message,
    [LOOK_ALIKE_FIELD]: "Choose a name that differs more, or say that it is another appliance all the same.",
  });
}
