/** Reads about access tokens. */

import { canAdministerPeople } from "#lib/identity/policy.ts";
import { getPersonActor } from "#lib/identity/queries.ts";
import type { Actor, PersonActor, RequestOrigin, TokenActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { log } from "#lib/platform/log.ts";
import { canOperate } from "#lib/provider/policy.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { presentVos } from "#lib/vo/removal.ts";
import { isWithinRanges } from "./address-range.ts";
import { canReadGuardedList } from "./policy.ts";
import { isUsable, parseToken, secretMatches, tokenState } from "./token.ts";

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
 * Who a presented token speaks for, with what its holder may do at this moment.
 *
 * @param origin of the request; without it a token that is bound to addresses is refused
 * @returns null when it is unknown, wrong, expired, revoked, bound to other addresses, or its person is blocked
 */
export async function getTokenActor(
  presented: string,
  now: Date,
  origin?: RequestOrigin | null,
): Promise<TokenActor | null> {
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
      allowedRanges: true,
      expiresAt: true,
      revokedAt: true,
      ...HOLDER,
    },
  });
  if (!token || !secretMatches(parsed.secret, token.secretSha256) || !isUsable(token, now)) return null;
  if (!isWithinRanges(origin?.address, token.allowedRanges)) return null;
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
    ...(origin ? { origin } : {}),
  };
}

/** Every token that works at this moment, as far as fetching lists goes; hashes only. */
export async function listUsableTokens(now: Date) {
  const tokens = await getDatabase().accessToken.findMany({
    where: {
      revokedAt: null,
      expiresAt: { gt: now },
      OR: [{ personId: null }, { person: { blockedAt: null, mergedIntoId: null } }],
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

/** Where a token was used from. */
export type TokenUse = { address: string | null; client: string | null };

/** `User-Agent` fields may be of any length. */
const CLIENT_LENGTH = 300;

/**
 * Remembers that a token was used: to the minute is enough, and spares the database. What the token is used for goes on
 * when this fails.
 */
export async function touchToken(tokenId: string, now: Date, use: TokenUse): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  try {
    await getDatabase().accessToken.updateMany({
      where: { id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: aMinuteAgo } }] },
      data: {
        lastUsedAt: now,
        lastUsedAddress: use.address,
        // PostgreSQL's texts hold every character but this one.
        lastUsedClient: use.client?.replaceAll("\0", "").slice(0, CLIENT_LENGTH) ?? null,
      },
    });
  } catch (error) {
    log.warn({ err: error, tokenId }, "the use of a token was not remembered");
  }
}

const LISTED = {
  id: true,
  name: true,
  readableVos: true,
  readsApi: true,
  writableAppliances: true,
  curatableVos: true,
  allowedRanges: true,
  createdAt: true,
  createdBy: { select: { name: true } },
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  lastUsedClient: true,
} as const;

/** A token as pages show it: everything but its hash. */
export type ListedToken = Awaited<ReturnType<typeof listOwnTokens>>[number];

/** The tokens of a person, those that work first, then the newest. */
export async function listOwnTokens(person: PersonActor, now: Date) {
  return listTokens({ personId: person.personId }, now);
}

/** The tokens of any person, in the same order; null for those who do not administer people. */
export async function getPersonTokens(actor: Actor, personId: string, now: Date) {
  return canAdministerPeople(actor) ? listTokens({ personId }, now) : null;
}

/** The tokens of a provider, in the same order; null for those who do not operate it. */
export async function getProviderTokens(actor: Actor, slug: string, now: Date) {
  const provider = await getDatabase().provider.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, operators: { select: { personId: true } } },
  });
  if (!provider || !canOperate(actor, provider)) return null;
  return { provider, tokens: await listTokens({ providerId: provider.id }, now) };
}

async function listTokens(where: { personId: string } | { providerId: string }, now: Date) {
  const tokens = await getDatabase().accessToken.findMany({
    where,
    select: LISTED,
    orderBy: { createdAt: "desc" },
  });
  const names = await applianceNames(tokens.flatMap(({ writableAppliances }) => writableAppliances));
  const listed = tokens.map(({ writableAppliances, createdBy, ...token }) => ({
    ...token,
    state: tokenState(token, now),
    createdBy: createdBy?.name ?? null,
    writableAppliances: writableAppliances.map((id) => names.get(id) ?? "an appliance that is gone"),
  }));
  return listed.sort((a, b) => Number(b.state === "active") - Number(a.state === "active"));
}

