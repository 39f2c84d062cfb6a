/** The door of the administration pages. */
import "server-only";
import { notFound } from "next/navigation";
import { hasPlatformRole, type PersonActor } from "#lib/platform/actor.ts";
import { requirePerson } from "./current-actor.ts";

/**
 * The signed-in administrator. Who is not signed in is sent to sign in and comes back to `returnTo`; for everybody else
 * there is nothing at this address.
 */
export async function requireAdministrator(returnTo: string): Promise<PersonActor> {
  const actor = await requirePerson(returnTo);
  if (!hasPlatformRole(actor, "administrator")) notFound();
  return actor;
}
