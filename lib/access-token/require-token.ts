/** For what makes no sense without a token. */
import type { Actor, TokenActor } from "#lib/platform/actor.ts";
import { AppError } from "#lib/platform/errors.ts";

/** @throws AppError `unauthenticated` for everybody else */
export function requireToken(actor: Actor): TokenActor {
  if (actor.kind === "token") return actor;
  throw new AppError(
    "unauthenticated",
    "token_needed",
    "Present an access token: as Bearer, or as basic user with the password x-oauth-basic.",
  );
}
