/** What an existing list becomes here: appliances with one version each, made from its images. Pure. */
import { createHash } from "node:crypto";
import type { ParsedImage, ParsedImageList } from "#lib/hepix/parse-image-list.ts";
import { slugOf } from "#lib/virtual-appliance/appliance.ts";
import { parseTrafficRule, type TrafficRule } from "#lib/virtual-appliance/traffic-rule.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Lists of AppDB had no true expiry; a year is the longest that a version may have here. */
const ASSUMED_LIFE_DAYS = 365;

export type PlannedImage = {
  /** Of the image in the catalogue. */
  imageIdentifier: string;
  /** Of its entry in the list; never changes. */
  entryIdentifier: string;
  title: string;
  groupName: string;
  ownVersion: string;
  description: string;
  notes: string;
  url: string;
  format: string;
  hypervisors: string[];
  trafficRules: TrafficRule[];
  arch: string;
  osFamily: string;
  osName: string;
  osVersion: string;
  cpuMinimum: number | null;
  cpuRecommended: number | null;
  /** As the list says, bytes or not: nobody can tell whether "512" meant MiB. */
  ramMinimumBytes: bigint | null;
  ramRecommendedBytes: bigint | null;
  sizeBytes: bigint;
  sha512: string;
  contributorName: string | null;
  contributorGuid: string | null;
  contributorUrl: string | null;
};

export type PlannedAppliance = {
  name: string;
  version: string;
  expiresAt: Date;
  images: PlannedImage[];
};

/** The list holds something that cannot be taken over; the message says what. */
export class UnimportableListError extends Error {}

/**
 * Groups the images into appliances: by the number of the appliance where the list has one (since 2016), else by the
 * name that AppDB put into the title, else by the group.
 *
 * @param now UTC; what expires later than a year from now expires then
 * @throws UnimportableListError for an image whose size or checksum cannot be read
 */
export function planImport(list: ParsedImageList, now: Date): PlannedAppliance[] {
  const groups = new Map<string, ParsedImage[]>();
  for (const image of list.images) {
    const key = image.appId ?? applianceNameOf(image);
    groups.set(key, [...(groups.get(key) ?? []), image]);
  }
  return [...groups.values()].map((images) => planAppliance(images, now));
}

function planAppliance(images: ParsedImage[], now: Date): PlannedAppliance {
  const [first] = images;
  return {
    name: fitName(first ? applianceNameOf(first) : ""),
    version: fitVersion(
      images
        .map(({ version }) => version)
        .sort(byVersion)
        .at(-1) ?? "",
    ),
    expiresAt: earliestExpiry(images, now),
    images: images.map(planImage),
  };
}

/** "Image for CernVM [Scientific Linux/6.0/KVM]" is an image of CernVM. */
function applianceNameOf({ title, group }: ParsedImage): string {
  const [, name] = /^Image for (.+?) \[[^\]]*\]$/.exec(title ?? "") ?? [];
  if (name) return name;
  return group && group !== "General group" ? group : (title ?? "Imported appliance");
}

/** Names here have 3 to 50 characters. */
function fitName(name: string): string {
  const clean = name.replace(/\s+/g, " ").trim();
  return clean.length < 3 ? `Imported ${clean}`.trim() : clean.slice(0, 50).trim();
}

/** Version strings are part of addresses here. */
function fitVersion(version: string): string {
  const clean = version.replace(/[^A-Za-z0-9._+~-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  return clean.slice(0, 40) || "imported";
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

function earliestExpiry(images: readonly ParsedImage[], now: Date): Date {
  const latest = now.getTime() + ASSUMED_LIFE_DAYS * DAY_MS;
  return new Date(Math.min(latest, ...images.map(({ expiresAt }) => expiresAt?.getTime() ?? latest)));
}

function planImage(image: ParsedImage): PlannedImage {
  const sizeBytes = toBytes(image.size);
  const sha512 = image.sha512.toLowerCase();
  if (sizeBytes === null) throw unreadable(image, "size", image.size);
  if (!/^[0-9a-f]{128}$/.test(sha512)) throw unreadable(image, "SHA-512", image.sha512);
  const entryIdentifier = toUuid(image.identifier);
  return {
    entryIdentifier,
    imageIdentifier: identifierIn(image.baseMpuri) ?? entryIdentifier,
    title: image.title || "Untitled image",
    groupName: image.group || "General group",
    ownVersion: image.version,
    description: image.description ?? "",
    notes: image.comments ?? "",
    url: image.uri,
    format: (image.format ?? "").toLowerCase(),
    // Blanks stay, so that the list says what it said.
    hypervisors: (image.hypervisor || "KVM").split(","),
    trafficRules: [...rulesOf("inbound", image.trafficIn), ...rulesOf("outbound", image.trafficOut)],
    arch: image.arch ?? "",
    osFamily: image.osFamily || "Other",
    osName: image.osName || image.osFamily || "Other",
    osVersion: image.osVersion ?? "",
    cpuMinimum: toCount(image.coreMinimum),
    cpuRecommended: toCount(image.coreRecommended),
    ramMinimumBytes: toBytes(image.ramMinimum),
    ramRecommendedBytes: toBytes(image.ramRecommended),
    sizeBytes,
    sha512,
    contributorName: image.user.fullName,
    contributorGuid: image.user.guid,
    contributorUrl: image.user.uri,
  };
}

/** A rule that cannot be read is left out: it is no reason to keep an image from anybody. */
function rulesOf(direction: TrafficRule["direction"], listed: ParsedImage["trafficIn"]): TrafficRule[] {
  return listed.flatMap(({ protocol, range, ports }) => {
    const rule = parseTrafficRule([direction, protocol, ports, range].filter(Boolean).join(" "));
    return typeof rule === "string" ? [] : [rule];
  });
}

function unreadable(image: ParsedImage, what: string, value: string): UnimportableListError {
  return new UnimportableListError(
    `Image “${image.title ?? image.identifier}”: the ${what} “${value}” cannot be read.`,
  );
}

function toBytes(text: string | null): bigint | null {
  return text !== null && /^\d{1,18}$/.test(text) ? unlessZero(BigInt(text)) : null;
}

function toCount(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? unlessZero(Number(text)) : null;
}

/** A requirement of 0 is none, and signed as it stands would be refused. */
function unlessZero<Amount extends bigint | number>(amount: Amount): Amount | null {
  return Number(amount) === 0 ? null : amount;
}

/** The image's own identifier in `https://…/store/vm/image/<uuid>:<number>/`. */
function identifierIn(baseMpuri: string | null): string | null {
  const [, identifier] =
    /\/image\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i.exec(baseMpuri ?? "") ?? [];
  return identifier?.toLowerCase() ?? null;
}

/** Identifiers are UUIDs in practice; any other text gets one that is always the same for it. */
export function toUuid(identifier: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identifier)) return identifier.toLowerCase();
  const digest = createHash("sha256").update(identifier).digest("hex");
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** The VO of the list in the form that names have here; null when it says none. */
export function voNameOf(list: ParsedImageList, given: string | null): string | null {
  const name = given ?? list.vo;
  return name ? name.trim().toLowerCase() : null;
}

/** A name for an appliance whose own is taken: with the VO behind it, both cut to fit; another one for every number. */
export function distinguishName(name: string, vo: string, number: number): string {
  const shortVo = vo.slice(0, 30);
  const suffix = number === 1 ? ` (${shortVo})` : ` (${shortVo} ${number})`;
  return `${name.slice(0, 50 - suffix.length).trim()}${suffix}`;
}

/** Its address. */
export function slugForImport(name: string): string {
  return slugOf(name) || "imported";
}
