/** The first administrator, where the identity provider sends no entitlement for it: named by who runs the service. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { AppError } from "#lib/platform/errors.ts";
import { grantPlatformRole } from "./grant-platform-role.ts";

/**
 * Finds somebody who has signed in, by the e-mail address that their identity provider has confirmed or by subject, and
 * makes them an administrator. The address in the profile does not count: everybody writes there what they like.
 *
 * @returns their name
 * @throws AppError `not_found` or `conflict`, with a sentence for who typed it
 */
export async function makeAdministrator(
  actor: Actor,
  emailOrSubject: string,
  now: Date = new Date(),
): Promise<{ name: string }> {
  const person = await findOne(emailOrSubject.trim());
  await grantPlatformRole(actor, { personId: person.id, role: "administrator" }, now);
  return { name: person.name };
}

async function findOne(text: string): Promise<{ id: string; name: string }> {
  const found = await getDatabase().identity.findMany({
    where: text.includes("@")
      ? { OR: [{ subject: text }, { email: { equals: escapeLike(text), mode: "insensitive" } }] }
      : { subject: text },
    select: {
      ...{ subject: true, issuer: true, emailVerified: true },
      person: { select: { id: true, name: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  const sure = found.filter(({ subject, emailVerified }) => subject === text || emailVerified);
  const people = new Map(sure.map(({ person }) => [person.id, person]));
  const [person, ...others] = people.values();
  if (person && others.length === 0) return person;
  const subjects = found.map(({ subject, issuer }) => `${subject} (at ${issuer})`).join(", ");
  if (person) {
    throw new AppError(
      "conflict",
      "ambiguous",
      `“${text}” is more than one person. Name a subject: ${subjects}.`,
    );
  }
  if (found.length > 0) {
    throw new AppError(
      "conflict",
      "unconfirmed",
      `No identity provider has confirmed the address ${text}. If it is theirs, name the subject: ${subjects}.`,
    );
  }
  throw new AppError(
    "not_found",
    "unknown",
    `Nobody with the e-mail address or subject “${text}” has signed in here. Let them sign in once, then try again.`,
  );
}
