/**
 * Tells of files whose standing is another than was told last: in the appliance's history, and its maintainers by mail. What
 * happens to several files of an appliance at once, as when their server is gone, is one message.
 */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import { type LoadedSource, loadSource } from "./load-source.ts";
import { sourceMail } from "./source-mail.ts";
import { FAILURES_THAT_COUNT, type News, newsOf, type Standing, standingOf } from "./standing.ts";

/** What may have to be told of; few at any time. */
const NOT_JUST_WELL = {
  OR: [
    { failures: { gte: FAILURES_THAT_COUNT } },
    { wholeFailures: { gte: FAILURES_THAT_COUNT } },
    { changedSince: { not: null } },
    { toldStanding: { not: "well" } },
  ],
} as const;

/** What got lost before it was told is told by the next call. */
export async function tellOfSources(now: Date): Promise<void> {
  const candidates = await getDatabase().imageSource.findMany({
    where: { OR: [...NOT_JUST_WELL.OR] },
    include: { image: { select: { version: { select: { applianceId: true } } } } },
    // Rows are always locked in this order.
    orderBy: { imageId: "asc" },
  });
  const due = candidates.filter((source) => newsOf(source, source, now) !== null);
  const byAppliance = Map.groupBy(due, ({ image }) => image.version.applianceId);
  for (const [applianceId, sources] of byAppliance) {
    const imageIds = sources.map(({ imageId }) => imageId);
    await getDatabase().$transaction((tx) => tellOfAppliance(tx, applianceId, imageIds, now));
  }
}

async function tellOfAppliance(
  tx: Transaction,
  applianceId: string,
  imageIds: readonly string[],
  now: Date,
): Promise<void> {
  const told: { news: News; source: LoadedSource }[] = [];
  for (const imageId of imageIds) {
    const source = await loadSource(tx, imageId);
    const news = source && newsOf(source, source, now);
    if (!source || !news) continue;
    await tx.imageSource.update({ where: { imageId }, data: toldBy(news, now) });
    if (news !== "reminder") await record(tx, source, news, now);
    told.push({ news, source });
  }
  // A reminder says whether it is about what is gone or what is another file.
  const letters = Map.groupBy(told, ({ news, source }) => `${news} ${standingOf(source).standing}`);
  const people = await listMaintainersToTell(tx, applianceId);
  for (const [first, ...others] of letters.values()) {
    if (!first) continue;
    const letter = sourceMail([first.source, ...others.map(({ source }) => source)], first.news);
    // One an address: somebody may have two accounts.
    for (const recipient of new Set(people.map(({ email }) => email))) {
      await writeMail(tx, { recipient, ...letter }, now);
    }
  }
}

function toldBy(news: News, now: Date) {
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
