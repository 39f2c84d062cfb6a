/** The feed of an appliance's versions. For everybody, so nothing private is in it. */
import { buildAtomFeed } from "#lib/platform/atom-feed.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { notFound } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";

const MOST_ENTRIES = 50;

/**
 * The published versions of an appliance that everybody can see.
 *
 * @throws AppError `not_found`
 */
export async function getApplianceFeed(slug: string): Promise<string> {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      name: true,
      summary: true,
      versions: {
        where: { state: { not: "working" }, hiddenAt: null, publishedAt: { not: null } },
        orderBy: { publishedAt: "desc" },
        take: MOST_ENTRIES,
        select: { version: true, notes: true, publishedAt: true, revokedAt: true, revocationReason: true },
      },
    },
  });
  if (!appliance) throw notFound("appliance");
  const { baseUrl } = getSettings();
  return buildAtomFeed({
    title: appliance.name,
    subtitle: appliance.summary,
    url: `${baseUrl}${paths.appliance(slug)}`,
    self: `${baseUrl}${paths.applianceFeed(slug)}`,
    entries: appliance.versions.map(({ version, notes, publishedAt, revokedAt, revocationReason }) => ({
      title: `${appliance.name} ${version}${revokedAt ? " was revoked" : ""}`,
      url: `${baseUrl}${paths.version(slug, version)}`,
      updatedAt: revokedAt ?? publishedAt ?? new Date(0),
      summary: revokedAt ? `Do not run it any more. ${revocationReason ?? ""}`.trim() : notes,
    })),
  });
}
