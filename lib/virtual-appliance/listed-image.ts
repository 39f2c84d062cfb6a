/** How an image of a version is told to sites: the one translation from our record to an entry of an image list. */
import type { ListedImage, ListedTraffic } from "#lib/hepix/image-list.ts";
import { toPlainText } from "#lib/hepix/plain-text.ts";
import { paths } from "#lib/platform/paths.ts";
import { TRAFFIC_DIRECTIONS, type TrafficRule, trafficRulesSchema, writePorts } from "./traffic-rule.ts";

/** What must be read of an image, its version and its appliance for that. */
export const LISTABLE_IMAGE = {
  id: true,
  number: true,
  identifier: true,
  title: true,
  groupName: true,
  ownVersion: true,
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
  trafficRules: true,
  sizeBytes: true,
  sha512: true,
  contributorName: true,
  contributorGuid: true,
  contributorUrl: true,
  version: {
    select: {
      id: true,
      version: true,
      state: true,
      expiresAt: true,
      hiddenAt: true,
      revokedAt: true,
      imported: true,
      createdBy: { select: { id: true, name: true } },
      appliance: { select: { id: true, number: true, slug: true, name: true, summary: true } },
    },
  },
} as const;

/** An image with all that its entry in a list says. */
export type ListableImage = {
  number: number;
  identifier: string;
  title: string;
  groupName: string;
  ownVersion: string | null;
  description: string;
  notes: string;
  url: string;
  format: string;
  hypervisors: readonly string[];
  arch: string;
  osFamily: string;
  osName: string;
  osVersion: string;
  cpuMinimum: number | null;
  cpuRecommended: number | null;
  ramMinimumBytes: bigint | null;
  ramRecommendedBytes: bigint | null;
  /** As {@link trafficRulesSchema} reads it. */
  trafficRules: unknown;
  sizeBytes: bigint | null;
  sha512: string | null;
  contributorName: string | null;
  contributorGuid: string | null;
  contributorUrl: string | null;
  version: {
    version: string;
    expiresAt: Date | null;
    imported: boolean;
    createdBy: { id: string; name: string } | null;
    appliance: { id: string; number: number; summary: string };
  };
};

/**
 * The entry for an image.
 *
 * Texts become plain ASCII, as some clients crash on anything else (provider contract, section 0, point 8); the
 * catalogue keeps the author's spelling. What is not known stays empty and is refused before signing.
 *
 * @param entryIdentifier null in an appliance's own list, where the image stands for itself
 */
export function toListedImage(
  image: ListableImage,
  entryIdentifier: string | null,
  baseUrl: string,
): ListedImage {
  const { version } = image;
  const ofImage = `${baseUrl}${paths.image(image.identifier, image.number)}`;
  return {
    identifier: entryIdentifier ?? image.identifier,
    mpuri: entryIdentifier ? `${baseUrl}${paths.entry(entryIdentifier, image.number)}` : ofImage,
    baseMpuri: ofImage,
    appId: String(version.appliance.number),
    title: toPlainText(image.title),
    ...textsOf(image),
    group: toPlainText(image.groupName),
    hypervisor: toPlainText(image.hypervisors.join(",")),
    format: image.format,
    ...requirementsOf(image),
    sizeBytes: image.sizeBytes ?? 0n,
    uri: image.url,
    version: toPlainText(image.ownVersion ?? version.version),
    expiresAt: version.expiresAt ?? new Date(0),
    arch: image.arch,
    sha512: image.sha512 ?? "",
    osFamily: toPlainText(image.osFamily),
    osName: toPlainText(image.osName),
    osVersion: toPlainText(image.osVersion),
    user: contributorOf(image, baseUrl),
    ...trafficOf(image),
  };
}

/** An imported list said what it said, empty texts included; otherwise some clients are better served by a word. */
function textsOf({ description, notes, version }: ListableImage) {
  if (version.imported) return { description: toPlainText(description), comments: toPlainText(notes) };
  return {
    description: toPlainText(description || version.appliance.summary),
    comments: toPlainText(notes || `Version ${version.version}`),
  };
}

function requirementsOf(image: ListableImage) {
  return {
    ...(image.ramMinimumBytes === null ? {} : { ramMinimumBytes: image.ramMinimumBytes }),
    ...(image.ramRecommendedBytes === null ? {} : { ramRecommendedBytes: image.ramRecommendedBytes }),
    ...(image.cpuMinimum === null ? {} : { coreMinimum: image.cpuMinimum }),
    ...(image.cpuRecommended === null ? {} : { coreRecommended: image.cpuRecommended }),
  };
}

/** An image without rules says nothing about traffic, as before there were any. */
function trafficOf(image: ListableImage): Pick<ListedImage, "trafficIn" | "trafficOut"> {
  const rules = trafficRulesSchema.parse(image.trafficRules);
  const [trafficIn, trafficOut] = TRAFFIC_DIRECTIONS.map((direction) =>
    rules.filter((rule) => rule.direction === direction).map(toListedTraffic),
  );
  return {
    ...(trafficIn?.length ? { trafficIn } : {}),
    ...(trafficOut?.length ? { trafficOut } : {}),
  };
}

function toListedTraffic({ protocol, ports, range }: TrafficRule): ListedTraffic {
  return { protocol, range, ports: writePorts(ports, { between: ":", separator: ";" }) };
}

function contributorOf(image: ListableImage, baseUrl: string): ListedImage["user"] {
  if (image.contributorName && image.contributorGuid && image.contributorUrl) {
    return {
      fullName: toPlainText(image.contributorName),
      guid: image.contributorGuid,
      uri: image.contributorUrl,
    };
  }
  const { createdBy, appliance } = image.version;
  if (!createdBy) return { fullName: "Slipway", guid: appliance.id, uri: `${baseUrl}/` };
  return {
    fullName: toPlainText(createdBy.name),
    guid: createdBy.id,
    uri: `${baseUrl}${paths.person(createdBy.id)}`,
  };
}
