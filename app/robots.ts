import type { MetadataRoute } from "next";
import { getSettings } from "#lib/platform/env.ts";

export const dynamic = "force-dynamic";

/** What crawlers may fetch: pages, not lists of machines, files of many gigabytes, or pages that only people need. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/store/", "/list/", "/account/", "/admin/"] },
    sitemap: `${getSettings().baseUrl}/sitemap.xml`,
  };
}
