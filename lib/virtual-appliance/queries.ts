/** Reads about one appliance, as its viewer may see it. What they may not see is null. */
import { loadMark } from "#lib/audit/edits-since.ts";
import { findingsSchema } from "#lib/integrity-check/verdict.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { listTerms } from "#lib/vocabulary/queries.ts";
import { type CatalogueEntry, endorsingVosOf, loadCatalogueEntries } from "./catalogue-entry-queries.ts";
import { editsOfEntry, editsOfImage, editsOfVersion } from "./edits.ts";
import { LIST_NAME, listNameOf } from "./list-name.ts";
import { loadPublicationProblems } from "./load-publication-problems.ts";
import { listPinningLists } from "./pinning-lists.ts";
import { canMaintain, canSeeHistory, canSeeVersion } from "./policy.ts";
import { isEndorsable, statusOf } from "./version.ts";

/** How the file fares where it lies; there is none where it lies here, or is not watched (any more). */
const SOURCE = {
  lastLookedAt: true,
  lastSeenAt: true,
  askedAt: true,
  nextLookAt: true,
  failures: true,
  failingSince: true,
  failure: true,
  lastWholeAt: true,
  wholeCheckId: true,
  wholeFailures: true,
  wholeFailingSince: true,
  wholeFailure: true,
  changedSince: true,
  foundSizeBytes: true,
  foundSha512: true,
} as const;

const IMAGE = {
  id: true,
  number: true,
  identifier: true,
  title: true,
  groupName: true,
  description: true,
  notes: true,
  url: true,
  format: true,
  hypervisors: true,
  arch: true,
  osFamily: true,
  osName: true,
  osVersion: true,
  cpuMinimum: true,
  cpuRecommended: true,
  ramMinimumBytes: true,
  ramRecommendedBytes: true,
  diskMinimumBytes: true,
  diskRecommendedBytes: true,
  acceleratorKind: true,
  acceleratorsMinimum: true,
  acceleratorsRecommended: true,
  trafficRules: true,
  defaultAccount: true,
  contextualizationFormats: true,
  scriptFormat: true,
  scriptSha256: true,
  scriptUrl: true,
  declaredSizeBytes: true,
  declaredSha512: true,
  sizeBytes: true,
  sha512: true,
  sha256: true,
  md5: true,
  checksumSource: true,
  checkedAt: true,
  source: { select: SOURCE },
  report: { select: { grade: true, findings: true, inspected: true, madeAt: true } },
} as const;

const VERSION = {
  id: true,
  version: true,
  notes: true,
  state: true,
  expiresAt: true,
  publishedAt: true,
  hiddenAt: true,
  revokedAt: true,
  revocationReason: true,
  imported: true,
  createdAt: true,
  updatedAt: true,
} as const;

const APPLIANCE = {
  id: true,
  number: true,
  slug: true,
  name: true,
  summary: true,
  description: true,
  category: true,
  furtherCategories: true,
  disciplines: true,
  tags: true,
  status: true,
  licence: true,
  licenceUrl: true,
  links: true,
  contacts: true,
  authors: true,
  publications: true,
  relations: true,
  logoSha256: true,
  formerSlugs: LIST_NAME.formerSlugs,
  homepageUrl: true,
  ownerId: true,
  importedFrom: true,
  archivedAt: true,
  archiveNote: true,
  createdAt: true,
  updatedAt: true,
  owner: { select: { id: true, name: true } },
  maintainers: { select: { personId: true, person: { select: { name: true } } } },
} as const;

export type ImageFacts = NonNullable<Awaited<ReturnType<typeof getVersionPage>>>["images"][number];

/** The appliance page: the entry, its latest version with images, the other versions, and who endorses it. */
export async function getAppliancePage(actor: Actor, slug: string, now: Date) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...APPLIANCE,
      versions: {
        select: { ...VERSION, images: { select: IMAGE, orderBy: { position: "asc" } } },
        orderBy: [{ state: "asc" }, { publishedAt: "desc" }],
      },
    },
  });
  if (!appliance) return null;
  const { versions, ...entry } = appliance;
  const visible = versions
    .filter((version) => canSeeVersion(actor, appliance, version))
    .map((version) => ({ ...version, status: statusOf(version, now) }));
  const latest = visible.find(({ state }) => state === "latest") ?? null;
  return {
    ...entry,
    mayMaintain: canMaintain(actor, appliance),
    maySeeHistory: canSeeHistory(actor, appliance),
    working: visible.find(({ state }) => state === "working") ?? null,
    latest,
    hasList: await hasList(appliance.id, latest, now),
    /** Under which its own list is known to sites. */
    listName: listNameOf(appliance),
    previous: visible.filter(({ state }) => state === "previous"),
    endorsingVos: (await endorsingVosOf([appliance.id])).get(appliance.id) ?? [],
  };
}

