/** Edits one's own profile. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { ProfileFields } from "./profile-schema.ts";
import { saveProfile } from "./save-profile.ts";

/**
 * @throws AppError `unauthenticated`, or `forbidden` for whoever is no person
 */
export async function editProfile(
  actor: Actor,
  fields: ProfileFields,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction((tx) => saveProfile(tx, actor, fields, { now, completed: false }));
}
