/** Reads ratings, as their viewer may see them. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { toPage } from "#lib/platform/page.ts";
import { canAnswer, canModerate, worksOn } from "./policy.ts";
import { type RatingSummary, summarise } from "./rating-summary.ts";

/** What counts, and what everybody sees. */
const VISIBLE = { withdrawnAt: null, hiddenAt: null } as const;

/** Comments shown before somebody asks for more. */
const SHOWN = 20;
const MOST_SHOWN = 200;

const COMMENT = {
  ...{ id: true, stars: true, comment: true, createdAt: true, updatedAt: true },
  ...{ answer: true, answeredAt: true },
  person: { select: { id: true, name: true } },
  answeredBy: { select: { name: true } },
} as const;

/** Why somebody cannot rate an appliance. */
export type RatingHindrance = "sign_in" | "works_on_it" | "archived" | "nothing_published";

/** All ratings of an appliance together. */
export async function getRatingSummary(applianceId: string): Promise<RatingSummary> {
  const groups = await getDatabase().rating.groupBy({
    by: ["stars"],
    where: { applianceId, ...VISIBLE },
    _count: { _all: true },
  });
  return summarise(new Map(groups.map(({ stars, _count }) => [stars, _count._all])));
}

/**
 * The ratings of an appliance for its page: what all say together, the comments (the newest first), the viewer's own, and
 * what they may do.
 *
 * @returns null when there is no such appliance
 */
export async function getRatings(actor: Actor, applianceId: string, { all = false } = {}) {
  const database = getDatabase();
  const personId = actor.kind === "person" ? actor.personId : null;
  const appliance = await database.virtualAppliance.findUnique({
    where: { id: applianceId },
    select: {
      ...{ ownerId: true, archivedAt: true, maintainers: { select: { personId: true } } },
      versions: { where: { state: { not: "working" }, hiddenAt: null }, take: 1, select: { id: true } },
    },
  });
  if (!appliance) return null;
  const commented = { applianceId, ...VISIBLE, comment: { not: null } } as const;
  const [summary, comments, commentCount, own, reported] = await Promise.all([
    getRatingSummary(applianceId),
    database.rating.findMany({
      where: commented,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: all ? MOST_SHOWN : SHOWN,
      select: COMMENT,
    }),
    database.rating.count({ where: commented }),
    personId
      ? database.rating.findFirst({
          where: { applianceId, personId, withdrawnAt: null },
          select: { ...COMMENT, hiddenAt: true, hiddenReason: true, revisedAt: true },
        })
      : null,
    personId
      ? database.ratingReport.findMany({
          where: { personId, settledAt: null, rating: { applianceId } },
          select: { ratingId: true },
        })
      : [],
  ]);
  const reportedIds = new Set(reported.map(({ ratingId }) => ratingId));
  return {
    summary,
    comments: comments.map((comment) => ({
      ...comment,
      isOwn: comment.person.id === personId,
      /** Has the viewer an open report of it? */
      isReported: reportedIds.has(comment.id),
    })),
    commentCount,
    own,
    hindrance: hindranceOf(personId, appliance),
    mayAnswer: canAnswer(actor, appliance),
    mayReport: personId !== null,
    mayModerate: canModerate(actor),
  };
}

type RatedAppliance = Parameters<typeof worksOn>[1] & {
  archivedAt: Date | null;
  versions: readonly unknown[];
};

/** Null: they may rate. */
function hindranceOf(personId: string | null, appliance: RatedAppliance): RatingHindrance | null {
  if (personId !== null && worksOn(personId, appliance)) return "works_on_it";
  if (appliance.archivedAt) return "archived";
  if (appliance.versions.length === 0) return "nothing_published";
  return personId === null ? "sign_in" : null;
}

const QUEUE_PAGE = 20;

const WAITING: Prisma.RatingWhereInput = {
  withdrawnAt: null,
  OR: [{ reports: { some: { settledAt: null } } }, { revisedAt: { not: null } }],
};

/**
 * Ratings that a moderator should look at, those that wait longest first; those that are hidden now, the last first; or one of all.
 *
 * @returns null for those who do not moderate
 */
export async function listModeratedRatings(
  actor: Actor,
  { show, page }: { show: "waiting" | "hidden" | { ratingId: string }; page: number },
) {
  if (!canModerate(actor)) return null;
  const where = whereOf(show);
  const [items, total] = await Promise.all([
    getDatabase().rating.findMany({
      where,
      orderBy:
        show === "waiting" ? [{ updatedAt: "asc" }, { id: "asc" }] : [{ hiddenAt: "desc" }, { id: "desc" }],
      take: QUEUE_PAGE,
      skip: (page - 1) * QUEUE_PAGE,
      select: {
        ...COMMENT,
        ...{ hiddenAt: true, hiddenReason: true, revisedAt: true },
        appliance: { select: { slug: true, name: true } },
        reports: {
          where: { settledAt: null },
          orderBy: { createdAt: "asc" },
          select: { id: true, reason: true, createdAt: true, person: { select: { id: true, name: true } } },
        },
      },
    }),
    getDatabase().rating.count({ where }),
  ]);
  return toPage(items, total, page, QUEUE_PAGE);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function whereOf(show: "waiting" | "hidden" | { ratingId: string }): Prisma.RatingWhereInput {
  if (show === "waiting") return WAITING;
  if (show === "hidden") return { withdrawnAt: null, hiddenAt: { not: null } };
  return { withdrawnAt: null, id: UUID.test(show.ratingId) ? { equals: show.ratingId } : { in: [] } };
}

/** How many ratings wait for a moderator. */
export async function countWaitingRatings(): Promise<number> {
  return getDatabase().rating.count({ where: WAITING });
}

export type Ratings = NonNullable<Awaited<ReturnType<typeof getRatings>>>;
export type ModeratedRating = NonNullable<Awaited<ReturnType<typeof listModeratedRatings>>>["items"][number];
