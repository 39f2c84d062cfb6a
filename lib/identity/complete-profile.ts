/** Saves the profile that somebody is shown at their first sign-in. From then on name, address and affiliation are theirs. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { ProfileFields } from "./profile-schema.ts";
import { saveProfile } from "./save-profile.ts";

/**
 * Done twice, as from two windows, the second is an edit like any other.
 *
 * @throws AppError `unauthenticated`, or `forbidden` for whoever is no person
 */
export async function completeProfile(
  actor: Actor,
  fields: ProfileFields,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction((tx) => saveProfile(tx, actor, fields, { now, completed: true }));
}
