/** What an image needs and lets through, in words, the same on every page. */
import { formatBytes } from "#components/ui/format-bytes.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import {
  EVERYWHERE,
  type TrafficRule,
  trafficRulesSchema,
  writePorts,
} from "#lib/virtual-appliance/traffic-rule.ts";

/** A fact about an image; null where nothing was stated. */
export type Statement = { label: string; value: string | null };

/** Processors, memory, disk and accelerators. */
export function statedNeeds(image: ImageFacts): Statement[] {
  return [
    { label: "Processor cores", value: needs(image.cpuMinimum, image.cpuRecommended, String) },
    { label: "Memory", value: needs(image.ramMinimumBytes, image.ramRecommendedBytes, inFlavourUnits) },
    { label: "Disk", value: needs(image.diskMinimumBytes, image.diskRecommendedBytes, inFlavourUnits) },
    { label: "Accelerator", value: acceleratorNeeds(image) },
  ];
}

/** The rules in words, in the order in which they were given. */
export function statedTraffic(image: Pick<ImageFacts, "trafficRules">): string[] {
  return trafficRulesSchema.parse(image.trafficRules).map(trafficInWords);
}

/** "Inbound TCP 22, 8000-8010 from anywhere". */
export function trafficInWords({ direction, protocol, ports, range }: TrafficRule): string {
  const words = [
    direction === "inbound" ? "Inbound" : "Outbound",
    protocol === "ipsec" ? "IPsec" : protocol.toUpperCase(),
    ...(ports.length > 0 ? [writePorts(ports, { separator: ", " })] : []),
    direction === "inbound" ? "from" : "to",
    range === EVERYWHERE ? "anywhere" : range,
  ];
  return words.join(" ");
}

/** Clouds count the memory and the disk of their flavours in powers of 1024. */
function inFlavourUnits(bytes: bigint): string {
  return formatBytes(bytes, "binary");
}

/** "2 at least, 4 recommended"; null when nothing was stated. */
function needs<T>(minimum: T | null, recommended: T | null, format: (value: T) => string): string | null {
  const parts = [
    minimum === null ? "" : `${format(minimum)} at least`,
    recommended === null ? "" : `${format(recommended)} recommended`,
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(", ");
}

function acceleratorNeeds(image: ImageFacts): string | null {
  const { acceleratorKind, acceleratorsMinimum, acceleratorsRecommended } = image;
  if (acceleratorKind === null) return null;
  const counts = needs(acceleratorsMinimum, acceleratorsRecommended, String);
  return counts === null ? acceleratorKind : `${acceleratorKind}: ${counts}`;
}
