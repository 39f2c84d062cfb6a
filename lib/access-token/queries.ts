/** Reads about access tokens. */
import type { TokenActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUsable, parseToken, secretMatches } from "./token.ts";

/**
 * Who a presented token speaks for.
 *
 * @returns null when it is unknown, wrong, expired, revoked, or its person is blocked
 */
export async function getTokenActor(presented: string, now: Date): Promise<TokenActor | null> {
  const parsed = parseToken(presented);
  if (!parsed) return null;
  const token = await getDatabase().accessToken.findUnique({
    where: { id: parsed.id },
    select: {
      id: true,
      name: true,
      secretSha256: true,
      personId: true,
      providerId: true,
      readableVos: true,
      expiresAt: true,
      revokedAt: true,
      person: { select: { blockedAt: true, voRoles: { select: { vo: { select: { name: true } } } } } },
    },
  });
  if (!token || !secretMatches(parsed.secret, token.secretSha256) || !isUsable(token, now)) return null;
  if (token.person?.blockedAt) return null;
  const { id, name, personId, providerId } = token;
  return { kind: "token", tokenId: id, name, personId, providerId, readableVos: readableVosOf(token) };
}

/** Every token that works at this moment, as far as fetching lists goes; hashes only. */
export async function listUsableTokens(now: Date) {
  const tokens = await getDatabase().accessToken.findMany({
    where: {
      revokedAt: null,
      expiresAt: { gt: now },
      OR: [{ personId: null }, { person: { blockedAt: null } }],
    },
    orderBy: { id: "asc" },
    select: {
      id: true,
      secretSha256: true,
      readableVos: true,
      expiresAt: true,
      person: { select: { voRoles: { select: { vo: { select: { name: true } } } } } },
    },
  });
  return tokens.map(({ person, ...token }) => ({
    ...token,
    readableVos: readableVosOf({ ...token, person }),
  }));
}

/** A person's token never can more than the person can at this moment. */
function readableVosOf(token: {
  readableVos: readonly string[];
  person: { voRoles: readonly { vo: { name: string } }[] } | null;
}): string[] {
  const memberOf = token.person?.voRoles.map(({ vo }) => vo.name);
  return token.readableVos.filter((vo) => memberOf?.includes(vo) ?? true);
}

/** Remembers that a token was used; to the minute is enough, and spares the database. */
export async function touchToken(tokenId: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await getDatabase().accessToken.updateMany({
    where: { id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: aMinuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
