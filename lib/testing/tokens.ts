/** Access tokens of every condition, and how clients present them. */
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

const DAY_MS = 24 * 3600 * 1000;

/** A provider's record; the lists of these VOs, where there are such, are open to it. */
export async function createProvider({
  name = `Site ${crypto.randomUUID().slice(0, 8)}`,
  openVos = [],
}: {
  name?: string;
  openVos?: readonly string[];
} = {}) {
  const lists = await getDatabase().voImageList.findMany({
    where: { vo: { name: { in: [...openVos] } } },
    select: { voId: true },
  });
  return getDatabase().provider.create({
    data: {
      name,
      slug: name.toLowerCase().replaceAll(" ", "-"),
      country: "NL",
      listOpenings: { create: lists.map(({ voId }) => ({ voId })) },
    },
    select: { id: true, slug: true, name: true },
  });
}

/** A token of a person, or of a new provider, good for a month from `now`. */
export async function createToken(
  readableVos: readonly string[],
  {
    person,
    allowedRanges = [],
    now = new Date(),
  }: { person?: PersonActor; allowedRanges?: readonly string[]; now?: Date } = {},
): Promise<{ id: string; token: string }> {
  const holder = person
    ? { personId: person.personId }
    : { providerId: (await createProvider({ openVos: readableVos })).id };
  const expiresAt = new Date(now.getTime() + 30 * DAY_MS);
  return createAccessToken(
    system("test"),
    { name: "for tests", holder, readableVos, allowedRanges, expiresAt },
    { now },
  );
}

/** A token that expired yesterday. */
export async function createExpiredToken(readableVos: readonly string[]): Promise<string> {
  return (await createToken(readableVos, { now: new Date(Date.now() - 31 * DAY_MS) })).token;
}

/** Revokes a token. */
export async function revokeToken(id: string): Promise<void> {
  await getDatabase().accessToken.update({ where: { id }, data: { revokedAt: new Date() } });
}

/** As atrope presents it; `password` for those who get it wrong. */
export function asBasic(token: string, password = "x-oauth-basic"): string {
  return `Basic ${Buffer.from(`${token}:${password}`).toString("base64")}`;
}
