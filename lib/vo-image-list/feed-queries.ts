/** The feed of a VO's image list: its revisions. Comments are for everybody to read, whoever may fetch the list. */
import { buildAtomFeed } from "#lib/platform/atom-feed.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { notFound } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";

const MOST_ENTRIES = 50;

/** @throws AppError `not_found` also where the VO has no list */
export async function getListFeed(voName: string): Promise<string> {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      title: true,
      imageList: {
        select: {
          revisions: {
            where: { state: "published" },
            orderBy: { number: "desc" },
            take: MOST_ENTRIES,
            select: { number: true, comment: true, createdAt: true, publishedAt: true },
          },
        },
      },
    },
  });
  if (!vo?.imageList) throw notFound("virtual organisation");
  const { baseUrl } = getSettings();
  const title = `Image list of ${vo.title || voName}`;
  return buildAtomFeed({
    title,
    subtitle: `What ${voName} endorses`,
    url: `${baseUrl}${paths.imageList(voName)}`,
    self: `${baseUrl}${paths.voFeed(voName)}`,
    entries: vo.imageList.revisions.map(({ number, comment, createdAt, publishedAt }) => ({
      title: `${title}, revision ${number}`,
      url: `${baseUrl}${paths.revision(voName, number)}`,
      updatedAt: publishedAt ?? createdAt,
      summary: comment,
    })),
  });
}
