/** Writes what was learned of a watched file, and tells of it where its standing has changed. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { system } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import type { LoadedSource } from "./load-source.ts";
import type { PublishedFile, SourceState } from "./source.ts";
import { sourceMail } from "./source-mail.ts";
import { newsOf, type Standing, standingOf } from "./standing.ts";

/** What the version of a watched file was published with. */
export function publishedFileOf({ image }: LoadedSource): PublishedFile {
  return { imageId: image.id, sizeBytes: image.sizeBytes, sha512: image.sha512 };
}

/**
 * In the transaction that locked the row.
 *
 * @param change of the row; may be nothing, when only a reminder can be due
 */
export async function settleSource(
  tx: Transaction,
  source: LoadedSource,
  change: Partial<SourceState> & { wholeCheckId?: null },
  now: Date,
): Promise<void> {
  const after = { ...source, ...change };
  const news = newsOf(after, source, now);
  await tx.imageSource.update({
    where: { imageId: source.imageId },
    data: { ...change, ...toldBy(news, now) },
  });
  if (news === null) return;
  if (news !== "reminder") await record(tx, after, news, now);
  await tellMaintainers(tx, after.image.version.appliance.id, sourceMail(after, news), now);
}

function toldBy(news: ReturnType<typeof newsOf>, now: Date) {
  if (news === null) return {};
  return news === "reminder" ? { remindedAt: now } : { toldStanding: news, toldAt: now, remindedAt: null };
}

async function record(tx: Transaction, source: LoadedSource, standing: Standing, now: Date): Promise<void> {
  const { image } = source;
  const { version } = image;
  const about = {
    objectKind: "version",
    objectId: version.id,
    partOf: { kind: "appliance", id: version.appliance.id },
  } as const;
  const named = { imageIdentifier: image.identifier, title: image.title, url: image.url };
  const { since, why } = standingOf(source);
  if (standing === "unreachable") {
    await recordAuditEvent(tx, system("worker"), now, {
      action: "image.file_unreachable",
      ...about,
      details: { ...named, since: (since ?? now).toISOString(), reason: why ?? "" },
    });
  } else if (standing === "changed") {
    await recordAuditEvent(tx, system("worker"), now, {
      action: "image.file_changed",
      ...about,
      details: {
        ...named,
        before: { size: image.sizeBytes?.toString() ?? null, sha512: image.sha512 },
        after: { size: source.foundSizeBytes?.toString() ?? null, sha512: source.foundSha512 },
      },
    });
  } else {
    await recordAuditEvent(tx, system("worker"), now, {
      action: "image.file_well_again",
      ...about,
      details: named,
    });
  }
}

/** One message an address: somebody may have two accounts. */
async function tellMaintainers(
  tx: Transaction,
  applianceId: string,
  letter: Letter,
  now: Date,
): Promise<void> {
  const people = await listMaintainersToTell(tx, applianceId);
  for (const recipient of new Set(people.map(({ email }) => email))) {
    await writeMail(tx, { recipient, ...letter }, now);
  }
}
