/**
 * Who asks. Every use case takes an Actor first and never an optional one: a forgotten actor must not compile, and a
 * missing one must not turn into "everybody".
 */

/** Somebody who is not signed in. */
export type AnonymousActor = { kind: "anonymous" };

/** A signed-in person with the roles they have now. */
export type PersonActor = {
  kind: "person";
  personId: string;
  name: string;
  platformRoles: readonly string[];
  /** Roles by VO identifier. */
  voRoles: Readonly<Record<string, readonly string[]>>;
};

/** A program that presented an access token. */
export type TokenActor = {
  kind: "token";
  tokenId: string;
  name: string;
  personId: string | null;
  providerId: string | null;
  /** Names of the VOs whose lists it may fetch. */
  readableVos: readonly string[];
};

/** The service itself: worker, seed, command line. */
export type SystemActor = { kind: "system"; name: string };

export type Actor = AnonymousActor | PersonActor | TokenActor | SystemActor;

export const ANONYMOUS: AnonymousActor = { kind: "anonymous" };

/** An actor for a part of the service, e.g. `system("worker")`. */
export function system(name: string): SystemActor {
  return { kind: "system", name };
}

/** The person behind an actor, where there is one. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === "person" || actor.kind === "token" ? actor.personId : null;
}

/** Has the actor this role on the whole platform? */
export function hasPlatformRole(actor: Actor, role: "administrator" | "security_officer"): boolean {
  return actor.kind === "person" && actor.platformRoles.includes(role);
}
