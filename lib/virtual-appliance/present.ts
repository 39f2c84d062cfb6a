/** Appliances, versions and images as the API shows them: numbers of bytes as text, for JSON has no big ones. */
import { findingsSchema } from "#lib/image-report/image-report.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { readRows } from "./entry-lists.ts";
import type { getAppliancePage, getVersionPage, getWorkingVersionPage, ImageFacts } from "./queries.ts";
import { trafficRulesSchema } from "./traffic-rule.ts";

type AppliancePage = NonNullable<Awaited<ReturnType<typeof getAppliancePage>>>;
type VersionPage = NonNullable<Awaited<ReturnType<typeof getVersionPage>>>;
type WorkingVersionPage = NonNullable<Awaited<ReturnType<typeof getWorkingVersionPage>>>;

type Version = Pick<
  VersionPage,
  "version" | "notes" | "state" | "expiresAt" | "publishedAt" | "hiddenAt" | "revokedAt" | "revocationReason"
> & { images: readonly ImageFacts[] };

/** An entry with the versions that its viewer may see. */
export function presentAppliance(appliance: AppliancePage) {
  const { slug, name, summary, description, category, disciplines, tags, licence, homepageUrl } = appliance;
  const { furtherCategories, status, licenceUrl } = appliance;
  return {
    ...{ id: appliance.id, slug, name, summary, description, category, disciplines, tags, licence },
    ...{ furtherCategories, status, licenceUrl, homepageUrl },
    links: readRows("links", appliance.links),
    contacts: readRows("contacts", appliance.contacts),
    authors: readRows("authors", appliance.authors),
    publications: readRows("publications", appliance.publications),
    relations: readRows("relations", appliance.relations),
    logo: appliance.logoSha256 && `${getSettings().baseUrl}${paths.logo(appliance.logoSha256, "large")}`,
    owner: appliance.owner,
    createdAt: appliance.createdAt.toISOString(),
    updatedAt: appliance.updatedAt.toISOString(),
    endorsingVos: appliance.endorsingVos,
    latest: appliance.latest && presentVersion(appliance.latest),
    working: appliance.working && presentVersion(appliance.working),
    previous: appliance.previous.map(presentVersion),
  };
}

/** One version with its images. */
export function presentVersion(version: Version) {
  return {
    version: version.version,
    state: version.state,
    notes: version.notes,
    expiresAt: version.expiresAt?.toISOString() ?? null,
    publishedAt: version.publishedAt?.toISOString() ?? null,
    hidden: version.hiddenAt !== null,
    revoked: version.revokedAt !== null,
    revocationReason: version.revocationReason,
    images: version.images.map(presentImage),
  };
}

/** The working version with what still stands between it and its publication. */
export function presentWorkingVersion({ slug, working }: WorkingVersionPage) {
  return {
    appliance: slug,
    ...(working
      ? {
          ...presentVersion(working),
          problems: working.problems,
          publication: working.publicationRequest && {
            state: working.publicationRequest.state,
            reason: working.publicationRequest.reason,
          },
        }
      : {}),
  };
}

function presentImage(image: ImageFacts) {
  const { identifier, number, title, url, format, hypervisors, arch, osFamily, osName, osVersion } = image;
  const { sha512, sha256, md5, checksumSource, cpuMinimum, cpuRecommended } = image;
  return {
    ...{ identifier, number, title, url, format, hypervisors, arch, osFamily, osName, osVersion },
    ...{ sha512, sha256, md5, checksumSource, cpuMinimum, cpuRecommended },
    sizeBytes: image.sizeBytes?.toString() ?? null,
    ramMinimumBytes: image.ramMinimumBytes?.toString() ?? null,
    ramRecommendedBytes: image.ramRecommendedBytes?.toString() ?? null,
    diskMinimumBytes: image.diskMinimumBytes?.toString() ?? null,
    diskRecommendedBytes: image.diskRecommendedBytes?.toString() ?? null,
    accelerators: image.acceleratorKind && {
      kind: image.acceleratorKind,
      minimum: image.acceleratorsMinimum,
      recommended: image.acceleratorsRecommended,
    },
    trafficRules: trafficRulesSchema.parse(image.trafficRules),
    defaultAccount: image.defaultAccount,
    contextualizationFormats: image.contextualizationFormats,
    script: image.scriptSha256 && {
      format: image.scriptFormat,
      sha256: image.scriptSha256,
      source: image.scriptUrl,
    },
    checkedAt: image.checkedAt?.toISOString() ?? null,
    report: image.report && {
      grade: image.report.grade,
      findings: findingsSchema.parse(image.report.findings),
      inspected: image.report.inspected,
      madeAt: image.report.madeAt.toISOString(),
    },
  };
}
