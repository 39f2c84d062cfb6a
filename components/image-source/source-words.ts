/** What is said of an image file that lies elsewhere. Pure. */
import { type Standing, standingOf } from "#lib/image-source/standing.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";

/** How the file fares; dates in UTC. */
export type Source = NonNullable<ImageFacts["source"]>;

/** An action that was asked for and has not happened after so long is not waited for any longer. */
const LONGEST_WAIT_MS = 5 * 60_000;

/** Was a look asked for that has not come about yet? */
export function isBeingLookedAt({ askedAt, lastLookedAt }: Source, now: Date): boolean {
  if (!askedAt || (lastLookedAt && lastLookedAt >= askedAt)) return false;
  return now.getTime() - askedAt.getTime() < LONGEST_WAIT_MS;
}

/** Titles of images whose file is in trouble, with what is wrong: "“Root disk” is not reachable". */
export function describeTroubles(
  images: readonly { title: string; source: Parameters<typeof standingOf>[0] | null }[],
): string[] {
  return images.flatMap(({ title, source }) => {
    const standing = source ? standingOf(source).standing : "well";
    return standing === "well" ? [] : [`“${title}” ${TROUBLE_WORDS[standing]}`];
  });
}

/** After the title of an image. */
const TROUBLE_WORDS: Readonly<Record<Exclude<Standing, "well">, string>> = {
  unreachable: "is not reachable",
  changed: "is another file than was published",
};
