/** Finds out whom and what the words of a search mean. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import type { FieldErrors } from "#lib/platform/errors.ts";
import { auditObjectKinds } from "./audit-event.ts";
import { type AuditFilter, actionsOf } from "./filter.ts";
import type { EventSelection } from "./read-events.ts";
import type { ThingReference } from "./recorded-event.ts";

/** So many people may share a name; more are no answer to "who". */
const MOST_PEOPLE = 25;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The events that a filter asks for; null where its words mean nothing, and `problems` say which. */
export async function findMeant(
  filter: AuditFilter,
): Promise<{ selection: EventSelection | null; problems: FieldErrors }> {
  const { who, actor, action, object, token, address, from, to } = filter;
  const [people, about] = await Promise.all([
    who ? findActors(who) : undefined,
    object ? findThings(object) : undefined,
  ]);
  const problems = {
    ...(people && people.length > MOST_PEOPLE + 1
      ? { who: "Too many people are called so. Write more of the name, or the e-mail address." }
      : {}),
    ...(about?.length === 0
      ? {
          object:
            "Nothing here is called so. Write the name of an appliance, VO, provider or person, its address, or its identifier.",
        }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { selection: null, problems };
  const selection = {
    ...(people ? { actorIds: people, actorName: who } : {}),
    // Both fields at once: somebody of that name who is also this one.
    ...(actor
      ? { actorIds: people ? people.filter((id) => id === actor) : [actor], actorName: undefined }
      : {}),
    actions: action ? actionsOf(action) : undefined,
    about,
    tokenId: token,
    address,
    from,
    until: to,
  };
  return { selection, problems };
}

/** Identifiers of everybody who is called so: people, also by e-mail address; providers; parts of the service. */
async function findActors(who: string): Promise<string[]> {
  const database = getDatabase();
  const like = { contains: escapeLike(who), mode: "insensitive" } as const;
  const [people, providers] = await Promise.all([
    database.person.findMany({
      where: { OR: [{ name: like }, { email: like }, { identities: { some: { email: like } } }] },
      select: { id: true },
      take: MOST_PEOPLE + 1,
    }),
    database.provider.findMany({
      where: { OR: [{ name: like }, { slug: who }] },
      select: { id: true },
      take: MOST_PEOPLE + 1,
    }),
  ]);
  // Parts of the service are called as their identifier says.
  return [who, ...people.map(({ id }) => id), ...providers.map(({ id }) => id)];
}

/** Every thing that the words can mean: a reference, an address of ours, an identifier, or a name. */
async function findThings(words: string): Promise<ThingReference[]> {
  const [, kind, id] = /^([a-z_]+):(.+)$/.exec(words) ?? [];
  if (kind && id && auditObjectKinds.includes(kind)) return [{ kind, id }];
  const byAddress = readAddress(words);
  if (byAddress)
    return byAddress.kind === "id" ? anyKind(byAddress.name) : findNamed(byAddress.name, byAddress.kind);
  if (UUID.test(words.toLowerCase())) return anyKind(words.toLowerCase());
  if (/^[0-9a-f]{16}$/.test(words)) return [{ kind: "access_token", id: words }];
  return findNamed(words);
}

/** Identifiers are different in all kinds of things: it does no harm to ask for each. */
function anyKind(id: string): ThingReference[] {
  return auditObjectKinds.map((kind) => ({ kind, id }));
}

type NamedKind = "appliance" | "vo" | "provider" | "person";

/** Folders of our addresses, and what is in them. */
const FOLDERS: Readonly<Record<string, NamedKind | "id">> = {
  "/appliances/": "appliance",
  "/store/vappliance/": "appliance",
  "/vos/": "vo",
  "/store/vo/": "vo",
  "/admin/vos/": "vo",
  "/providers/": "provider",
  "/store/person/": "id",
  "/admin/people/": "id",
};

/** What an address of this product leads to; null for other texts. */
function readAddress(words: string): { kind: NamedKind | "id"; name: string } | null {
  const path = words.replace(/^https?:\/\/[^/]+/, "");
  for (const [folder, kind] of Object.entries(FOLDERS)) {
    const [name] = path.startsWith(folder) ? path.slice(folder.length).split(/[/?#]/) : [];
    if (name) return { kind, name: decode(name) };
  }
  return null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Things whose name or part of the address is exactly this, in whatever case. */
async function findNamed(name: string, only?: NamedKind): Promise<ThingReference[]> {
  const database = getDatabase();
  const equals = { equals: escapeLike(name), mode: "insensitive" } as const;
  const found = async (kind: NamedKind, search: () => Promise<{ id: string }[]>) =>
    only && only !== kind ? [] : (await search()).map(({ id }) => ({ kind, id }));
  const select = { id: true } as const;
  const take = MOST_PEOPLE;
  const things = await Promise.all([
    found("appliance", () =>
      database.virtualAppliance.findMany({
        where: { OR: [{ slug: equals }, { name: equals }] },
        select,
        take,
      }),
    ),
    found("vo", () =>
      database.vo.findMany({ where: { OR: [{ name: equals }, { title: equals }] }, select, take }),
    ),
    found("provider", () =>
      database.provider.findMany({ where: { OR: [{ slug: equals }, { name: equals }] }, select, take }),
    ),
    found("person", () =>
      database.person.findMany({ where: { OR: [{ name: equals }, { email: equals }] }, select, take }),
    ),
  ]);
  return things.flat();
}
