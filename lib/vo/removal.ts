/**
 * A VO that is removed stays as a row: what was published is there for ever. From the moment an administrator removes it,
 * nobody changes it or its list; its list is answered and signed as ever until the day that sites were told, and is gone
 * (410) after it. Pure.
 */
import { AppError } from "#lib/platform/errors.ts";

/** What the row says of it, as columns of `Vo`. */
export const REMOVAL = { removedAt: true, listEndsAt: true } as const;

export type Removal = { removedAt: Date | null; listEndsAt: Date | null };

/** How far ahead the end of a list may be, in days. */
export const MOST_DAYS_AHEAD = 90;
/** As long as a list is valid usually: every client has looked once. */
export const USUAL_DAYS_AHEAD = 30;

/** Is its list not answered any more? */
export function hasListEnded({ listEndsAt }: Pick<Removal, "listEndsAt">, now: Date): boolean {
  return listEndsAt !== null && listEndsAt <= now;
}

/** Was it brought back, and its list not signed anew yet? */
export function isResuming({ removedAt, listEndsAt }: Removal): boolean {
  return removedAt === null && listEndsAt !== null;
}

/**
 * in: nothing was removed. leaving: the list is answered until its day. gone: it is not, and the VO is in no catalogue.
 */
export function standingOfVo({ removedAt, listEndsAt }: Removal, now: Date): "in" | "leaving" | "gone" {
  if (removedAt === null) return "in";
  return hasListEnded({ listEndsAt }, now) ? "gone" : "leaving";
}

/** The condition, for Prisma, that a VO is in the catalogue: `lib/vo/present-vos.ts` says it in SQL. */
export function presentVos(now: Date) {
  return { OR: [{ removedAt: null }, { listEndsAt: { gt: now } }] };
}

/** @throws AppError `conflict` for a VO that is being removed, or was */
export function refuseRemoved({ name, removedAt }: { name: string; removedAt: Date | null }): void {
  if (removedAt === null) return;
  throw new AppError(
    "conflict",
    "vo_removed",
    `VO ${name} is being removed: nobody changes it or its image list any more. An administrator can bring it back.`,
  );
}

/** What whoever asks for the list of a VO is told after its day. */
export function listIsGone(name: string, listEndsAt: Date): AppError {
  return new AppError(
    "gone",
    "list_ended",
    `The image list of VO ${name} stopped on ${listEndsAt.toISOString().slice(0, 10)}: the VO was removed. Take this address out of your client.`,
  );
}
