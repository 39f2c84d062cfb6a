/** Reads what search engines should know of. */

import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { presentVos } from "#lib/vo/removal.ts";

/** Most addresses that one sitemap may hold (sitemaps.org protocol). */
const MOST_ADDRESSES = 50_000;

/** Whole addresses with the moment of their last change; pages of VOs change with their lists and tell none. */
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
    take: MOST_ADDRESSES / 2 - 10,
    select: { name: true },
  });
  return [
    ...[paths.home(), paths.appliances(), paths.vos(), paths.providers()].map((path) => ({
      url: `${baseUrl}${path}`,
      updatedAt: null,
    })),
    ...appliances.map(({ slug, updatedAt }) => ({ url: `${baseUrl}${paths.appliance(slug)}`, updatedAt })),
    ...vos.map(({ name }) => ({ url: `${baseUrl}${paths.vo(name)}`, updatedAt: null })),
  ];
}
