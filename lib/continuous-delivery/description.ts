/**
 * The description of a version, in the format of AppDB's continuous delivery: YAML or JSON, with or without the root `appdb`.
 * Pure. What its keys mean for the forms of a version and an image stands here and nowhere else.
 */
import { createHash } from "node:crypto";
import { isAlias, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { ARCHITECTURES, HYPERVISORS, OS_FAMILIES } from "#lib/virtual-appliance/image.ts";
import type { VersionFields } from "#lib/virtual-appliance/schema.ts";
import { addImageSchema, type ImageFields, versionFieldsSchema } from "#lib/virtual-appliance/schema.ts";

/** Bytes; the longest notes and a script fit many times. */
export const LONGEST_DESCRIPTION = 1024 * 1024;

/** What a description holds before anybody has looked whether it makes sense. */
export type RawDescription = Readonly<Record<string, unknown>>;

/**
 * The mapping in a text.
 *
 * @returns the mapping, or a sentence about what is wrong with the text
 */
export function readFormat(text: string): RawDescription | string {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    const [reason = ""] = error.message.split(/ at line | \(line /);
    return `${line ? `Line ${line}` : "The text"} is neither YAML nor JSON: ${reason.replace(/[.:]?\s*$/, "")}.`;
  }
  let aliases = 0;
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) aliases += 1;
    },
  });
  if (aliases > 0) return "Write everything out: references within the text (“*name”) are not followed.";
  const value: unknown = document.toJS();
  const root = isMapping(value) && isMapping(value.appdb) ? value.appdb : value;
  return isMapping(root) ? root : "The description must hold keys and values, such as “version: 1.0”.";
}

/** The version string; null when there is none. */
export function versionOf(raw: RawDescription): string | null {
  const { version } = raw;
  if (typeof version === "number" || typeof version === "string") return String(version).trim() || null;
  return version instanceof Date ? version.toISOString().slice(0, 10) : null;
}

/** The same for descriptions that say the same, in whatever order and spelling: lower-case hex. */
export function contentSha256(raw: RawDescription): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(raw)))
    .digest("hex");
}

/** What a description asks for. */
export type Described = { version: Omit<VersionFields, "slug">; image: Omit<ImageFields, "slug"> };

/**
 * @returns the fields of the forms, and keys that nobody here knows; or sentences about what is wrong, each beginning with
 *   its key
 */
export function describe(
  raw: RawDescription,
): { fields: Described; unknown: string[] } | { problems: string[] } {
  const { slug: _slug, ...version } = { slug: "", ...versionValues(raw) };
  const image = imageValues(raw);
  const versionFields = versionFieldsSchema.omit({ slug: true }).safeParse(version);
  const imageFields = addImageSchema.safeParse({ slug: "described", ...image.values });
  const problems = [
    ...complaints(versionFields.error, VERSION_KEYS),
    ...image.problems,
    ...complaints(imageFields.error, IMAGE_KEYS),
  ];
  if (problems.length > 0 || !versionFields.success || !imageFields.success) return { problems };
  const { slug: _, ...fields } = imageFields.data;
  return { fields: { version: versionFields.data, image: fields }, unknown: unknownKeys(raw) };
}

function versionValues(raw: RawDescription) {
  return {
    version: versionOf(raw) ?? "",
    notes: textOf(raw.notes),
    expiresInMonths: raw.expireson === undefined || raw.expireson === null ? "12" : textOf(raw.expireson),
  };
}

function imageValues(raw: RawDescription): { values: Record<string, string>; problems: string[] } {
  const os = mappingOf(raw.os);
  const traffic = trafficLines(raw.network_traffic);
  const accelerator = mappingOf(raw.accelerator);
  return {
    values: {
      url: textOf(raw.url),
      title: textOf(raw.title),
      declaredSha512: textOf(raw.sha512),
      declaredSizeBytes: textOf(raw.size),
      format: textOf(raw.format).toLowerCase(),
      arch: alias(textOf(raw.arch), ARCHITECTURES, ARCHITECTURE_ALIASES),
      hypervisors: listOf(raw.hypervisor)
        .flatMap((name) => name.split(","))
        .map((name) => alias(name.trim(), HYPERVISORS, HYPERVISOR_ALIASES))
        .join("\n"),
      osFamily: alias(textOf(os.family), OS_FAMILIES, {}),
      osName: textOf(os.name),
      osVersion: textOf(os.version),
      cpuMinimum: textOf(mappingOf(raw.cores).minimum),
      cpuRecommended: textOf(mappingOf(raw.cores).recommended),
      ramMinimumBytes: textOf(mappingOf(raw.ram).minimum),
      ramRecommendedBytes: textOf(mappingOf(raw.ram).recommended),
      diskMinimumBytes: textOf(mappingOf(raw.disk).minimum),
      diskRecommendedBytes: textOf(mappingOf(raw.disk).recommended),
      acceleratorKind: textOf(accelerator.type),
      acceleratorsMinimum: textOf(accelerator.minimum),
      acceleratorsRecommended: textOf(accelerator.recommended),
      trafficRules: traffic.lines.join("\n"),
      defaultAccount: textOf(raw.default_account),
      contextualizationFormats: listOf(raw.contextualization).join("\n"),
      scriptText: textOf(raw.script),
      scriptUrl: textOf(raw.script_url),
    },
    problems: traffic.problems,
  };
}

