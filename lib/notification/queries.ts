/** Reads one's news. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { type Page, toPage } from "#lib/platform/page.ts";

const PAGE_SIZE = 30;

/** A piece of news as its reader sees it. */
export type News = {
  id: string;
  title: string;
  text: string;
  /** The page to look at. */
  path: string;
  createdAt: Date;
  readAt: Date | null;
};

/** A page of one's news, the newest first; empty for who is no person. */
export async function listNews(actor: Actor, page: number): Promise<Page<News>> {
  if (actor.kind !== "person") return toPage<News>([], 0, 1, PAGE_SIZE);
  const where = { personId: actor.personId };
  const [items, total] = await Promise.all([
    getDatabase().notification.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE,
      skip: (page - 1) * PAGE_SIZE,
      select: { id: true, title: true, text: true, path: true, createdAt: true, readAt: true },
    }),
    getDatabase().notification.count({ where }),
  ]);
  return toPage(items, total, page, PAGE_SIZE);
}

/** How many pieces of news one has not read. */
export async function countUnread(personId: string): Promise<number> {
  return getDatabase().notification.count({ where: { personId, readAt: null } });
}
