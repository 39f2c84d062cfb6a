/** Who makes this request, from the session cookie. */
import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { getPersonActor } from "#lib/identity/queries.ts";
import { type Actor, ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { paths } from "#lib/platform/paths.ts";
import { getAuthOptions } from "./next-auth.ts";

/** The actor, with the roles they have at this moment; looked up once a request. */
export const getCurrentActor = cache(async (): Promise<Actor> => {
  const session: { personId?: unknown } | null = await getServerSession(getAuthOptions());
  if (typeof session?.personId !== "string") return ANONYMOUS;
  return (await getPersonActor(session.personId)) ?? ANONYMOUS;
});

/** The signed-in person; everybody else is sent to sign in and comes back to `returnTo`. */
export async function requirePerson(returnTo: string): Promise<PersonActor> {
  const actor = await getCurrentActor();
  if (actor.kind !== "person") redirect(paths.signIn(returnTo));
  return actor;
}