/** One rule of the description may name several protocols and ranges of ports; here each protocol is a rule. */
function trafficLines(value: unknown): { lines: string[]; problems: string[] } {
  if (value === undefined || value === null) return { lines: [], problems: [] };
  if (!Array.isArray(value)) return { lines: [], problems: ["network_traffic: Give a list of rules."] };
  const lines = value.flatMap((rule) => {
    const { direction, protocols, protocol, port_range: ports, ip_range: range } = mappingOf(rule);
    const directions = textOf(direction) === "both" ? ["inbound", "outbound"] : [textOf(direction)];
    const portsWord = listOf(ports).join(",").replaceAll(/\s/g, "");
    return directions.flatMap((way) =>
      listOf(protocols ?? protocol).map((name) => {
        const withPorts = ["tcp", "udp"].includes(name.toLowerCase());
        return [way, name, withPorts ? portsWord || "?" : "", textOf(range)].filter(Boolean).join(" ");
      }),
    );
  });
  return { lines, problems: [] };
}

const ARCHITECTURE_ALIASES: Readonly<Record<string, string>> = {
  amd64: "x86_64",
  x64: "x86_64",
  "x86-64": "x86_64",
  arm64: "aarch64",
  i686: "i386",
  x86: "i386",
};
const HYPERVISOR_ALIASES: Readonly<Record<string, string>> = {
  hyperv: "Hyper-V",
  vmware: "VMware",
  "qemu/kvm": "QEMU-KVM",
};

/** The known spelling of a name. */
function alias(name: string, known: readonly string[], aliases: Readonly<Record<string, string>>): string {
  const plain = name.toLowerCase();
  return known.find((candidate) => candidate.toLowerCase() === plain) ?? aliases[plain] ?? name;
}

const VERSION_KEYS: Readonly<Record<string, string>> = {
  version: "version",
  notes: "notes",
  expiresInMonths: "expireson",
};
const IMAGE_KEYS: Readonly<Record<string, string>> = {
  declaredSha512: "sha512",
  declaredSizeBytes: "size",
  hypervisors: "hypervisor",
  osFamily: "os.family",
  osName: "os.name",
  osVersion: "os.version",
  cpuMinimum: "cores.minimum",
  cpuRecommended: "cores.recommended",
  ramMinimumBytes: "ram.minimum",
  ramRecommendedBytes: "ram.recommended",
  diskMinimumBytes: "disk.minimum",
  diskRecommendedBytes: "disk.recommended",
  acceleratorKind: "accelerator.type",
  acceleratorsMinimum: "accelerator.minimum",
  acceleratorsRecommended: "accelerator.recommended",
  trafficRules: "network_traffic",
  defaultAccount: "default_account",
  contextualizationFormats: "contextualization",
  scriptText: "script",
  scriptUrl: "script_url",
};
const KNOWN_KEYS = [
  ...[
    "version",
    "notes",
    "expireson",
    "url",
    "title",
    "sha512",
    "size",
    "format",
    "arch",
    "hypervisor",
    "os",
    "cores",
    "ram",
  ],
  ...[
    "disk",
    "accelerator",
    "network_traffic",
    "default_account",
    "contextualization",
    "script",
    "script_url",
  ],
];

function unknownKeys(raw: RawDescription): string[] {
  return Object.keys(raw).filter((key) => !KNOWN_KEYS.includes(key));
}

function complaints(error: z.ZodError | undefined, keys: Readonly<Record<string, string>>): string[] {
  const seen = new Set<string>();
  return (error?.issues ?? []).flatMap(({ path, message }) => {
    const field = String(path[0] ?? "");
    if (seen.has(field)) return [];
    seen.add(field);
    return [`${keys[field] ?? field}: ${message}`];
  });
}

/** Numbers are texts here: nobody puts quotes around “13”. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return value instanceof Date ? value.toISOString().slice(0, 10) : "";
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(textOf).filter(Boolean);
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMapping(value) ? value : {};
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
