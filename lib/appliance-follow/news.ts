/** What followers of an appliance are told, in words. Pure. */
import { formatDate } from "#lib/mail/letter.ts";
import type { Followed } from "#lib/notification/news-mail.ts";
import { paths } from "#lib/platform/paths.ts";
import type { ApplianceEvent } from "#lib/virtual-appliance/jobs.ts";
import type { ApplianceTopic } from "./schema.ts";

/** What followers may be told of: what somebody did, and what time did. */
export type FollowedEvent = ApplianceEvent | "expired";

/** Under which wish an event is told. */
export const TOPIC_OF_EVENT: Readonly<Record<FollowedEvent, ApplianceTopic>> = {
  published: "published",
  hidden: "stopped",
  shown: "stopped",
  revoked: "stopped",
  reinstated: "stopped",
  expired: "stopped",
  archived: "archived",
  unarchived: "archived",
  commented: "commented",
};

type Appliance = { slug: string; name: string; archivedAt: Date | null; archiveNote: string | null };

type Version = {
  version: string;
  state: "working" | "latest" | "previous";
  notes: string;
  expiresAt: Date | null;
  hiddenAt: Date | null;
  revokedAt: Date | null;
  revocationReason: string | null;
};

type Comment = { stars: number; comment: string | null; author: string; isPublic: boolean };

/** What the event is about, as it is now. */
export type EventScene = { appliance: Appliance; version: Version | null; comment: Comment | null };

/** A piece of news. */
export type ApplianceNews = { title: string; text: string; path: string };

/** How messages name what is followed. */
export const FOLLOWED: Followed = { subject: "Appliances you follow", what: "appliances" };

const NOTES_SHOWN = 300;

/**
 * What is told of the event; null where it is no longer so, or is not for everybody to see.
 */
export function newsOf(event: FollowedEvent, scene: EventScene): ApplianceNews | null {
  if (event === "archived" || event === "unarchived") return newsOfAppliance(event, scene.appliance);
  if (event === "commented") return newsOfComment(scene);
  return scene.version && scene.version.state !== "working"
    ? newsOfVersion(event, scene.appliance, scene.version)
    : null;
}

function newsOfAppliance(event: "archived" | "unarchived", appliance: Appliance): ApplianceNews | null {
  const { slug, name, archivedAt, archiveNote } = appliance;
  const path = paths.appliance(slug);
  if (event === "unarchived") {
    return archivedAt
      ? null
      : {
          title: `${name} is back in the catalogue`,
          text: "It was archived. New versions may follow.",
          path,
        };
  }
  if (!archivedAt) return null;
  const note = archiveNote ? ` Whoever archived it writes: ${shorten(archiveNote)}` : "";
  return {
    title: `${name} was archived`,
    text: `It has left the catalogue and gets no new versions. What was published stays until it expires.${note}`,
    path,
  };
}

function newsOfComment({ appliance: { slug, name }, comment }: EventScene): ApplianceNews | null {
  if (!comment?.comment || !comment.isPublic) return null;
  const { author, stars } = comment;
  return {
    title: `${author} commented on ${name}`,
    text: `${stars} of 5 stars. ${author} writes: ${shorten(comment.comment)}`,
    path: `${paths.appliance(slug)}#ratings`,
  };
}

function newsOfVersion(
  event: Exclude<FollowedEvent, "archived" | "unarchived" | "commented">,
  { slug, name }: Appliance,
  { version, notes, expiresAt, hiddenAt, revokedAt, revocationReason }: Version,
): ApplianceNews | null {
  const path = paths.version(slug, version);
  const home = paths.appliance(slug);
  const until = expiresAt ? ` It is good until ${formatDate(expiresAt)}.` : "";
  switch (event) {
    case "published":
      if (hiddenAt || revokedAt) return null;
      return {
        title: `${name} ${version} was published`,
        text: `${shorten(notes) || "A new version."}${until}`,
        path,
      };
    case "hidden":
      // Nobody but its maintainers sees the version itself any more.
      if (!hiddenAt) return null;
      return {
        title: `${name} ${version} was withdrawn`,
        text: "Its maintainers offer this version no longer. Use another one.",
        path: home,
      };
    case "shown":
      if (hiddenAt || revokedAt) return null;
      return { title: `${name} ${version} is offered again`, text: `It had been withdrawn.${until}`, path };
    case "revoked":
      if (hiddenAt || !revokedAt) return null;
      return {
        title: `${name} ${version} was revoked`,
        text: `A security officer stopped this version: ${shorten(revocationReason ?? "")} Do not use it any more, and replace machines that run it.`,
        path,
      };
    case "reinstated":
      if (hiddenAt || revokedAt) return null;
      return {
        title: `${name} ${version} was reinstated`,
        text: `A security officer takes back that it was revoked.${until}`,
        path,
      };
    case "expired":
      if (hiddenAt || revokedAt || !expiresAt) return null;
      return {
        title: `${name} ${version} has expired`,
        text: `It was good until ${formatDate(expiresAt)} and has left the lists of VOs. A newer version may follow.`,
        path: home,
      };
  }
}

/** One line of somebody's words, cut where it gets long. */
function shorten(words: string): string {
  const line = words.replaceAll(/\s+/g, " ").trim();
  return line.length <= NOTES_SHOWN ? line : `${line.slice(0, NOTES_SHOWN - 1).trimEnd()}…`;
}
