import type { MetadataRoute } from "next";
import { listSitemap } from "#lib/virtual-appliance/sitemap-queries.ts";

export const dynamic = "force-dynamic";

/** Pages for search engines. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const addresses = await listSitemap();
  return addresses.map(({ url, updatedAt }) => ({ url, ...(updatedAt ? { lastModified: updatedAt } : {}) }));
}
