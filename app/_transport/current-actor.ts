/** Who makes this request, from the session cookie. */
import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { getPersonActor } from "#lib/identity/queries.ts";
import { type Actor, ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { paths } from "#lib/platform/paths.ts";
import { getAuthOptions } from "./next-auth.ts";
import { readRequestOrigin } from "./request-origin.ts";

/** The actor, with the roles they have at this moment; looked up once a request. */
export const getCurrentActor = cache(async (): Promise<Actor> => {
  const origin = readRequestOrigin(await headers());
  const session: { personId?: unknown } | null = await getServerSession(getAuthOptions());
  const person = typeof session?.personId === "string" ? await getPersonActor(session.personId) : null;
  return { ...(person ?? ANONYMOUS), origin };
});

/** The signed-in person; everybody else is sent to sign in and comes back to `returnTo`. */
export async function requirePerson(returnTo: string): Promise<PersonActor> {
  const actor = await getCurrentActor();
  if (actor.kind !== "person") redirect(paths.signIn(returnTo));
  return actor;
}
