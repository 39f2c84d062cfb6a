/** Reads what the picture beside a link to an appliance says: what everybody may see. */
import { ANONYMOUS } from "#lib/platform/actor.ts";
import type { Shared } from "#lib/platform/drawing/share-picture.ts";
import { notFound } from "#lib/platform/errors.ts";
import { findLogo } from "./logo-queries.ts";
import { getAppliancePage } from "./queries.ts";

/**
 * What is drawn of an appliance.
 *
 * @throws AppError `not_found`
 */
export async function getSharedAppliance(slug: string, now: Date): Promise<Shared> {
  const appliance = await getAppliancePage(ANONYMOUS, slug, now);
  if (!appliance) throw notFound("appliance");
  const { name, summary, latest, endorsingVos, logoSha256, archivedAt } = appliance;
  const [image] = latest?.images ?? [];
  const [first] = endorsingVos;
  return {
    ...{ kind: archivedAt ? "Virtual appliance, archived" : "Virtual appliance", title: name, summary },
    facts: [
      ...(latest
        ? [`Version ${latest.version}${latest.status === "current" ? "" : `, ${latest.status}`}`]
        : []),
      ...(image ? [`${image.osName} ${image.osVersion}`.trim()] : []),
      ...(first
        ? [
            `Endorsed by ${endorsingVos.length === 1 ? first : `${first} and ${endorsingVos.length - 1} more`}`,
          ]
        : []),
    ],
    logo: logoSha256 ? ((await findLogo(logoSha256))?.large ?? null) : null,
  };
}
