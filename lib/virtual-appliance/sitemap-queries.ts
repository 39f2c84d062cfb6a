/** Reads what search engines should know of. */

import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { presentVos } from "#lib/vo/removal.ts";

/** Most addresses that one sitemap may hold (sitemaps.org protocol). */
const MOST_ADDRESSES = 50_000;

/** Pages that are always there. */
const STANDING = [
  ...[paths.home(), paths.appliances(), paths.vos(), paths.providers(), paths.subscribe()],
  ...[paths.statistics(), paths.clientChecks()],
];

/** Whole addresses with the moment of their last change; pages of VOs and providers change with lists and tell none. */
export async function listSitemap(): Promise<{ url: string; updatedAt: Date | null }[]> {
  const { baseUrl } = getSettings();
  const appliances = await getDatabase().virtualAppliance.findMany({
    where: { archivedAt: null },
    orderBy: { updatedAt: "desc" },
    take: MOST_ADDRESSES / 2,
    select: { slug: true, updatedAt: true },
  });
  const vos = await getDatabase().vo.findMany({
    where: presentVos(new Date()),
    orderBy: { name: "asc" },
    take: MOST_ADDRESSES / 4 - 10,
    select: { name: true },
  });
  const providers = await getDatabase().provider.findMany({
    orderBy: { name: "asc" },
    take: MOST_ADDRESSES / 4,
    select: { slug: true },
  });
  return [
    ...STANDING.map((path) => ({
      url: `${baseUrl}${path}`,
      updatedAt: null,
    })),
    ...appliances.map(({ slug, updatedAt }) => ({ url: `${baseUrl}${paths.appliance(slug)}`, updatedAt })),
    ...vos.map(({ name }) => ({ url: `${baseUrl}${paths.vo(name)}`, updatedAt: null })),
    ...providers.map(({ slug }) => ({ url: `${baseUrl}${paths.provider(slug)}`, updatedAt: null })),
  ];
}
