/** What is written about ratings and comments. */
import { address, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

type Appliance = { slug: string; name: string };

/** The place of the comments on an appliance's page. */
export function ratingsOf(slug: string): string {
  return `${paths.appliance(slug)}#ratings`;
}

/** To owner and maintainers. */
export function commentMail(news: {
  appliance: Appliance;
  author: string;
  stars: number;
  comment: string;
}): Letter {
  const { appliance, author, stars, comment } = news;
  return {
    subject: `${author} commented on ${appliance.name}`,
    text: letter(
      `${author} gave the virtual appliance “${appliance.name}” ${stars} of 5 stars.`,
      ...quoted(author, comment),
      "You can answer on its page, where everybody reads it:",
      address(ratingsOf(appliance.slug)),
    ),
  };
}

/** To the author of the comment. */
export function answerMail(news: { appliance: Appliance; by: string; answer: string }): Letter {
  const { appliance, by, answer } = news;
  return {
    subject: `${by} answered your comment on ${appliance.name}`,
    text: letter(
      `${by}, who works on the virtual appliance “${appliance.name}”, answered your comment.`,
      ...quoted(by, answer),
      address(ratingsOf(appliance.slug)),
    ),
  };
}

/** To the author. */
export function moderatedMail(news: {
  appliance: Appliance;
  decision: "hide" | "keep";
  reason: string;
}): Letter {
  const { appliance, decision, reason } = news;
  return {
    subject:
      decision === "hide"
        ? `Your comment on ${appliance.name} was hidden`
        : `Your comment on ${appliance.name} is shown again`,
    text: letter(
      decision === "hide"
        ? `A moderator has hidden your rating of the virtual appliance “${appliance.name}”: nobody else sees it, and its stars do not count. You can change it; a moderator then looks at it again.`
        : `A moderator shows your rating of the virtual appliance “${appliance.name}” again.`,
      ...quoted("The moderator", reason),
      address(ratingsOf(appliance.slug)),
    ),
  };
}
