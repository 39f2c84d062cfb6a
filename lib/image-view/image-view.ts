/**
 * An image as AppDB's image pages told machines of it, for programs that have parsed that for years: `/json` and `/xml` below
 * `ad:mpuri` and `ad:base_mpuri`. Pure. Names of the members are AppDB's; what we do not know is left out.
 */
import { create } from "xmlbuilder2";

/** Dates in UTC, sizes in bytes. */
export type ViewedImage = {
  number: number;
  identifier: string;
  title: string;
  notes: string;
  description: string;
  url: string;
  sizeBytes: bigint | null;
  sha512: string | null;
  arch: string;
  osFamily: string;
  osName: string;
  osVersion: string;
  format: string;
  hypervisors: readonly string[];
  cpuMinimum: number | null;
  cpuRecommended: number | null;
  ramMinimumBytes: bigint | null;
  ramRecommendedBytes: bigint | null;
  defaultAccount: string | null;
  contextualizationFormats: readonly string[];
  accelerator: { kind: string; minimum: number | null; recommended: number | null } | null;
  traffic: readonly { direction: string; protocol: string; range: string; ports: string }[];
  version: {
    version: string;
    state: "latest" | "previous";
    publishedAt: Date;
    expiresAt: Date;
    supersededAt: Date | null;
    addedBy: { id: string; name: string } | null;
  };
  appliance: { number: number; name: string; slug: string };
  /** Where it is an entry of a VO's list. */
  entry: { vo: string; identifier: string; revision: number } | null;
};

/** Addresses of this service, without a slash at the end. */
export type ViewAddresses = { mpuri: string | null; baseMpuri: string; person: (id: string) => string };

type Json = { [member: string]: Json | Json[] | string | number | boolean };

/** The members in AppDB's order. */
export function describeImage(image: ViewedImage, addresses: ViewAddresses): Json {
  const { version, appliance, entry, accelerator } = image;
  return {
    id: image.number,
    identifier: entry?.identifier ?? image.identifier,
    version: version.version,
    url: image.url,
    ...(image.sizeBytes === null ? {} : { size: image.sizeBytes.toString() }),
    ...(image.sha512 === null ? {} : { checksum: { hash: "sha512", value: image.sha512 } }),
    arch: { name: image.arch },
    os: { family: image.osFamily, name: image.osName, version: image.osVersion },
    format: image.format,
    hypervisor: image.hypervisors.join(","),
    title: image.title,
    notes: image.notes,
    description: image.description,
    cores: range(image.cpuMinimum, image.cpuRecommended),
    ram: range(image.ramMinimumBytes, image.ramRecommendedBytes),
    ...(accelerator
      ? { accelerators: { ...range(accelerator.minimum, accelerator.recommended), type: accelerator.kind } }
      : {}),
    ...(image.defaultAccount ? { defaultaccess: image.defaultAccount } : {}),
    contextformat: image.contextualizationFormats.map((name) => ({ name })),
    addedon: dateOf(version.publishedAt),
    ...(version.addedBy ? { addedby: personOf(version.addedBy, addresses) } : {}),
    published: true,
    archived: version.state === "previous",
    vappliance: {
      version: version.version,
      createdon: dateOf(version.publishedAt),
      expireson: dateOf(version.expiresAt),
      ...(version.supersededAt ? { archivedon: dateOf(version.supersededAt) } : {}),
    },
    application: { id: appliance.number, name: appliance.name, cname: appliance.slug },
    ...(image.traffic.length === 0 ? {} : { network_traffic: image.traffic.map(trafficOf) }),
    ...(entry ? { baseidentifier: image.identifier, vo: voOf(entry) } : {}),
    ...(addresses.mpuri ? { mpuri: addresses.mpuri } : {}),
    basempuri: addresses.baseMpuri,
  };
}

/** The same inside AppDB's envelope. */
export function describeImageAsXml(image: ViewedImage, addresses: ViewAddresses): string {
  const document = create({ version: "1.0", encoding: "UTF-8" })
    .ele("http://appdb.egi.eu/api/1.0/appdb", "appdb:appdb")
    .ele("http://appdb.egi.eu/api/1.0/virtualization", "virtualization:image");
  write(document, describeImage(image, addresses));
  return `${document.doc().end({ prettyPrint: true })}\n`;
}

type Element = ReturnType<ReturnType<typeof create>["ele"]>;

function write(parent: Element, members: Json): void {
  for (const [name, value] of Object.entries(members)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      const child = parent.ele(`virtualization:${name}`);
      if (typeof each === "object") write(child, each);
      else child.txt(plain(String(each)));
    }
  }
}

/** XML 1.0 has no way to write most control characters. */
function plain(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, " ");
}

function range(minimum: bigint | number | null, recommended: bigint | number | null): Json {
  return {
    ...(minimum === null ? {} : { minimum: minimum.toString() }),
    ...(recommended === null ? {} : { recommended: recommended.toString() }),
  };
}

function dateOf(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** We know one name; AppDB had two. */
function personOf({ id, name }: { id: string; name: string }, { person }: ViewAddresses): Json {
  const words = name.split(" ");
  return {
    id,
    cname: id,
    firstname: words.slice(0, -1).join(" "),
    lastname: words.at(-1) ?? "",
    permalink: person(id),
  };
}

function trafficOf({ direction, protocol, range: ipRange, ports }: ViewedImage["traffic"][number]): Json {
  return { direction, protocols: protocol, ip_range: ipRange, port_range: ports };
}

function voOf({ vo, identifier, revision }: NonNullable<ViewedImage["entry"]>): Json {
  return {
    name: vo,
    voimagelist: { id: revision, state: "published", voimage: { id: identifier, state: "published" } },
  };
}
