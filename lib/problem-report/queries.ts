/** Reads reports of problems, for those who mend or settle them. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { toPage } from "#lib/platform/page.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { canSeeAllProblems } from "./policy.ts";
import { MENDABLE_REASONS } from "./problem.ts";

const PAGE_SIZE = 20;
/** Settled reports of one appliance that are still shown. */
const SETTLED_SHOWN = 20;

const PROBLEM = {
  ...{ id: true, reason: true, comment: true, createdAt: true, state: true, note: true, settledAt: true },
  settledBy: { select: { name: true } },
} as const;

/**
 * What is reported about an appliance and is its maintainers' to mend: the open ones, the oldest first, and the last that
 * were settled. Who reported it is told to administrators only, on their own page.
 *
 * @returns null for those who do not maintain it in person
 */
export async function getApplianceProblems(actor: Actor, slug: string) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...{ id: true, slug: true, name: true, ownerId: true },
      maintainers: { select: { personId: true } },
    },
  });
  if (!appliance || actor.kind !== "person" || !canMaintain(actor, appliance)) return null;
  const mendable = { applianceId: appliance.id, reason: { in: MENDABLE_REASONS } };
  const [open, settled] = await Promise.all([
    getDatabase().problemReport.findMany({
      where: { ...mendable, state: "open" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: PROBLEM,
    }),
    getDatabase().problemReport.findMany({
      where: { ...mendable, state: { not: "open" } },
      orderBy: [{ settledAt: "desc" }, { id: "desc" }],
      take: SETTLED_SHOWN,
      select: PROBLEM,
    }),
  ]);
  return { slug: appliance.slug, name: appliance.name, open, settled, mayDismiss: canSeeAllProblems(actor) };
}

/** How many open reports the viewer could mend; null for those who do not maintain the appliance. */
export async function countApplianceProblems(actor: Actor, applianceId: string): Promise<number | null> {
  if (actor.kind !== "person") return null;
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { id: applianceId },
    select: { id: true, ownerId: true, maintainers: { select: { personId: true } } },
  });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  return getDatabase().problemReport.count({
    where: { applianceId, state: "open", reason: { in: MENDABLE_REASONS } },
  });
}

/** States to choose from. */
export type ProblemFilter = "open" | "resolved" | "dismissed";

/**
 * A page of all reports in this state: the open ones the oldest first, the others the last settled first.
 *
 * @returns null for everybody but administrators
 */
export async function listProblems(actor: Actor, { state, page }: { state: ProblemFilter; page: number }) {
  if (!canSeeAllProblems(actor)) return null;
  const [items, total] = await Promise.all([
    getDatabase().problemReport.findMany({
      where: { state },
      orderBy:
        state === "open" ? [{ createdAt: "asc" }, { id: "asc" }] : [{ settledAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE,
      skip: (page - 1) * PAGE_SIZE,
      select: {
        ...PROBLEM,
        reporterEmail: true,
        reporter: { select: { id: true, name: true } },
        appliance: { select: { slug: true, name: true, owner: { select: { name: true } } } },
      },
    }),
    getDatabase().problemReport.count({ where: { state } }),
  ]);
  return toPage(items, total, page, PAGE_SIZE);
}

/**
 * Open reports that wait for an administrator: those that only they judge, and those of appliances that nobody maintains
 * here.
 */
export async function countProblemsForAdministrators(): Promise<number> {
  return getDatabase().problemReport.count({
    where: {
      state: "open",
      OR: [
        { reason: { notIn: MENDABLE_REASONS } },
        { appliance: { ownerId: null, maintainers: { none: {} } } },
      ],
    },
  });
}

export type ShownProblem = NonNullable<Awaited<ReturnType<typeof getApplianceProblems>>>["open"][number];
export type AdministeredProblem = NonNullable<Awaited<ReturnType<typeof listProblems>>>["items"][number];
