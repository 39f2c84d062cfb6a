/** What those who follow something are written. */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

/** A piece of news as a message tells it. */
export type MailedNews = { title: string; text: string; path: string };

/** Why somebody gets a message, in words. */
export type Followed = {
  /** Begins the subject of a message with several pieces of news: "Image list of biomed". */
  subject: string;
  /** Ends "You get this because you follow": "the image list of VO biomed". */
  what: string;
};

/** One piece of news, or all of a digest in one message; the oldest first. */
export function newsMail({
  followed,
  news,
  unsubscribeKey,
}: {
  followed: Followed;
  news: readonly MailedNews[];
  unsubscribeKey: string;
}): Letter {
  const [first] = news;
  const subject =
    news.length === 1 && first ? first.title : `${followed.subject}: ${news.length} pieces of news`;
  return {
    subject,
    text: letter(
      ...news.flatMap(({ title, text, path }) => [
        ...(news.length === 1 ? [] : [title]),
        text,
        address(path),
      ]),
      `You get this because you follow ${followed.what}. To change what you are told, or to stop it:`,
      address(paths.endSubscription(unsubscribeKey)),
    ),
  };
}
