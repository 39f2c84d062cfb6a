/** Reads about providers. Their records are public, but for what is said below. */

import { type FoundPerson, findPeople } from "#lib/identity/find-people.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { presentVos } from "#lib/vo/removal.ts";
import { readEndpoints } from "./endpoint.ts";
import { canOperate } from "./policy.ts";

/** So many people are found at most: whoever is meant can be named more exactly. */
const MOST_PEOPLE = 8;

/** What a visitor narrows the providers by; null does not narrow. */
export type ProviderSearch = { country: string | null; vo: string | null };

/** A provider as the page of all shows it. */
export type ListedProvider = {
  id: string;
  slug: string;
  name: string;
  country: string;
  websiteUrl: string | null;
  /** Kinds of its clouds, each once. */
  clouds: string[];
  /** VOs whose lists are public and open to it. Which others are is told to its operators and to those VOs. */
  vos: string[];
};

/** The providers that a search leaves, by name, and what all of them can be narrowed by. */
export async function searchProviders({ country, vo }: ProviderSearch): Promise<{
  providers: ListedProvider[];
  countries: { country: string; count: number }[];
  vos: string[];
}> {
  const found = await getDatabase().provider.findMany({
    orderBy: { name: "asc" },
    select: {
      ...{ id: true, slug: true, name: true, country: true, websiteUrl: true, endpoints: true },
      listOpenings: {
        where: { imageList: { visibility: "public", vo: presentVos(new Date()) } },
        orderBy: { imageList: { vo: { name: "asc" } } },
        select: { imageList: { select: { vo: { select: { name: true } } } } },
      },
    },
  });
  const all = found.map(
    ({ endpoints, listOpenings, ...provider }): ListedProvider => ({
      ...provider,
      clouds: [...new Set(readEndpoints(endpoints).map(({ kind }) => kind))],
      vos: listOpenings.map(({ imageList }) => imageList.vo.name),
    }),
  );
  const ofVo = all.filter(({ vos }) => vo === null || vos.includes(vo));
  return {
    providers: ofVo.filter((provider) => country === null || provider.country === country),
    countries: countByCountry(ofVo),
    vos: [...new Set(all.flatMap(({ vos }) => vos))].sort(),
  };
}

/** By the alphabet. */
function countByCountry(providers: readonly ListedProvider[]): { country: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { country } of providers) counts.set(country, (counts.get(country) ?? 0) + 1);
  return [...counts]
    .map(([country, count]) => ({ country, count }))
    .sort((a, b) => a.country.localeCompare(b.country, "en"));
}

/** The providers that somebody operates, by name; of an administrator those that they operate themselves. */
export async function listOperatedProviders(actor: Actor): Promise<{ slug: string; name: string }[]> {
  if (actor.kind !== "person") return [];
  return getDatabase().provider.findMany({
    where: { operators: { some: { personId: actor.personId } } },
    orderBy: { name: "asc" },
    select: { slug: true, name: true },
  });
}

/** A list that is open to a provider. */
export type OpenList = { vo: string; title: string; visibility: "public" | "token"; openedAt: Date };

/**
 * A provider's page. That a list which is not public is open to it is told to its operators and to those who curate
 * the list; its contact address to signed-in people.
 *
 * @returns null when there is none
 */
export async function getProviderPage(actor: Actor, slug: string) {
  const provider = await getDatabase().provider.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      country: true,
      websiteUrl: true,
      contactEmail: true,
      endpoints: true,
      createdAt: true,
      operators: {
        where: { person: { blockedAt: null, mergedIntoId: null } },
        orderBy: { person: { name: "asc" } },
        select: { personId: true, person: { select: { name: true } } },
      },
      listOpenings: {
        where: { imageList: { vo: presentVos(new Date()) } },
        orderBy: { imageList: { vo: { name: "asc" } } },
        select: {
          createdAt: true,
          imageList: {
            select: { visibility: true, vo: { select: { id: true, name: true, title: true } } },
          },
        },
      },
    },
  });
  if (!provider) return null;
  const { operators, listOpenings, contactEmail, endpoints, ...record } = provider;
  const mayOperate = canOperate(actor, provider);
  const shown = listOpenings.filter(
    ({ imageList }) => imageList.visibility === "public" || mayOperate || canCurate(actor, imageList.vo),
  );
  return {
    ...record,
    contactEmail: actor.kind === "person" ? contactEmail : null,
    endpoints: readEndpoints(endpoints),
    mayOperate,
    operators: operators.map(({ personId, person }) => ({ personId, name: person.name })),
    openLists: shown.map(
      ({ createdAt, imageList: { visibility, vo } }): OpenList => ({
        vo: vo.name,
        title: vo.title,
        visibility,
        openedAt: createdAt,
      }),
    ),
  };
}

/** The record and the people who may change it; null for those who do not operate the provider. */
export async function getProviderForEdit(actor: Actor, slug: string) {
  const provider = await getDatabase().provider.findUnique({
    where: { slug },
    select: {
      slug: true,
      name: true,
      country: true,
      websiteUrl: true,
      contactEmail: true,
      endpoints: true,
      operators: {
        orderBy: { person: { name: "asc" } },
        select: { personId: true, person: { select: { name: true, affiliation: true } } },
      },
    },
  });
  if (!provider || !canOperate(actor, provider)) return null;
  const { operators, endpoints, ...record } = provider;
  return {
    ...record,
    endpoints: readEndpoints(endpoints),
    operators: operators.map(({ personId, person }) => ({ personId, ...person })),
  };
}

/**
 * People who could become operators: those with these words in their name, or with exactly this address.
 *
 * @returns nobody for those who do not operate the provider
 */
export async function findPossibleOperators(
  actor: Actor,
  slug: string,
  text: string,
): Promise<FoundPerson[]> {
  const provider = await getProviderForEdit(actor, slug);
  if (!provider) return [];
  const leaveOut = provider.operators.map(({ personId }) => personId);
  return (await findPeople(actor, { text, byAddress: true, leaveOut, most: MOST_PEOPLE })).people;
}
