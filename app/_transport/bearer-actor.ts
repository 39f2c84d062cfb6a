/** Who asks the API: whoever an access token speaks for, else nobody. Cookies are not looked at. */
import { readPresentedToken } from "#lib/access-token/credentials.ts";
import { getTokenActor, touchToken } from "#lib/access-token/queries.ts";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { AppError } from "#lib/platform/errors.ts";
import { readRequestOrigin } from "./request-origin.ts";

/** The `reason` of a refused token. */
export const INVALID_TOKEN = "invalid_token";

/**
 * The actor behind the `Authorization` header; anonymous without one.
 *
 * @throws AppError `unauthenticated` for a token that does not work: nobody shall think that it was used
 */
export async function readBearerActor(request: Pick<Request, "headers">, now: Date): Promise<Actor> {
  const origin = readRequestOrigin(request.headers);
  const presented = readPresentedToken(request.headers.get("authorization"));
  if (presented === null) return { ...ANONYMOUS, origin };
  const actor = await getTokenActor(presented, now, origin);
  if (!actor) {
    throw new AppError(
      "unauthenticated",
      INVALID_TOKEN,
      "This access token does not work: it is unknown, expired or revoked, or may not be used from here.",
    );
  }
  await touchToken(actor.tokenId, now, {
    address: origin.address,
    client: request.headers.get("user-agent"),
  });
  return actor;
}
