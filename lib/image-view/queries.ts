/** Reads an image for AppDB's view of it. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { canSeeVersion } from "#lib/virtual-appliance/policy.ts";
import { trafficRulesSchema, writePorts } from "#lib/virtual-appliance/traffic-rule.ts";
import type { ViewAddresses, ViewedImage } from "./image-view.ts";

/** What an address names: an image or an entry of a list, and perhaps which state of it. */
export type ImageReference = { identifier: string; number: number | null };

const IMAGE = {
  ...{ number: true, identifier: true, title: true, notes: true, description: true, url: true },
  ...{ sizeBytes: true, sha512: true, arch: true, osFamily: true, osName: true, osVersion: true },
  ...{ format: true, hypervisors: true, cpuMinimum: true, cpuRecommended: true },
  ...{ ramMinimumBytes: true, ramRecommendedBytes: true, defaultAccount: true },
  ...{ contextualizationFormats: true, trafficRules: true },
  ...{ acceleratorKind: true, acceleratorsMinimum: true, acceleratorsRecommended: true },
  version: {
    select: {
      ...{
        version: true,
        state: true,
        publishedAt: true,
        expiresAt: true,
        supersededAt: true,
        hiddenAt: true,
      },
      createdBy: { select: { id: true, name: true } },
      appliance: {
        select: {
          ...{ id: true, number: true, name: true, slug: true, ownerId: true },
          maintainers: { select: { personId: true } },
        },
      },
    },
  },
} as const;

type Found = { image: ViewedImage; addresses: ViewAddresses };

/** The image behind `ad:base_mpuri`, in the newest state that the actor may see; null when there is none. */
export async function getImageView(
  actor: Actor,
  { identifier, number }: ImageReference,
): Promise<Found | null> {
  const rows = await getDatabase().image.findMany({
    where: { identifier, ...(number === null ? {} : { number }), version: { state: { not: "working" } } },
    orderBy: { number: "desc" },
    select: IMAGE,
  });
  const row = rows.find(({ version }) => canSeeVersion(actor, version.appliance, version));
  return row ? toView(row, null) : null;
}

/** The entry behind `ad:mpuri`, as the newest published revision that has it offers it; null when there is none. */
export async function getEntryView(
  actor: Actor,
  { identifier, number }: ImageReference,
): Promise<Found | null> {
  const row = await getDatabase().revisionEntry.findFirst({
    where: {
      entryIdentifier: identifier,
      revision: { state: "published" },
      ...(number === null ? {} : { image: { number } }),
    },
    orderBy: { revision: { number: "desc" } },
    select: {
      image: { select: IMAGE },
      revision: { select: { number: true, list: { select: { vo: { select: { name: true } } } } } },
    },
  });
  if (!row || !canSeeVersion(actor, row.image.version.appliance, row.image.version)) return null;
  const { number: revision, list } = row.revision;
  return toView(row.image, { vo: list.vo.name, identifier, revision });
}

type Row = Prisma.ImageGetPayload<{ select: typeof IMAGE }>;

function toView(row: Row, entry: ViewedImage["entry"]): Found | null {
  const { version, trafficRules, acceleratorKind, acceleratorsMinimum, acceleratorsRecommended, ...image } =
    row;
  const { appliance, createdBy, publishedAt, expiresAt, supersededAt } = version;
  if (!publishedAt || !expiresAt) return null;
  const { baseUrl } = getSettings();
  const address = (path: string) => `${baseUrl}${path}`.replace(/\/$/, "");
  return {
    image: {
      ...image,
      accelerator:
        acceleratorKind === null
          ? null
          : {
              ...{
                kind: acceleratorKind,
                minimum: acceleratorsMinimum,
                recommended: acceleratorsRecommended,
              },
            },
      traffic: trafficRulesSchema
        .parse(trafficRules)
        .map(({ ports, ...rule }) => ({ ...rule, ports: writePorts(ports) })),
      version: {
        ...{ version: version.version, publishedAt, expiresAt, supersededAt },
        state: version.state === "previous" ? "previous" : "latest",
        addedBy: createdBy,
      },
      appliance: { number: appliance.number, name: appliance.name, slug: appliance.slug },
      entry,
    },
    addresses: {
      mpuri: entry && address(paths.entry(entry.identifier, image.number)),
      baseMpuri: address(paths.image(image.identifier, image.number)),
      person: (id) => address(paths.person(id)),
    },
  };
}
