import type { ImageList, ListedImage, ListedTraffic } from "./image-list.ts";

/**
 * Writes a list as the JSON text that is signed: one fixed key order (AppDB's), three blanks of indentation, CRLF
 * at every line end including the last, every value but rules of traffic a string, ASCII only (other characters as `\uXXXX`).
 *
 * cloudkeeper digests the members of an image in the order in which they stand, with their JSON types (provider
 * contract section 0, point 3): whoever reorders a key here makes every site fetch every image again.
 *
 * @throws RangeError when a date is invalid or its year has not four digits.
 */
export function serializeImageList(list: ImageList): string {
  const wire = {
    "hv:imagelist": {
      "dc:date:created": formatListDate(list.createdAt),
      "dc:date:expires": formatListDate(list.expiresAt),
      "dc:description": list.description,
      "dc:identifier": list.identifier,
      "dc:source": list.source,
      "dc:title": list.title,
      "ad:vo": list.vo,
      "hv:endorser": {
        "hv:x509": {
          "dc:creator": list.endorser.creator,
          "hv:ca": list.endorser.ca,
          "hv:dn": list.endorser.dn,
          "hv:email": list.endorser.email,
        },
      },
      "hv:images": list.images.map((image) => ({ "hv:image": wireImage(image) })),
      "hv:uri": list.uri,
      "hv:version": list.version,
    },
  };
  return `${escapeNonAscii(JSON.stringify(wire, null, 3)).replaceAll("\n", "\r\n")}\r\n`;
}

/**
 * A date as lists carry it: `YYYY-MM-DDTHH:MM:SSZ`, UTC, fractions of a second cut off. Any other spelling crashes
 * a client (provider contract section 0, point 4).
 *
 * @throws RangeError when the date is invalid or its year has not four digits.
 */
export function formatListDate(date: Date): string {
  const iso = date.toISOString();
  if (iso.length !== 24) throw new RangeError(`No four-digit year: ${iso}`);
  return `${iso.slice(0, 19)}Z`;
}

function wireImage(image: ListedImage): Record<string, string | WireTraffic[]> {
  return {
    "dc:description": image.description,
    "dc:identifier": image.identifier,
    "ad:mpuri": image.mpuri,
    "ad:base_mpuri": image.baseMpuri,
    "ad:appid": image.appId,
    "dc:title": image.title,
    "ad:group": image.group,
    "hv:hypervisor": image.hypervisor,
    "hv:format": image.format.toLowerCase(),
    ...optional("hv:ram_minimum", image.ramMinimumBytes),
    ...optional("ad:ram_recommended", image.ramRecommendedBytes),
    ...optional("hv:core_minimum", image.coreMinimum),
    ...optional("ad:core_recommended", image.coreRecommended),
    "hv:size": image.sizeBytes.toString(),
    "hv:uri": image.uri,
    "hv:version": image.version,
    "dc:date:expires": formatListDate(image.expiresAt),
    "sl:arch": image.arch,
    "sl:checksum:sha512": image.sha512,
    "sl:comments": image.comments,
    "sl:os": image.osFamily,
    "sl:osname": image.osName,
    "sl:osversion": image.osVersion,
    "ad:user:fullname": image.user.fullName,
    "ad:user:guid": image.user.guid,
    "ad:user:uri": image.user.uri,
    ...traffic("ad:traffic_in", image.trafficIn),
    ...traffic("ad:traffic_out", image.trafficOut),
  };
}

type WireTraffic = { "ad:net_protocol": string; "ad:net_range": string; "ad:net_port": string };

/** The only values that are no texts: cloud-info-provider wants a list, and no other client looks at these keys. */
function traffic(key: string, rules: ListedTraffic[] | undefined): Record<string, WireTraffic[]> {
  if (!rules || rules.length === 0) return {};
  const wire = rules.map(({ protocol, range, ports }) => ({
    "ad:net_protocol": protocol,
    "ad:net_range": range,
    "ad:net_port": ports,
  }));
  return { [key]: wire };
}

function optional(key: string, value: bigint | number | undefined): Record<string, string> {
  return value === undefined ? {} : { [key]: value.toString() };
}

// A client that guesses the character set of text/plain would otherwise verify other bytes than those signed.
function escapeNonAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
