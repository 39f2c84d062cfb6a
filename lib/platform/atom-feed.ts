/** Feeds as news readers take them (Atom, RFC 4287). */
import { Feed } from "feed";

/** What a feed is about. Addresses are whole; dates in UTC. */
export type AtomFeed = {
  title: string;
  subtitle: string;
  /** Of the page that it belongs to; also its identifier, for ever. */
  url: string;
  /** Its own address. */
  self: string;
  entries: readonly AtomEntry[];
};

export type AtomEntry = { title: string; url: string; updatedAt: Date; summary: string };

/** A feed without entries is as old as this service could be, so that it is the same at every look. */
const BEFORE_ALL = new Date("2026-01-01T00:00:00Z");

/** The text of the feed, the newest entry first. Texts are escaped: none is taken for HTML. */
export function buildAtomFeed({ title, subtitle, url, self, entries }: AtomFeed): string {
  const newestFirst = entries.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const feed = new Feed({
    ...{ title: clean(title), description: clean(subtitle), id: url, link: url },
    ...{ feedLinks: { atom: self }, generator: "Slipway" },
    updated: newestFirst[0]?.updatedAt ?? BEFORE_ALL,
    author: { name: "Slipway" },
    copyright: "",
  });
  for (const entry of newestFirst) {
    feed.addItem({
      title: clean(entry.title),
      ...{ id: entry.url, link: entry.url, date: entry.updatedAt },
      description: escapeHtml(clean(entry.summary)),
    });
  }
  return feed.atom1();
}

/** XML knows no other control characters than these. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]/gu, " ")
    .replace(/[\uFFFE\uFFFF]/g, " ");
}

/** Summaries are marked as HTML by the library that writes the feed. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
