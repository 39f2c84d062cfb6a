/** Reads entries of drafts and revisions as pages show them: one statement, however many there are. */
import type { ReportGrade } from "#lib/image-report/image-report.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { compareNames, entryStatus } from "./entry.ts";
import type { FollowMode } from "./schema.ts";

type VersionFlags = Parameters<typeof isEndorsable>[0];

/** A row of the statement below. */
type EntryRow = {
  entryIdentifier: string;
  imageId: string;
  number: number;
  identifier: string;
  title: string;
  format: string;
  arch: string;
  osName: string;
  osVersion: string;
  sizeBytes: bigint | null;
  sha512: string | null;
  url: string;
  checksumSource: "declared" | "measured" | null;
  grade: ReportGrade | null;
  applianceId: string;
  slug: string;
  name: string;
  summary: string;
  archivedAt: Date | null;
  version: string;
  state: VersionFlags["state"];
  expiresAt: Date | null;
  hiddenAt: Date | null;
  revokedAt: Date | null;
  newestVersion: string | null;
  newestExpiresAt: Date | null;
  newestHiddenAt: Date | null;
  newestRevokedAt: Date | null;
  newestHoldsImage: boolean;
  /** Null: nobody looks at the file again, as it lies here or in no published version. */
  failures: number | null;
  failingSince: Date | null;
  failure: string | null;
  changedSince: Date | null;
  wholeFailures: number;
  wholeFailingSince: Date | null;
  wholeFailure: string | null;
};

const COLUMNS = Prisma.sql`
  e."entryIdentifier"::text, e."imageId"::text, i."number", i."identifier"::text, i."title", i."format", i."arch",
  i."osName", i."osVersion", i."sizeBytes", i."sha512", i."url", i."checksumSource"::text, p."grade"::text,
  a."id"::text AS "applianceId", a."slug", a."name", a."summary", a."archivedAt",
  v."version", v."state"::text, v."expiresAt", v."hiddenAt", v."revokedAt",
  n."version" AS "newestVersion", n."expiresAt" AS "newestExpiresAt", n."hiddenAt" AS "newestHiddenAt",
  n."revokedAt" AS "newestRevokedAt",
  EXISTS (SELECT FROM "Image" o WHERE o."versionId" = n."id" AND o."identifier" = i."identifier") AS "newestHoldsImage",
  s."failures", s."failingSince", s."failure", s."changedSince", s."wholeFailures", s."wholeFailingSince",
  s."wholeFailure"`;

const JOINED = Prisma.sql`
  JOIN "Image" i ON i."id" = e."imageId"
  JOIN "ApplianceVersion" v ON v."id" = i."versionId"
  JOIN "VirtualAppliance" a ON a."id" = v."applianceId"
  LEFT JOIN "ApplianceVersion" n ON n."applianceId" = a."id" AND n."state" = 'latest'
  LEFT JOIN "ImageReport" p ON p."imageId" = i."id"
  LEFT JOIN "ImageSource" s ON s."imageId" = i."id"`;

/** All entries of a draft with how they follow their appliances, in the order people read a list. */
export async function listDraftEntries(voId: string, now: Date): Promise<DraftListEntry[]> {
  const rows = await getDatabase().$queryRaw<(EntryRow & { followMode: FollowMode })[]>`
    SELECT ${COLUMNS}, e."followMode"::text FROM "DraftEntry" e ${JOINED} WHERE e."voId" = ${voId}::uuid`;
  return rows.map((row) => ({ ...toEntry(row, now), followMode: row.followMode })).sort(byAppliance);
}

/**
 * Entries of a revision, in the order people read a list.
 *
 * @param imageIds those of these images only
 */
export async function listRevisionEntries(
  revisionId: string,
  now: Date,
  imageIds?: readonly string[],
): Promise<ListEntry[]> {
  if (imageIds?.length === 0) return [];
  const those = imageIds ? Prisma.sql`AND e."imageId" = ANY(${[...imageIds]}::uuid[])` : Prisma.empty;
  const rows = await getDatabase().$queryRaw<EntryRow[]>`
    SELECT ${COLUMNS} FROM "RevisionEntry" e ${JOINED} WHERE e."revisionId" = ${revisionId}::uuid ${those}`;
  return rows.map((row) => toEntry(row, now)).sort(byAppliance);
}

/** An entry as pages show it. */
export type ListEntry = ReturnType<typeof toEntry>;

/** An entry of a draft. */
export type DraftListEntry = ListEntry & { followMode: FollowMode };

/** An entry with its status as of now. */
function toEntry(row: EntryRow, now: Date) {
  const { version, state, expiresAt, hiddenAt, revokedAt } = row;
  const pinned: VersionFlags = { state, expiresAt, hiddenAt, revokedAt };
  const newest = newestOf(row);
  const { number, identifier, title, format, arch, osName, osVersion, sizeBytes, sha512, url } = row;
  return {
    entryIdentifier: row.entryIdentifier,
    imageId: row.imageId,
    appliance: {
      ...{ id: row.applianceId, slug: row.slug, name: row.name },
      ...{ summary: row.summary, archivedAt: row.archivedAt },
    },
    image: {
      ...{ number, identifier, title, format, arch, osName, osVersion, sizeBytes, sha512, url },
      checksumSource: row.checksumSource,
      /** Of the image report; null: there is none. */
      grade: row.grade,
      source: sourceOf(row),
    },
    version,
    /** What tells how the pinned version stands. */
    pinned,
    expiresAt,
    newestVersion: row.newestVersion,
    newestIsListable: newest !== null && isEndorsable(newest, now),
    status: entryStatus({ version: pinned, latest: newest }, now),
  };
}

function newestOf(row: EntryRow) {
  return row.newestVersion === null
    ? null
    : {
        state: "latest" as const,
        expiresAt: row.newestExpiresAt,
        hiddenAt: row.newestHiddenAt,
        revokedAt: row.newestRevokedAt,
        holdsImage: row.newestHoldsImage,
      };
}

function sourceOf({ failures, failingSince, failure, changedSince, ...row }: EntryRow) {
  if (failures === null) return null;
  const { wholeFailures, wholeFailingSince, wholeFailure } = row;
  return {
    ...{ failures, failingSince, failure, changedSince },
    ...{ wholeFailures, wholeFailingSince, wholeFailure },
  };
}

function byAppliance(a: ListEntry, b: ListEntry): number {
  return compareNames(a.appliance.name, b.appliance.name) || compareNames(a.image.title, b.image.title);
}
