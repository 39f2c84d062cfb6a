/** What completing and editing a profile have in common. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { addressReplacedLetter } from "./account-mail.ts";
import { OWN_PROFILE_ONLY } from "./policy.ts";
import type { ProfileFields } from "./profile-schema.ts";

/**
 * Saves the actor's own profile and records what changed; nothing is recorded when nothing did. Who changes the contact
 * address is told so at the old one.
 *
 * @param completed set when the person has seen their profile with this; a time once set stays
 * @throws AppError `unauthenticated`, or `forbidden` for whoever is no person
 */
export async function saveProfile(
  tx: Transaction,
  actor: Actor,
  fields: ProfileFields,
  { now, completed }: { now: Date; completed: boolean },
): Promise<void> {
  const { personId: id } = requirePersonActor(actor, OWN_PROFILE_ONLY);
  await lockRow(tx, "Person", id);
  const before = await tx.person.findUniqueOrThrow({
    where: { id },
    select: { name: true, affiliation: true, email: true, orcid: true, profileCompletedAt: true },
  });
  const { name, affiliation, email, orcid } = fields;
  const profileCompletedAt = before.profileCompletedAt ?? (completed ? now : null);
  const after = { name, affiliation, email, orcid, profileCompletedAt };
  const changes = changesBetween<Record<string, unknown>>(before, after);
  if (Object.keys(changes).length === 0) return;
  await tx.person.update({ where: { id }, data: after });
  await recordAuditEvent(tx, actor, now, {
    action: "person.profile_edited",
    objectKind: "person",
    objectId: id,
    details: { changes },
  });
  // At the first sign-in there is only the provider's word yet for whose address it is.
  if (before.profileCompletedAt && before.email !== email) {
    await writeMail(tx, { recipient: before.email, ...addressReplacedLetter({ address: email }) }, now);
  }
}