/** Is there a signed list of this appliance, or about to be? One that was signed is answered for ever. */
async function hasList(
  applianceId: string,
  latest: Parameters<typeof isEndorsable>[0] | null,
  now: Date,
): Promise<boolean> {
  if (latest && isEndorsable(latest, now)) return true;
  return (await getDatabase().listSigning.count({ where: { version: { applianceId } } })) > 0;
}

/** One version with its images. */
export async function getVersionPage(actor: Actor, slug: string, versionText: string, now: Date) {
  const version = await getDatabase().applianceVersion.findFirst({
    where: { version: versionText, appliance: { slug } },
    select: {
      ...VERSION,
      images: { select: IMAGE, orderBy: { position: "asc" } },
      appliance: { select: APPLIANCE },
    },
  });
  if (!version || !canSeeVersion(actor, version.appliance, version)) return null;
  const mayMaintain = canMaintain(actor, version.appliance);
  return {
    ...version,
    status: statusOf(version, now),
    mayMaintain,
    /** Lists that hold it, for those who are about to change something of it. */
    pinningLists: mayMaintain ? await listPinningLists(version.appliance.id, { versionId: version.id }) : [],
  };
}

/** The identifier of the appliance at this address; null when there is none. */
export async function findApplianceId(slug: string): Promise<string | null> {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: { id: true },
  });
  return appliance?.id ?? null;
}

/** What the form for the entry starts from, and the mark of that state; null for those who may not edit it. */
export async function getApplianceForEdit(actor: Actor, slug: string) {
  const appliance = await getDatabase().virtualAppliance.findUnique({ where: { slug }, select: APPLIANCE });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  return { ...appliance, mark: await loadMark(getDatabase(), editsOfEntry(appliance.id)) };
}

/**
 * The working version's desk: images with their checks and what still stands between it and publication.
 *
 * @returns null for those who do not maintain the appliance; `working` null when nothing is being worked on
 */
export async function getWorkingVersionPage(actor: Actor, slug: string, now: Date) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...APPLIANCE,
      versions: {
        where: { state: { in: ["working", "latest"] } },
        select: {
          ...VERSION,
          publicationRequest: {
            select: {
              ...{ state: true, requestedAt: true, endedAt: true, reason: true },
              requestedBy: { select: { name: true } },
            },
          },
          images: {
            select: { ...IMAGE, checks: { orderBy: { requestedAt: "desc" }, take: 1, select: CHECK } },
            orderBy: { position: "asc" },
          },
        },
      },
    },
  });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  const { versions, ...entry } = appliance;
  const working = versions.find(({ state }) => state === "working") ?? null;
  return {
    ...entry,
    latest: versions.find(({ state }) => state === "latest") ?? null,
    /** Lists that hold earlier versions: what a publication concerns. */
    pinningLists: working ? await listPinningLists(appliance.id) : [],
    working: working && {
      ...working,
      mark: await loadMark(getDatabase(), editsOfVersion(working.id)),
      images: working.images.map(({ checks: [check], ...image }) => ({
        ...image,
        check: check ? toCheck(check) : null,
      })),
      problems: await loadPublicationProblems(getDatabase(), working, now),
    },
  };
}

/** An image of the working version as its form starts from it, and the mark of that state. */
export async function getImageForEdit(actor: Actor, slug: string, identifier: string, now: Date) {
  const appliance = await getWorkingVersionPage(actor, slug, now);
  if (!appliance) return null;
  const { working } = appliance;
  const image = working?.images.find((candidate) => candidate.identifier === identifier);
  if (!working || !image) return { ...appliance, image: null };
  const mark = await loadMark(getDatabase(), editsOfImage(working.id, identifier));
  return { ...appliance, image: { ...image, mark } };
}

