/**
 * Whether whoever asks for a list gets it, in whatever format: by the database's rules, or by the last known ones where the
 * database is away.
 */
import { isWithinRanges } from "#lib/access-token/address-range.ts";
import { readPresentedToken } from "#lib/access-token/credentials.ts";
import { getTokenActor, touchToken } from "#lib/access-token/queries.ts";
import { parseToken, secretMatches } from "#lib/access-token/token.ts";
import { readTokenFile } from "#lib/list-signing/list-files.ts";
import { findShelvedTokens } from "#lib/list-signing/list-shelf.ts";
import { type Actor, ANONYMOUS, type RequestOrigin } from "#lib/platform/actor.ts";
import { AppError } from "#lib/platform/errors.ts";
import { canFetchList, type GuardedList } from "./policy.ts";

/** Who asks, as far as a request tells. */
export type Requester = {
  /** The `Authorization` header; for a token in the address, what that header would be. */
  authorization: string | null;
  /** The person signed in with this browser; asked only when the list is not public. */
  signedIn: () => Promise<Actor>;
  /** Where the request came from; without it no token that is bound to addresses works. */
  origin?: RequestOrigin;
  /** The `User-Agent` header. */
  client?: string | null;
};

/**
 * Lets everybody have a public list, whatever they present: a token that ran out must not cost a site its images.
 *
 * @param now UTC; remembered as the last use of the token
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function requireFetch(requester: Requester, list: GuardedList, now: Date): Promise<void> {
  if (list.visibility === "public") return;
  const actor = await identify(requester, now);
  if (!canFetchList(actor, list)) throw refuse(actor);
  if (actor.kind !== "token") return;
  const { origin, client } = requester;
  await touchToken(actor.tokenId, now, { address: origin?.address ?? null, client: client ?? null });
}

/** A token where one is presented, else whoever is signed in. */
async function identify({ authorization, signedIn, origin }: Requester, now: Date): Promise<Actor> {
  const presented = readPresentedToken(authorization);
  if (presented === null) return signedIn();
  return (await getTokenActor(presented, now, origin)) ?? ANONYMOUS;
}

/**
 * The same by the tokens that were known when the database was last seen. Who is signed in nobody can tell then.
 *
 * @throws AppError as `requireFetch`
 */
export async function requireFetchFromFiles(
  { authorization, origin }: Requester,
  { name, isPublic }: { name: string; isPublic: boolean },
  now: Date,
): Promise<void> {
  if (isPublic) return;
  const parsed = parseToken(readPresentedToken(authorization) ?? "");
  const known = findShelvedTokens() ?? (await readTokenFile());
  const token = parsed ? known.find(({ id }) => id === parsed.id) : undefined;
  const isGenuine =
    parsed &&
    token &&
    secretMatches(parsed.secret, token.secretSha256) &&
    token.expiresAt > now &&
    isWithinRanges(origin?.address, token.allowedRanges);
  if (!isGenuine) throw refuse(ANONYMOUS);
  if (!token.readableVos.includes(name)) throw refuse({ kind: "token" });
}

function refuse(actor: { kind: string }): AppError {
  if (actor.kind === "anonymous") {
    return new AppError(
      "unauthenticated",
      "token_needed",
      "This list is not public. Present an access token: as basic user with the password x-oauth-basic, as Bearer, or in the address.",
    );
  }
  return new AppError(
    "forbidden",
    "token_without_right",
    "This list is for the people of this VO and for access tokens made for it.",
  );
}
