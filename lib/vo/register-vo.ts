/** Creates a VO from what an administrator filled in. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createVo } from "./create-vo.ts";
import type { NewVoForm } from "./schema.ts";

/** @throws AppError `forbidden`, `invalid_input` also for a discipline that cannot be chosen, or `conflict` when there is one of that name */
export async function registerVo(
  actor: Actor,
  vo: NewVoForm,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction((tx) => createVo(tx, actor, vo, now));
  return { vo: vo.name };
}
