/** Reads what was done to a provider. */
import { listHistory } from "#lib/audit/queries.ts";
import type { TrailPosition } from "#lib/audit/recorded-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canSeeHistory } from "./policy.ts";

/** A page of the history of a provider and of its tokens; null for those who may not see it. */
export async function getProviderHistory(actor: Actor, slug: string, position: TrailPosition) {
  const provider = await getDatabase().provider.findUnique({
    where: { slug },
    select: { id: true, name: true, operators: { select: { personId: true } } },
  });
  if (!provider || !canSeeHistory(actor, provider)) return null;
  const { id, name } = provider;
  return { slug, name, page: await listHistory(actor, { kind: "provider", id }, position) };
}
