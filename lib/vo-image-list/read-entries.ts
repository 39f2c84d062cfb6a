/** Reads entries of drafts and revisions as pages show them. */
import { getDatabase } from "#lib/platform/db/database.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { entryStatus } from "./entry.ts";
import type { FollowMode } from "./schema.ts";

/** What tells how a version stands. */
const FLAGS = {
  version: true,
  state: true,
  expiresAt: true,
  hiddenAt: true,
  revokedAt: true,
} as const;

/** What is read of an entry, of a draft or a revision. */
export const ENTRY = {
  entryIdentifier: true,
  imageId: true,
  image: {
    select: {
      number: true,
      identifier: true,
      title: true,
      format: true,
      arch: true,
      osName: true,
      osVersion: true,
      sizeBytes: true,
      sha512: true,
      url: true,
      checksumSource: true,
      source: {
        select: {
          ...{ failures: true, failingSince: true, failure: true, changedSince: true },
          ...{ wholeFailures: true, wholeFailingSince: true, wholeFailure: true },
        },
      },
      version: {
        select: {
          ...FLAGS,
          appliance: {
            select: {
              id: true,
              slug: true,
              name: true,
              summary: true,
              archivedAt: true,
              versions: {
                where: { state: "latest" },
                select: { ...FLAGS, images: { select: { identifier: true } } },
              },
            },
          },
        },
      },
    },
  },
} as const;

type EntryRow = Prisma.RevisionEntryGetPayload<{ select: typeof ENTRY }>;

/** All entries of a draft with how they follow their appliances, in the order people read a list. */
export async function listDraftEntries(voId: string, now: Date): Promise<DraftListEntry[]> {
  const rows = await getDatabase().draftEntry.findMany({
    where: { voId },
    select: { ...ENTRY, followMode: true },
  });
  return rows.map((row) => ({ ...toEntry(row, now), followMode: row.followMode })).sort(byAppliance);
}

/** Entries of a revision, those of these images only. */
export async function listRevisionEntries(
  revisionId: string,
  imageIds: readonly string[],
  now: Date,
): Promise<ListEntry[]> {
  if (imageIds.length === 0) return [];
  const rows = await getDatabase().revisionEntry.findMany({
    where: { revisionId, imageId: { in: [...imageIds] } },
    select: ENTRY,
  });
  return rows.map((row) => toEntry(row, now));
}

/** An entry as pages show it. */
export type ListEntry = ReturnType<typeof toEntry>;

/** An entry of a draft. */
export type DraftListEntry = ListEntry & { followMode: FollowMode };

/** An entry with its status as of now. */
export function toEntry(row: EntryRow, now: Date) {
  const { version, ...image } = row.image;
  const { versions, ...appliance } = version.appliance;
  const [latest] = versions;
  const { appliance: _appliance, ...flags } = version;
  return {
    entryIdentifier: row.entryIdentifier,
    imageId: row.imageId,
    appliance,
    image,
    version: flags.version,
    expiresAt: flags.expiresAt,
    newestVersion: latest?.version ?? null,
    newestIsListable: latest ? isEndorsable(latest, now) : false,
    status: entryStatus(
      {
        imageIdentifier: image.identifier,
        version: flags,
        latest: latest
          ? { ...latest, imageIdentifiers: latest.images.map(({ identifier }) => identifier) }
          : null,
      },
      now,
    ),
  };
}

/** The order in which people read a list. */
export function byAppliance(a: ListEntry, b: ListEntry): number {
  return a.appliance.name.localeCompare(b.appliance.name) || a.image.title.localeCompare(b.image.title);
}
