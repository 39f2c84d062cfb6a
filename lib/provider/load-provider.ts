/** The first half of every use case that changes a provider: find it, and ask whether the actor may. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canOperate, OPERATORS_ONLY } from "./policy.ts";

/** @throws AppError `not_found`, or `forbidden` for those who do not operate it */
export async function loadProvider(tx: Transaction, actor: Actor, slug: string) {
  const provider = await tx.provider.findUnique({
    where: { slug },
    select: {
      id: true,
      name: true,
      country: true,
      websiteUrl: true,
      contactEmail: true,
      endpoints: true,
      operators: { select: { personId: true } },
    },
  });
  if (!provider) throw notFound("provider");
  requireThat(canOperate(actor, provider), actor, OPERATORS_ONLY);
  return provider;
}
