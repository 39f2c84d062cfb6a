/** Reads what the picture beside a link to a VO says. */
import { getDatabase } from "#lib/platform/db/database.ts";
import type { Shared } from "#lib/platform/drawing/share-picture.ts";
import { notFound } from "#lib/platform/errors.ts";

/**
 * What is drawn of a VO.
 *
 * @throws AppError `not_found`
 */
export async function getSharedVo(name: string): Promise<Shared> {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: {
      ...{ name: true, title: true, description: true },
      imageList: {
        select: {
          revisions: {
            where: { state: "published" },
            orderBy: { number: "desc" },
            take: 1,
            select: { number: true, _count: { select: { entries: true } } },
          },
        },
      },
    },
  });
  if (!vo) throw notFound("VO");
  const [current] = vo.imageList?.revisions ?? [];
  return {
    kind: "Virtual Organisation",
    title: vo.title || vo.name,
    summary: vo.description ?? "",
    facts: [
      vo.name,
      ...(current
        ? [
            `${current._count.entries} endorsed image${current._count.entries === 1 ? "" : "s"}`,
            `Revision ${current.number}`,
          ]
        : []),
    ],
  };
}
