/** What the messages about versions say. */
import { address, formatDate, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";
import type { PinningList } from "./pinning-lists.ts";

type Appliance = { slug: string; name: string };

/** To the curators of lists that hold an older version than the one published now. */
export function newVersionMail(news: {
  appliance: Appliance;
  version: string;
  lists: readonly PinningList[];
}): Letter {
  const { appliance, version, lists } = news;
  return {
    subject: `${appliance.name} ${version} was published`,
    text: letter(
      `Version ${version} of the virtual appliance “${appliance.name}” was published:`,
      address(paths.version(appliance.slug, version)),
      ...lists.flatMap((list) => [
        `The image list of VO ${list.vo} holds version ${list.version}. Sites keep that until you update the entry and publish the list:`,
        address(paths.draft(list.vo)),
      ]),
    ),
  };
}

/** To the other maintainers. */
export function publishedMail(news: { appliance: Appliance; version: string; by: string }): Letter {
  const { appliance, version, by } = news;
  return {
    subject: `${appliance.name} ${version} was published`,
    text: letter(
      `${by} published version ${version} of the virtual appliance “${appliance.name}”:`,
      address(paths.version(appliance.slug, version)),
    ),
  };
}

/** To the curators of lists that hold the version that was hidden. */
export function hiddenMail(news: {
  appliance: Appliance;
  version: string;
  by: string;
  lists: readonly PinningList[];
}): Letter {
  const { appliance, version, by, lists } = news;
  return {
    subject: `${appliance.name} ${version} was withdrawn by its maintainers`,
    text: letter(
      `${by} hid version ${version} of the virtual appliance “${appliance.name}”. It cannot be added to lists any more, and leaves those that hold it when they are signed the next time.`,
      ...lists.flatMap((list) => [
        `The image list of VO ${list.vo} holds ${countImages(list.published || list.drafted)} of it. To decide yourself what takes its place, change the draft and publish:`,
        address(paths.draft(list.vo)),
      ]),
    ),
  };
}

/** To whoever asked for a publication that did not come about. */
export function publicationFailedMail(news: {
  appliance: Appliance;
  version: string;
  reason: string;
}): Letter {
  const { appliance, version, reason } = news;
  return {
    subject: `${appliance.name} ${version} was not published`,
    text: letter(
      `Version ${version} of the virtual appliance “${appliance.name}” was to be published as soon as its images had passed their checks. It was not: ${reason}`,
      address(paths.workingVersion(appliance.slug)),
    ),
  };
}

/** To owner and maintainers: how long a version still lives, or since when it does not. */
export function expiryMail(news: {
  appliance: Appliance;
  version: string;
  expiresAt: Date;
  /** "in 7 days", "today", "7 days ago". */
  when: string;
  isOver: boolean;
  /** Names of the VOs whose lists hold it. */
  vos: readonly string[];
}): Letter {
  const { appliance, version, expiresAt, when, isOver, vos } = news;
  const verb = isOver ? "expired" : "expires";
  return {
    subject: `${appliance.name} ${version} ${verb} ${when}`,
    text: letter(
      `Version ${version} of the virtual appliance “${appliance.name}” ${verb} ${when} (${formatDate(expiresAt)}, UTC).`,
      vos.length === 0
        ? "Expired versions cannot be added to image lists."
        : `It is in the image list${vos.length === 1 ? "" : "s"} of ${vos.join(", ")}. Expired versions leave lists by themselves, and sites remove their images.`,
      "If it is still sound, extend it on its page; otherwise publish a new version:",
      address(paths.version(appliance.slug, version)),
      address(paths.workingVersion(appliance.slug)),
    ),
  };
}

/** To the curators of a VO: what their list is about to lose. */
export function expiringEntriesMail(news: {
  vo: string;
  versions: readonly { appliance: string; version: string; expiresAt: Date }[];
}): Letter {
  const { vo, versions } = news;
  return {
    subject: `Image list of ${vo}: ${versions.length === 1 ? "a version expires" : `${versions.length} versions expire`} within a week`,
    text: letter(
      `These versions in the image list of VO ${vo} expire within a week. They then leave the list by themselves, and sites remove their images:`,
      ...versions.map(
        ({ appliance, version, expiresAt }) => `${appliance} ${version}: ${formatDate(expiresAt)}`,
      ),
      "Update or remove them in the draft, or ask their maintainers to extend them:",
      address(paths.draft(vo)),
    ),
  };
}

function countImages(count: number): string {
  return count === 1 ? "an image" : `${count} images`;
}