async function applianceNames(ids: readonly string[]): Promise<Map<string, string>> {
  const appliances = await getDatabase().virtualAppliance.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(appliances.map(({ id, name }) => [id, name]));
}

const CHOOSABLE_VO = {
  id: true,
  name: true,
  title: true,
  imageList: { select: { visibility: true } },
} as const;

/** Nothing can be fetched of a VO that was removed. */
function listChoosableVos(now: Date) {
  return getDatabase().vo.findMany({
    where: presentVos(now),
    orderBy: { name: "asc" },
    select: CHOOSABLE_VO,
  });
}

/** A VO whose list a token may be made to read. */
export type ReadableList = { name: string; title: string; visibility: "public" | "token" };

/** What a person may make a token for, at this moment. */
export async function getOwnTokenChoices(person: PersonActor) {
  const [vos, appliances] = await Promise.all([
    listChoosableVos(new Date()),
    getDatabase().virtualAppliance.findMany({
      where: {
        OR: [{ ownerId: person.personId }, { maintainers: { some: { personId: person.personId } } }],
      },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  return {
    readableLists: toReadableLists(vos, (vo) => canReadGuardedList(person, vo)),
    appliances,
    curatableVos: vos
      .filter((vo) => vo.imageList && canCurate(person, vo))
      .map(({ name, title }) => ({ name, title })),
  };
}

/** What a token of this provider may be made for, at this moment; null for those who do not operate it. */
export async function getProviderTokenChoices(actor: Actor, slug: string) {
  const provider = await getDatabase().provider.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      operators: { select: { personId: true } },
      listOpenings: { select: { voId: true } },
    },
  });
  if (!provider || !canOperate(actor, provider)) return null;
  const { id, name, listOpenings } = provider;
  const open = new Set(listOpenings.map(({ voId }) => voId));
  const vos = await listChoosableVos(new Date());
  return {
    provider: { id, slug, name },
    readableLists: toReadableLists(vos, (vo) => open.has(vo.id)),
  };
}

type ChoosableVo = {
  id: string;
  name: string;
  title: string;
  imageList: { visibility: "public" | "token" } | null;
};

/** Those that need a token first. */
function toReadableLists(
  vos: readonly ChoosableVo[],
  mayReadGuarded: (vo: ChoosableVo) => boolean,
): ReadableList[] {
  const lists = vos.flatMap((vo) => {
    const visibility = vo.imageList?.visibility;
    if (!visibility || !(visibility === "public" || mayReadGuarded(vo))) return [];
    return [{ name: vo.name, title: vo.title, visibility }];
  });
  return lists.sort((a, b) => Number(b.visibility === "token") - Number(a.visibility === "token"));
}

/** What a token was made for and what of that it may now, for whoever holds it. */
export async function describeToken(actor: TokenActor) {
  const [token, appliances, vos] = await Promise.all([
    getDatabase().accessToken.findUniqueOrThrow({
      where: { id: actor.tokenId },
      select: { createdAt: true, expiresAt: true, allowedRanges: true, readableVos: true },
    }),
    getDatabase().virtualAppliance.findMany({
      where: { id: { in: [...actor.writableAppliances] } },
      orderBy: { slug: "asc" },
      select: { id: true, slug: true, ownerId: true, maintainers: { select: { personId: true } } },
    }),
    getDatabase().vo.findMany({
      where: { name: { in: [...actor.curatableVos] } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  const slugsOf = (some: typeof appliances) => some.map(({ slug }) => slug);
  const { tokenId, name, person, provider, readsApi } = actor;
  return {
    ...token,
    id: tokenId,
    name,
    person,
    provider,
    madeFor: {
      readableVos: token.readableVos,
      readsApi,
      writableAppliances: slugsOf(appliances),
      curatableVos: [...actor.curatableVos],
    },
    mayNow: {
      readableVos: [...actor.readableVos],
      readsApi,
      writableAppliances: slugsOf(appliances.filter((appliance) => canMaintain(actor, appliance))),
      curatableVos: vos.filter((vo) => canCurate(actor, vo)).map((vo) => vo.name),
    },
  };
}
