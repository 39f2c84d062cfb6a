/** What the things of some events are called today, and where their pages are. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";
import { keyOf, type NamedThing, type NamedThings } from "./named-things.ts";
import type { RecordedEvent, ThingReference } from "./recorded-event.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Names everything that the events speak of, with one look-up a kind.
 *
 * @param forAdministrator links people to their administration page instead of the public one
 */
export async function nameThings(
  events: readonly RecordedEvent[],
  { forAdministrator }: { forAdministrator: boolean },
): Promise<NamedThings> {
  const ids = collect(events);
  const names = await Promise.all([
    nameAppliances(ids.get("appliance")),
    nameVersions(ids.get("version")),
    nameVos(ids.get("vo")),
    namePeople(ids.get("person"), forAdministrator ? paths.adminPerson : paths.person),
    nameProviders(ids.get("provider")),
    nameTokens(ids.get("access_token")),
  ]);
  return Object.fromEntries(names.flat().map(({ kind, id, ...thing }) => [keyOf({ kind, id }), thing]));
}

/** Identifiers by kind of thing. */
function collect(events: readonly RecordedEvent[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  const add = (kind: string | null, id: unknown) => {
    if (!kind || typeof id !== "string") return;
    if (kind !== "access_token" && !UUID.test(id)) return;
    ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  };
  for (const event of events) {
    add(event.objectKind, event.objectId);
    add(event.partOfKind, event.partOfId);
    add("access_token", event.tokenId);
    add(event.actorKind, event.actorId);
    const details = (event.details ?? {}) as Record<string, unknown>;
    add("appliance", details.applianceId);
    add("provider", details.providerId);
    add("person", details.personId);
    if (Array.isArray(details.writableAppliances)) {
      for (const id of details.writableAppliances) add("appliance", id);
    }
  }
  return ids;
}

type Named = ThingReference & NamedThing;
type Ids = ReadonlySet<string> | undefined;

async function nameAppliances(ids: Ids): Promise<Named[]> {
  if (!ids) return [];
  const found = await getDatabase().virtualAppliance.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, slug: true, name: true },
  });
  return found.map(({ id, slug, name }) => ({ kind: "appliance", id, name, href: paths.appliance(slug) }));
}

async function nameVersions(ids: Ids): Promise<Named[]> {
  if (!ids) return [];
  const found = await getDatabase().applianceVersion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, version: true, state: true, appliance: { select: { slug: true } } },
  });
  return found.map(({ id, version, state, appliance: { slug } }) => ({
    kind: "version",
    id,
    name: version,
    href: state === "working" ? paths.workingVersion(slug) : paths.version(slug, version),
  }));
}

async function nameVos(ids: Ids): Promise<Named[]> {
  if (!ids) return [];
  const found = await getDatabase().vo.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return found.map(({ id, name }) => ({ kind: "vo", id, name, href: paths.vo(name) }));
}

async function namePeople(ids: Ids, toPage: (personId: string) => string): Promise<Named[]> {
  if (!ids) return [];
  const found = await getDatabase().person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return found.map(({ id, name }) => ({ kind: "person", id, name, href: toPage(id) }));
}

async function nameProviders(ids: Ids): Promise<Named[]> {
  if (!ids) return [];
  const found = await getDatabase().provider.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, slug: true, name: true },
  });
  return found.map(({ id, slug, name }) => ({ kind: "provider", id, name, href: paths.provider(slug) }));
}

async function nameTokens(ids: Ids): Promise<Named[]> {
  if (!ids) return [];
  const found = await getDatabase().accessToken.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return found.map(({ id, name }) => ({ kind: "access_token", id, name, href: null }));
}
