/** Tells those who follow a list that a revision of it is served; run by the worker. */
import { tellSubscribers } from "#lib/list-subscription/tell-subscribers.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";
import { countChanges, describeCounts, differenceOf } from "./difference.ts";

const CONTENT = {
  voId: true,
  number: true,
  comment: true,
  list: { select: { vo: { select: { name: true } } } },
  entries: {
    orderBy: { position: "asc" },
    select: {
      entryIdentifier: true,
      imageId: true,
      image: {
        select: {
          title: true,
          version: { select: { version: true, appliance: { select: { name: true } } } },
        },
      },
    },
  },
} as const;

/** Running it twice tells nobody twice. Who is told of publications is not told again of what left by it. */
export async function tellOfRevision(revisionId: string, now: Date = new Date()): Promise<void> {
  const revision = await getDatabase().revision.findUnique({ where: { id: revisionId }, select: CONTENT });
  if (!revision) return;
  const { voId, number, comment, list, entries } = revision;
  const before = await getDatabase().revision.findFirst({
    where: { voId, state: "published", number: { lt: number } },
    orderBy: { number: "desc" },
    select: CONTENT,
  });
  const changes = differenceOf(before?.entries ?? [], entries);
  const left = changes.flatMap((change) => (change.kind === "removed" ? [nameOf(change.before)] : []));
  const vo = list.vo.name;
  const news = { voId, vo, about: `revision ${revisionId}`, path: paths.revision(vo, number) };
  const leaving = left.length === 0 ? "" : ` Gone: ${[...new Set(left)].join(", ")}.`;
  await getDatabase().$transaction(
    async (tx) => {
      await tellSubscribers(
        tx,
        {
          ...news,
          topic: "published",
          title: `Image list of ${vo}: revision ${number}`,
          text: `${comment} ${describeCounts(countChanges(changes))}${leaving}`,
        },
        now,
      );
      if (left.length === 0) return;
      const images = left.length === 1 ? "An image has" : `${left.length} images have`;
      await tellSubscribers(
        tx,
        {
          ...news,
          topic: "left",
          title: `${images} left the image list of ${vo}`,
          text: `${[...new Set(left)].join(", ")}. Sites that follow the list remove ${left.length === 1 ? "it" : "them"}.`,
        },
        now,
      );
    },
    // A list may have thousands who follow it.
    { timeout: 120_000 },
  );
}

type Entry = { image: { title: string; version: { version: string; appliance: { name: string } } } };

function nameOf({ image: { title, version } }: Entry): string {
  return `${version.appliance.name} ${version.version} (${title})`;
}
