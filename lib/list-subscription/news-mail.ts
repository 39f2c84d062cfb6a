/** What those who follow a list are written. */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

type News = { title: string; text: string; path: string };

/** One piece of news, or all of a digest in one message; the oldest first. */
export function newsMail({
  vo,
  news,
  unsubscribeKey,
}: {
  vo: string;
  news: readonly News[];
  unsubscribeKey: string;
}): Letter {
  const [first] = news;
  const subject =
    news.length === 1 && first ? first.title : `Image list of ${vo}: ${news.length} pieces of news`;
  return {
    subject,
    text: letter(
      ...news.flatMap(({ title, text, path }) => [
        ...(news.length === 1 ? [] : [title]),
        text,
        address(path),
      ]),
      `You get this because you follow the image list of VO ${vo}. To change what you are told, or to stop it:`,
      address(paths.endSubscription(unsubscribeKey)),
    ),
  };
}
