/**
 * Shapes of the demo catalogue. Everything in this folder is data: no database, no network, no clock.
 * Days are counted from the moment of seeding, sizes are bytes, texts called Markdown may hold GFM.
 */

/** A demo person who can be chosen at sign-in. `key` is how the other data names this person. */
export type DemoPerson = {
  key: string;
  name: string;
  email: string;
  affiliation: string;
  /** Entitlement values as the identity provider would release them (AARC-G069 form). */
  entitlements: string[];
  platformRoles: ("security_officer" | "administrator")[];
  /** One line for the sign-in picker. */
  summary: string;
};

export type DemoVoRole = "manager" | "deputy" | "expert" | "shifter" | "member";

/** Names a published version of an appliance, by slug and version string. */
export type DemoEntry = { appliance: string; version: string };

/** A published revision of a VO image list. Revisions of a VO are ordered from oldest to newest. */
export type DemoRevision = { comment: string; by: string; daysAgo: number; entries: DemoEntry[] };

export type DemoVo = {
  name: string;
  title: string;
  description: string;
  discipline: string;
  homepageUrl: string;
  enrolmentUrl?: string;
  contactEmail?: string;
  listVisibility: "public" | "token";
  roles: { person: string; role: DemoVoRole }[];
  revisions: DemoRevision[];
};

/** A cloud site. `country` is the English name, `operators` are person keys, `vos` are VO names. */
export type DemoProvider = {
  name: string;
  country: string;
  websiteUrl: string;
  endpoints: { kind: string; url: string; name: string | null }[];
  operators: string[];
  vos: string[];
};

export type DemoImage = {
  title?: string;
  format: "qcow2" | "ova" | "vmdk" | "raw";
  hypervisors: string[];
  arch: "x86_64" | "aarch64";
  osFamily: "Linux";
  osName: string;
  osVersion: string;
  /** Size of the file, a multiple of 65,536. */
  sizeBytes: number;
  virtualSizeBytes: number;
  cpuMinimum?: number;
  cpuRecommended?: number;
  ramMinimumBytes?: number;
  ramRecommendedBytes?: number;
  diskMinimumBytes?: number;
  /** Unique in the whole catalogue; characters A-Z a-z 0-9 . _ - only. */
  fileName: string;
  notes?: string;
};

export type DemoVersion = {
  version: string;
  /** Markdown. */
  notes: string;
  /** null: the working version. */
  publishedDaysAgo: number | null;
  /** Negative: already expired. */
  expiresInDays: number;
  images: DemoImage[];
};

export type DemoAppliance = {
  slug: string;
  name: string;
  summary: string;
  /** Markdown. */
  description: string;
  category: string;
  disciplines: string[];
  tags: string[];
  /** SPDX identifier. */
  licence: string;
  homepageUrl: string;
  /** Person key. */
  owner: string;
  /** Person keys, without the owner. */
  maintainers: string[];
  /** Newest first; the working version, if any, before the published ones. */
  versions: DemoVersion[];
};
