/** The first half of what changes a trial that is there: find it, ask whether the actor may, and lock it. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadProvider } from "#lib/provider/load-provider.ts";

/** @throws AppError `not_found`, `forbidden`, or `conflict` while nothing was begun */
export async function loadTrial(
  tx: Transaction,
  actor: Actor,
  slug: string,
): Promise<{ providerId: string }> {
  const { id: providerId } = await loadProvider(tx, actor, slug);
  if (!(await lockRow(tx, "ClientTrial", providerId))) {
    throw new AppError("conflict", "no_trial", "No trial was begun yet: make the test list first.");
  }
  return { providerId };
}
