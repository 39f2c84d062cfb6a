/** What the messages about image files elsewhere say. */
import { address, formatDate, type Letter, letter } from "#lib/mail/letter.ts";
import { inBytes } from "#lib/platform/net/quantity.ts";
import { paths } from "#lib/platform/paths.ts";
import type { LoadedSource } from "./load-source.ts";
import { type News, standingOf } from "./standing.ts";

type Sources = readonly [LoadedSource, ...LoadedSource[]];

/**
 * To owner and maintainers.
 *
 * @param sources files of one appliance, all of one standing
 */
export function sourceMail(sources: Sources, news: News): Letter {
  const { standing } = standingOf(sources[0]);
  if (standing === "well") return wellAgainMail(sources);
  const still = news === "reminder" ? "still " : "";
  return standing === "unreachable" ? unreachableMail(sources, still) : changedMail(sources, still);
}

function unreachableMail(sources: Sources, still: string): Letter {
  const [files, are] = count(sources);
  return {
    subject: `${files} ${are} ${still}not reachable`,
    text: letter(
      ...sources.flatMap((source) => {
        const { since, why } = standingOf(source);
        return [
          `The file of ${nameOf(source)} has not been reachable${since ? ` since ${formatMoment(since)}` : ""}:`,
          source.image.url,
          [
            why ?? "",
            source.lastSeenAt ? `It was last seen well ${formatMoment(source.lastSeenAt)}.` : "",
          ].join(" "),
        ];
      }),
      "Sites that want to download cannot. Make it reachable at the same address again; or, if it lies elsewhere now, publish a new version. We go on looking and tell you when it is well again. To have it looked at at once:",
      ...pagesOf(sources),
    ),
  };
}

function changedMail(sources: Sources, still: string): Letter {
  const [files, are] = count(sources);
  return {
    subject: `${files} ${are} ${still}not what was published`,
    text: letter(
      ...sources.flatMap((source) => [
        `The file of ${nameOf(source)} is another than was published${source.changedSince ? `; that was found on ${formatDate(source.changedSince)}` : ""}:`,
        source.image.url,
        `Published: ${describe(source.image.sizeBytes, source.image.sha512)}`,
        `Now: ${describe(source.foundSizeBytes, source.foundSha512)}`,
      ]),
      "Sites compare what they download with what was published and refuse this. Put the published file back, or publish a new version. If nobody of you replaced it, find out who did before anybody starts it. To have it looked at at once:",
      ...pagesOf(sources),
    ),
  };
}

function wellAgainMail(sources: Sources): Letter {
  const [files, are] = count(sources);
  return {
    subject: `${files} ${are} well again`,
    text: letter(
      ...sources.flatMap((source) => [
        `The file of ${nameOf(source)} is reachable, and nothing says that it is another than was published:`,
        source.image.url,
      ]),
      ...pagesOf(sources),
    ),
  };
}

/** "An image file of Debian 2.0", "3 image files of Debian"; and the verb. */
function count(sources: Sources): [string, "is" | "are"] {
  const { version } = sources[0].image;
  return sources.length === 1
    ? [`An image file of ${version.appliance.name} ${version.version}`, "is"]
    : [`${sources.length} image files of ${version.appliance.name}`, "are"];
}

function nameOf({ image: { title, version } }: LoadedSource): string {
  return `the image “${title}” of ${version.appliance.name} ${version.version}`;
}

function pagesOf(sources: Sources): string[] {
  const pages = sources.map(({ image: { version } }) =>
    address(paths.version(version.appliance.slug, version.version)),
  );
  return [...new Set(pages)];
}

function describe(sizeBytes: bigint | null, sha512: string | null): string {
  return [
    sizeBytes === null ? "size not known" : inBytes(sizeBytes),
    sha512 === null ? "SHA-512 not known" : `SHA-512 ${sha512}`,
  ].join(", ");
}

function formatMoment(at: Date): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${words.format(at)} UTC`;
}
