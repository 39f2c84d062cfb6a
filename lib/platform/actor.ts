/**
 * Who asks. Every use case takes an Actor first and never an optional one: a forgotten actor must not compile, and a
 * missing one must not turn into "everybody".
 */
import { refusal } from "./errors.ts";

/** Where a request came from, for the audit trail. */
export type RequestOrigin = {
  /** Of the client, IPv4 or IPv6; null when it is not known. */
  address: string | null;
  requestId: string;
};

/** Somebody who is not signed in. */
export type AnonymousActor = { kind: "anonymous"; origin?: RequestOrigin };

/** A signed-in person with the roles they have now. */
export type PersonActor = {
  kind: "person";
  personId: string;
  name: string;
  platformRoles: readonly string[];
  /** Roles by VO identifier. */
  voRoles: Readonly<Record<string, readonly string[]>>;
  /** The session they are signed in with; absent for the person behind a token. */
  sessionId?: string;
  /** False while they have not seen their profile yet: pages for signed-in people show them that first. */
  profileComplete?: boolean;
  origin?: RequestOrigin;
};

/** A program that presented an access token. It can what the token is for and its holder may, never more than either. */
export type TokenActor = {
  kind: "token";
  tokenId: string;
  name: string;
  /** Exactly one of the two stands behind it. */
  person: PersonActor | null;
  provider: { id: string; name: string } | null;
  /** Names of the VOs whose lists it may fetch now: what it was made for, as far as its holder may. */
  readableVos: readonly string[];
  /** May it read what its person may read? */
  readsApi: boolean;
  /** Identifiers of the appliances that it was made to write; its person must be allowed to as well. */
  writableAppliances: readonly string[];
  /** Names of the VOs that it was made to curate; its person must be allowed to as well. */
  curatableVos: readonly string[];
  origin?: RequestOrigin;
};

/** The service itself: worker, seed, command line. */
export type SystemActor = { kind: "system"; name: string; origin?: RequestOrigin };

export type Actor = AnonymousActor | PersonActor | TokenActor | SystemActor;

export const ANONYMOUS: AnonymousActor = { kind: "anonymous" };

/** An actor for a part of the service, e.g. `system("worker")`. */
export function system(name: string): SystemActor {
  return { kind: "system", name };
}

/** The person behind an actor, where there is one. */
export function personIdOf(actor: Actor): string | null {
  if (actor.kind === "person") return actor.personId;
  return actor.kind === "token" ? (actor.person?.personId ?? null) : null;
}

/**
 * The actor, for what is done in person only.
 *
 * @param message one sentence that says who may
 * @throws AppError `unauthenticated`, or `forbidden` for tokens and the service itself
 */
export function requirePersonActor(actor: Actor, message: string): PersonActor {
  if (actor.kind === "person") return actor;
  throw refusal(actor, message);
}

/** Has the actor this role on the whole platform? No token has: who administers does it in person. */
export function hasPlatformRole(actor: Actor, role: "administrator" | "security_officer"): boolean {
  return actor.kind === "person" && actor.platformRoles.includes(role);
}
