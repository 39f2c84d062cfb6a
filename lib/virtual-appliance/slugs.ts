/** Addresses of appliances: finding a free one, giving another one, and following former ones. */
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { RESERVED_SLUGS, slugOf } from "./appliance.ts";

/** Two names may come down to one slug ("C++ lab", "C lab"): the second gets a number. */
export async function findFreeSlug(tx: Transaction, name: string): Promise<string> {
  await holdSlugs(tx);
  const wanted = slugOf(name) || "appliance";
  const where = { slug: { startsWith: wanted } };
  const select = { slug: true } as const;
  const taken = new Set(
    [
      ...(await tx.virtualAppliance.findMany({ where, select })),
      ...(await tx.formerSlug.findMany({ where, select })),
      ...(await tx.reservedSlug.findMany({ where, select })),
    ].map(({ slug }) => slug),
  );
  let slug = wanted;
  for (let number = 2; taken.has(slug) || RESERVED_SLUGS.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}

/**
 * Gives an appliance another address; the one it had leads to it for ever. It may come back to one of its own.
 *
 * @throws AppError `conflict` when it is or was another appliance's, or means something else
 */
export async function changeSlug(
  tx: Transaction,
  { id, slug }: { id: string; slug: string },
  wanted: string,
  now: Date,
): Promise<void> {
  await holdSlugs(tx);
  const isTaken =
    RESERVED_SLUGS.has(wanted) ||
    (await tx.virtualAppliance.count({ where: { slug: wanted } })) > 0 ||
    (await tx.reservedSlug.count({ where: { slug: wanted } })) > 0 ||
    (await tx.formerSlug.count({ where: { slug: wanted, applianceId: { not: id } } })) > 0;
  if (isTaken) {
    const message = `The address “${wanted}” is another appliance's, or was. Choose another one.`;
    throw new AppError("conflict", "slug_taken", message, { address: message });
  }
  await tx.formerSlug.createMany({
    data: [{ slug, applianceId: id, replacedAt: now }],
    skipDuplicates: true,
  });
}

/** The address that an appliance has now, for one that it had; null for any other. */
export async function findSuccessor(former: string): Promise<string | null> {
  const found = await getDatabase().formerSlug.findUnique({
    where: { slug: former },
    select: { appliance: { select: { slug: true } } },
  });
  return found && found.appliance.slug !== former ? found.appliance.slug : null;
}

/** One at a time: what another registration is about to take cannot be seen yet. */
async function holdSlugs(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('VirtualAppliance.slug'))`;
}
