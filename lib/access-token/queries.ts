/** Reads about access tokens. */
import { getPersonActor } from "#lib/identity/queries.ts";
import type { TokenActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUsable, parseToken, secretMatches } from "./token.ts";

/** What decides which lists a token's holder may fetch. */
const HOLDER = {
  person: {
    select: {
      voRoles: { select: { vo: { select: { name: true } } } },
      platformRoles: { select: { role: true } },
    },
  },
  provider: {
    select: {
      id: true,
      name: true,
      listOpenings: { select: { imageList: { select: { vo: { select: { name: true } } } } } },
    },
  },
} as const;

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
      readableVos: true,
      readsApi: true,
      writableAppliances: true,
      curatableVos: true,
      expiresAt: true,
      revokedAt: true,
      ...HOLDER,
    },
  });
  if (!token || !secretMatches(parsed.secret, token.secretSha256) || !isUsable(token, now)) return null;
  const person = token.personId ? await getPersonActor(token.personId) : null;
  if (token.personId && !person) return null;
  const { id, name, provider, readsApi, writableAppliances, curatableVos } = token;
  return {
    kind: "token",
    tokenId: id,
    name,
    person,
    provider: provider && { id: provider.id, name: provider.name },
    readableVos: readableVosOf(token),
    readsApi,
    writableAppliances,
    curatableVos,
  };
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
      allowedRanges: true,
      expiresAt: true,
      ...HOLDER,
    },
  });
  return tokens.map(({ person, provider, ...token }) => ({
    ...token,
    readableVos: readableVosOf({ ...token, person, provider }),
  }));
}

/** A token never can more than its person or provider can at this moment. */
function readableVosOf({
  readableVos,
  person,
  provider,
}: {
  readableVos: readonly string[];
  person: {
    voRoles: readonly { vo: { name: string } }[];
    platformRoles: readonly { role: string }[];
  } | null;
  provider: { listOpenings: readonly { imageList: { vo: { name: string } } }[] } | null;
}): string[] {
  if (person?.platformRoles.some(({ role }) => role === "administrator")) return [...readableVos];
  const readable = new Set([
    ...(person?.voRoles ?? []).map(({ vo }) => vo.name),
    ...(provider?.listOpenings ?? []).map(({ imageList }) => imageList.vo.name),
  ]);
  return readableVos.filter((vo) => readable.has(vo));
}

/** Remembers that a token was used; to the minute is enough, and spares the database. */
export async function touchToken(tokenId: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await getDatabase().accessToken.updateMany({
    where: { id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: aMinuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
