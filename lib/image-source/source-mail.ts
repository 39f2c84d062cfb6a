/** What the messages about image files elsewhere say. */
import { address, formatDate, type Letter, letter } from "#lib/mail/letter.ts";
import { inBytes } from "#lib/platform/net/quantity.ts";
import { paths } from "#lib/platform/paths.ts";
import type { LoadedSource } from "./load-source.ts";
import { type Standing, standingOf } from "./standing.ts";

/** To owner and maintainers. */
export function sourceMail(source: LoadedSource, news: Standing | "reminder"): Letter {
  const { version } = source.image;
  const name = `${version.appliance.name} ${version.version}`;
  const page = address(paths.version(version.appliance.slug, version.version));
  const { standing } = standingOf(source);
  if (standing === "well") return wellAgainMail(source, name, page);
  const still = news === "reminder" ? "still " : "";
  return standing === "unreachable"
    ? unreachableMail(source, name, page, still)
    : changedMail(source, name, page, still);
}

function unreachableMail(source: LoadedSource, name: string, page: string, still: string): Letter {
  const { since, why } = standingOf(source);
  const { lastSeenAt } = source;
  return {
    subject: `An image file of ${name} is ${still}not reachable`,
    text: letter(
      `The file of the image “${source.image.title}” of ${name} has not been reachable${since ? ` since ${formatMoment(since)}` : ""}:`,
      source.image.url,
      ...(why ? [why] : []),
      ...(lastSeenAt ? [`It was last seen well ${formatMoment(lastSeenAt)}.`] : []),
      "Sites that want to download it cannot. Make it reachable at the same address again; or, if it lies elsewhere now, publish a new version. We go on looking and tell you when it is well again. To have it looked at at once:",
      page,
    ),
  };
}

function changedMail(source: LoadedSource, name: string, page: string, still: string): Letter {
  const { image, changedSince, foundSizeBytes, foundSha512 } = source;
  return {
    subject: `An image file of ${name} is ${still}not the one that was published`,
    text: letter(
      `The file of the image “${image.title}” of ${name} is another than was published${changedSince ? `; that was found on ${formatDate(changedSince)}` : ""}:`,
      image.url,
      `Published: ${describe(image.sizeBytes, image.sha512)}`,
      `Now: ${describe(foundSizeBytes, foundSha512)}`,
      "Sites compare what they download with what was published and refuse this file. Put the published file back, or publish a new version. If nobody of you replaced it, find out who did before anybody starts it. To have it looked at at once:",
      page,
    ),
  };
}

function wellAgainMail(source: LoadedSource, name: string, page: string): Letter {
  return {
    subject: `An image file of ${name} is well again`,
    text: letter(
      `The file of the image “${source.image.title}” of ${name} is reachable, and nothing says that it is another than was published:`,
      source.image.url,
      page,
    ),
  };
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
