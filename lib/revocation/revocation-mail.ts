/** What is written when a version is stopped. */
import { address, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";
import type { PinningList } from "#lib/virtual-appliance/pinning-lists.ts";

export type RevocationNews = {
  appliance: { slug: string; name: string };
  version: string;
  reason: string;
  lists: readonly PinningList[];
};

/** To owner and maintainers. */
export function revokedForMaintainersMail(news: RevocationNews): Letter {
  const { appliance, version, lists } = news;
  const vos = [...new Set(lists.filter(({ published }) => published > 0).map(({ vo }) => vo))];
  return {
    subject: subjectOf(news),
    text: letter(
      ...facts(news),
      vos.length === 0
        ? "No VO's image list held it."
        : `It leaves the image list${vos.length === 1 ? "" : "s"} of ${vos.join(", ")} now; sites then remove its images.`,
      "Publish a version without the flaw; people can update to that:",
      address(paths.workingVersion(appliance.slug)),
      `Whoever runs version ${version} already sees the reason on its page.`,
    ),
  };
}

/** To those who curate lists that hold it. */
export function revokedForCuratorsMail(news: RevocationNews): Letter {
  return {
    subject: subjectOf(news),
    text: letter(
      ...facts(news),
      ...news.lists.flatMap((list) => [
        list.published > 0
          ? `The image list of VO ${list.vo} is published without it by itself, within a minute. The draft may hold it still; take it out or choose what takes its place:`
          : `The draft of the image list of VO ${list.vo} holds it. It cannot be published with it:`,
        address(paths.draft(list.vo)),
      ]),
    ),
  };
}

/** To sites that may have fetched it. */
export function revokedForSitesMail(news: RevocationNews): Letter {
  const vos = [...new Set(news.lists.map(({ vo }) => vo))];
  return {
    subject: subjectOf(news),
    text: letter(
      ...facts(news),
      `It was offered by the image list${vos.length === 1 ? "" : "s"} of ${vos.join(", ")}, which your site may fetch. It leaves ${vos.length === 1 ? "that list" : "those lists"} now. If your client looks rarely, let it look now; and see whether machines run from the image:`,
      ...vos.map((vo) => address(paths.voList(vo))),
    ),
  };
}

/** To maintainers and curators. */
export function reinstatedMail(news: RevocationNews): Letter {
  const { appliance, version, reason, lists } = news;
  return {
    subject: `${appliance.name} ${version} may be used again`,
    text: letter(
      `A security officer took the revocation of version ${version} of the virtual appliance “${appliance.name}” back:`,
      address(paths.version(appliance.slug, version)),
      ...quoted("The security officer", reason),
      "Lists that have lost it do not get it back by themselves.",
      ...lists.map((list) => address(paths.draft(list.vo))),
    ),
  };
}

function subjectOf({ appliance, version }: RevocationNews): string {
  return `Security: ${appliance.name} ${version} was revoked`;
}

function facts({ appliance, version, reason }: RevocationNews) {
  return [
    `A security officer revoked version ${version} of the virtual appliance “${appliance.name}”. Do not start it, and replace machines that run from it:`,
    address(paths.version(appliance.slug, version)),
    ...quoted("The security officer", reason),
  ];
}
