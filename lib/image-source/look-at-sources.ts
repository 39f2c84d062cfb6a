/** Looks at the files of one server that are due, one after the other. */
import { fetchImage } from "#lib/integrity-check/fetch-image.ts";
import type { ImageFetcher } from "#lib/integrity-check/image-request.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadSource } from "./load-source.ts";
import { type LookOutcome, lookAtFile } from "./look-at-file.ts";
import { publishedFileOf, settleSource } from "./settle-source.ts";
import { afterLook } from "./source.ts";
import { tellOfSources } from "./tell-of-sources.ts";

/** What is left is taken up by the next sweep. */
const MOST_AT_ONCE = 50;

/**
 * @param host with its port, as in ImageSource
 * @param signal fires when this worker shuts down: what was not looked at stays due
 */
export async function lookAtSources(
  host: string,
  {
    signal,
    fetcher = fetchImage,
    now = () => new Date(),
  }: { signal: AbortSignal; fetcher?: ImageFetcher; now?: () => Date },
): Promise<void> {
  const due = await getDatabase().imageSource.findMany({
    where: { host, nextLookAt: { lte: now() } },
    orderBy: { nextLookAt: "asc" },
    take: MOST_AT_ONCE,
    select: { imageId: true, image: { select: { url: true } } },
  });
  // A server that does not answer is not asked for each of its files: none of them can be had.
  const unanswered = new Map<string, LookOutcome>();
  for (const { imageId, image } of due) {
    const { origin } = new URL(image.url);
    const outcome = unanswered.get(origin) ?? (await lookAtFile(image.url, signal, fetcher));
    if (outcome.wholeServer) unanswered.set(origin, outcome);
    await settle(imageId, outcome, now());
  }
  await tellOfSources(now());
}

async function settle(imageId: string, { look }: LookOutcome, now: Date): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const source = await loadSource(tx, imageId);
    if (source) await settleSource(tx, source, afterLook(source, look, publishedFileOf(source), now));
  });
}
