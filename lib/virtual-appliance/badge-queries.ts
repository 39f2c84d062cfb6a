/** Reads the badge of an appliance: the same for everybody, as caches keep it. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { type BadgedAppliance, drawBadge } from "./badge.ts";
import { isPubliclyVisible } from "./version.ts";

/** Where badges say which service they come from instead of the appliance's name. */
const SERVICE = "Slipway";

/**
 * The badge as SVG.
 *
 * @param label what stands on its left: the appliance's name, or that of this service
 * @throws AppError `not_found`
 */
export async function getBadge(slug: string, label: "name" | "service", now: Date): Promise<string> {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      name: true,
      archivedAt: true,
      versions: {
        where: { state: { not: "working" } },
        select: { version: true, state: true, expiresAt: true, hiddenAt: true, revokedAt: true },
      },
    },
  });
  if (!appliance) throw notFound("appliance");
  const { versions, ...entry } = appliance;
  const visible = versions.filter(isPubliclyVisible);
  const latest = visible.find(({ state }) => state === "latest");
  const badged: BadgedAppliance = {
    ...entry,
    latest: latest ? { ...latest, state: "latest" } : null,
    wasPublished: visible.length > 0,
  };
  return drawBadge(badged, label === "name" ? appliance.name : SERVICE, now);
}
