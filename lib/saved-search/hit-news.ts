/** What somebody is told of their saved search, in words. Pure. */
import type { Followed } from "#lib/notification/news-mail.ts";
import { paths } from "#lib/platform/paths.ts";

/** An appliance that was found for the first time. */
export type FoundAppliance = { slug: string; name: string; summary: string };

const MOST_NAMED = 10;

/** How messages name what is followed. */
export function followedSearch(title: string): Followed {
  return { subject: `Search ${title}`, what: `the saved search ${title}` };
}

/**
 * One piece of news for all that one look has found.
 *
 * @param found at least one
 */
export function newsOfHits(
  { title, query }: { title: string; query: string },
  found: readonly FoundAppliance[],
): { title: string; text: string; path: string } {
  const [only, ...others] = found;
  if (only && others.length === 0) {
    return {
      title: `New for ${title}: ${only.name}`,
      text: only.summary,
      path: paths.appliance(only.slug),
    };
  }
  const named = found.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = found.length - named.length;
  return {
    title: `${found.length} new appliances for ${title}`,
    text: more > 0 ? `${named.join(", ")} and ${more} more.` : `${named.join(", ")}.`,
    path: `${paths.appliances()}?${query}`,
  };
}
