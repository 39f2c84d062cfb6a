/** Reads for going somewhere by typing its name: places, appliances, VOs and providers at once. */
import { listBestMatches } from "#lib/catalogue/queries.ts";
import { getAccountMenu } from "#lib/identity/queries.ts";
import { countUnread } from "#lib/notification/queries.ts";
import type { Actor, PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { paths } from "#lib/platform/paths.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { listVos } from "#lib/vo/queries.ts";
import { presentVos } from "#lib/vo/removal.ts";
import { findPlaces, groupOwnPlaces, type PlaceGroup, PUBLIC_PLACES } from "./place.ts";

/** So many of one kind: whoever looks for another types on. */
const MOST_OF_A_KIND = 5;
const MOST_APPLIANCES = 6;

/** Something to go to. */
export type QuickHit = {
  href: string;
  label: string;
  /** What tells it from others of that name; empty where the label says all. */
  detail: string;
};

/** Hits of one kind, the best first; never empty. */
export type QuickHitGroup = { title: string; hits: QuickHit[] };

/** The email address, the unread news and the own places of the person signed in. */
export async function getOwnPlaces(
  actor: PersonActor,
): Promise<{ email: string | undefined; unread: number; groups: PlaceGroup[] }> {
  const [account, vos, unread] = await Promise.all([
    getAccountMenu(actor.personId),
    listCuratedVos(actor),
    countUnread(actor.personId),
  ]);
  const providers = account?.operatedProviders.map(({ provider }) => provider) ?? [];
  return { email: account?.email, unread, groups: groupOwnPlaces(actor, { vos, providers, unread }) };
}

/** Only by roles in the VO itself: an administrator may curate every list, and a menu is no place for all of them. */
async function listCuratedVos(actor: PersonActor) {
  const held = Object.keys(actor.voRoles);
  if (held.length === 0) return [];
  return (await listVos()).filter((vo) => held.includes(vo.id) && canCurate(actor, vo));
}

/**
 * What has this name, or what there is to go to when nothing is typed: everything is public but the asker's own places.
 *
 * @param text as typed; its words are beginnings of words
 */
export async function quickSearch(actor: Actor, text: string, now: Date): Promise<QuickHitGroup[]> {
  const typed = text.trim();
  const [own, appliances, vos, providers] = await Promise.all([
    actor.kind === "person" ? getOwnPlaces(actor) : null,
    typed === "" ? [] : findAppliances(typed, now),
    typed === "" ? [] : findVos(typed, now),
    typed === "" ? [] : findProviders(typed),
  ]);
  const places = (own?.groups ?? []).map(({ title, links }) => toGroup(title, findPlaces(links, typed)));
  return [
    { title: "Appliances", hits: appliances },
    { title: "Virtual Organisations", hits: vos },
    { title: "Providers", hits: providers },
    ...places,
    toGroup("Go to", findPlaces(PUBLIC_PLACES, typed)),
  ].filter(({ hits }) => hits.length > 0);
}

function toGroup(title: string, found: readonly { href: string; label: string }[]): QuickHitGroup {
  return { title, hits: found.map((place) => ({ ...place, detail: "" })) };
}

async function findAppliances(text: string, now: Date): Promise<QuickHit[]> {
  const found = await listBestMatches(text, MOST_APPLIANCES, now);
  return found.map(({ slug, name, summary }) => ({
    href: paths.appliance(slug),
    label: name,
    detail: summary,
  }));
}

async function findVos(text: string, now: Date): Promise<QuickHit[]> {
  const isNamed = { contains: escapeLike(text), mode: "insensitive" } as const;
  const found = await getDatabase().vo.findMany({
    where: { AND: [presentVos(now), { OR: [{ name: isNamed }, { title: isNamed }] }] },
    orderBy: { name: "asc" },
    take: MOST_OF_A_KIND,
    select: { name: true, title: true },
  });
  return found.map(({ name, title }) => ({ href: paths.vo(name), label: name, detail: title }));
}

async function findProviders(text: string): Promise<QuickHit[]> {
  const isNamed = { contains: escapeLike(text), mode: "insensitive" } as const;
  const found = await getDatabase().provider.findMany({
    where: { OR: [{ name: isNamed }, { slug: isNamed }] },
    orderBy: { name: "asc" },
    take: MOST_OF_A_KIND,
    select: { slug: true, name: true, country: true },
  });
  return found.map(({ slug, name, country }) => ({
    href: paths.provider(slug),
    label: name,
    detail: country,
  }));
}