const CHECK = {
  id: true,
  state: true,
  url: true,
  requestedAt: true,
  startedAt: true,
  finishedAt: true,
  cancelRequestedAt: true,
  attempts: true,
  bytesTotal: true,
  bytesDone: true,
  findings: true,
} as const;

/** The progress of a check, for those who maintain the appliance. */
export async function getIntegrityCheck(actor: Actor, checkId: string) {
  const check = await getDatabase().integrityCheck.findUnique({
    where: { id: checkId },
    select: {
      ...CHECK,
      image: {
        select: {
          version: {
            select: {
              appliance: {
                select: { id: true, slug: true, ownerId: true, maintainers: { select: { personId: true } } },
              },
            },
          },
        },
      },
    },
  });
  if (!check || !canMaintain(actor, check.image.version.appliance)) return null;
  const { image: _image, ...progress } = check;
  return toCheck(progress);
}

function toCheck<T extends { findings: unknown }>(check: T) {
  return { ...check, findings: findingsSchema.parse(check.findings) };
}

/** A person as `ad:user:uri` of signed lists shows them; never their e-mail address. */
export type PersonPage = {
  /** Another than was asked for, when that account was merged into this one. */
  id: string;
  name: string;
  /** These two only once they have seen their profile, which says that everybody sees them. */
  affiliation: string | null;
  orcid: string | null;
  /** What they own or maintain and everybody can see a version of, by name. */
  appliances: CatalogueEntry[];
};

/** The public page of a person; null when there is no such person. */
export async function getPersonPage(personId: string, now: Date): Promise<PersonPage | null> {
  const database = getDatabase();
  const found = await database.person.findUnique({
    where: { id: personId },
    select: { ...PUBLIC_PERSON, mergedInto: { select: PUBLIC_PERSON } },
  });
  if (!found) return null;
  const { id, name, affiliation, orcid, profileCompletedAt } = found.mergedInto ?? found;
  const profile = profileCompletedAt ? { affiliation, orcid } : { affiliation: null, orcid: null };
  return { id, name, ...profile, appliances: await loadAppliancesOf(id, now) };
}

const PUBLIC_PERSON = {
  id: true,
  name: true,
  affiliation: true,
  orcid: true,
  profileCompletedAt: true,
} as const;

/** What the person owns or maintains and everybody can see a version of, by name. */
async function loadAppliancesOf(personId: string, now: Date): Promise<CatalogueEntry[]> {
  const appliances = await getDatabase().virtualAppliance.findMany({
    where: {
      archivedAt: null,
      OR: [{ ownerId: personId }, { maintainers: { some: { personId } } }],
      versions: { some: { state: { not: "working" }, hiddenAt: null } },
    },
    select: { id: true },
    orderBy: { name: "asc" },
  });
  return loadCatalogueEntries(
    appliances.map(({ id }) => id),
    now,
  );
}

/** Where the page of an image is; null when it is not to be seen. `number` narrows to one exact state of it. */
export async function findImagePage(actor: Actor, identifier: string, number: number | null) {
  const images = await getDatabase().image.findMany({
    where: { identifier, ...(number === null ? {} : { number }), version: { state: { not: "working" } } },
    orderBy: { number: "desc" },
    select: {
      version: {
        select: {
          version: true,
          state: true,
          hiddenAt: true,
          appliance: {
            select: { id: true, slug: true, ownerId: true, maintainers: { select: { personId: true } } },
          },
        },
      },
    },
  });
  const found = images.find(({ version }) => canSeeVersion(actor, version.appliance, version));
  return found ? { slug: found.version.appliance.slug, version: found.version.version } : null;
}

/** The words that the form of an entry offers. `chosen`: what the entry has now stays choosable. */
export async function loadApplianceVocabulary(
  chosen: { category: string; furtherCategories: readonly string[]; disciplines: readonly string[] } = {
    category: "",
    furtherCategories: [],
    disciplines: [],
  },
) {
  const [categories, disciplines, licences] = await Promise.all([
    listTerms("category", [chosen.category, ...chosen.furtherCategories]),
    listTerms("discipline", chosen.disciplines),
    listTerms("licence"),
  ]);
  return { categories, disciplines, licences };
}
