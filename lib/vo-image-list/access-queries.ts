/** Reads about who may fetch a list. */
import { tokenState } from "#lib/access-token/token.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canGiveAccess } from "./policy.ts";

/** A provider to which a list is open, with what would stop if it were closed. */
export type OpenTo = NonNullable<Awaited<ReturnType<typeof getListAccessPage>>>["openTo"][number];

/** To whom a VO's list is open, and to whom it could be opened; null for those who do not decide about it. */
export async function getListAccessPage(actor: Actor, voName: string, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
      imageList: { select: { visibility: true } },
    },
  });
  if (!vo?.imageList || !canGiveAccess(actor, vo)) return null;
  const [openings, others] = await Promise.all([
    readOpenings(vo.id),
    getDatabase().provider.findMany({
      where: { listOpenings: { none: { voId: vo.id } } },
      orderBy: { name: "asc" },
      select: { id: true, name: true, country: true },
    }),
  ]);
  return {
    vo: { id: vo.id, name: vo.name, title: vo.title },
    visibility: vo.imageList.visibility,
    openTo: openings.map(({ provider: { accessTokens, ...provider }, openedBy, createdAt }) => ({
      ...provider,
      openedAt: createdAt,
      openedBy: openedBy?.name ?? null,
      /** Those that read this list now. */
      tokens: accessTokens
        .filter((token) => token.readableVos.includes(vo.name) && tokenState(token, now) === "active")
        .map(({ id, name, lastUsedAt }) => ({ id, name, lastUsedAt })),
    })),
    others,
  };
}

function readOpenings(voId: string) {
  return getDatabase().listOpening.findMany({
    where: { voId },
    orderBy: { provider: { name: "asc" } },
    select: {
      createdAt: true,
      openedBy: { select: { name: true } },
      provider: {
        select: {
          id: true,
          slug: true,
          name: true,
          country: true,
          accessTokens: {
            orderBy: { createdAt: "asc" },
            select: {
              id: true,
              name: true,
              readableVos: true,
              expiresAt: true,
              revokedAt: true,
              lastUsedAt: true,
            },
          },
        },
      },
    },
  });
}
