/** Reads about continuous delivery. */

import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { tasksSchema } from "./task.ts";

const SHOWN_DELIVERIES = 20;

const DELIVERY = {
  id: true,
  trigger: true,
  state: true,
  version: true,
  tasks: true,
  startedAt: true,
  endedAt: true,
  reason: true,
} as const;

/** Where descriptions lie, how it goes, and the last deliveries; null for those who do not maintain the appliance. */
export async function getDeliveryPage(actor: Actor, slug: string) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...{ id: true, slug: true, name: true, archivedAt: true, ownerId: true },
      maintainers: { select: { personId: true } },
      deliverySource: {
        select: {
          ...{
            url: true,
            pausedAt: true,
            pausedReason: true,
            failures: true,
            lastCheckedAt: true,
            nextCheckAt: true,
          },
          publisher: { select: { id: true, name: true } },
        },
      },
      deliveries: { orderBy: { startedAt: "desc" }, take: SHOWN_DELIVERIES, select: DELIVERY },
    },
  });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  const { deliverySource: source, deliveries, ...entry } = appliance;
  return { ...entry, source, deliveries: deliveries.map(withTasks) };
}

export type ShownDelivery = NonNullable<Awaited<ReturnType<typeof getDeliveryPage>>>["deliveries"][number];

/** The last delivery of a version, for those who maintain the appliance. */
export async function getDelivery(actor: Actor, slug: string, version: string) {
  const delivery = await getDatabase().delivery.findFirst({
    where: { version, appliance: { slug } },
    orderBy: { startedAt: "desc" },
    select: {
      ...DELIVERY,
      appliance: {
        select: { id: true, slug: true, ownerId: true, maintainers: { select: { personId: true } } },
      },
    },
  });
  return delivery && canMaintain(actor, delivery.appliance) ? withTasks(delivery) : null;
}

function withTasks<Delivery extends { tasks: unknown }>(delivery: Delivery) {
  return { ...delivery, tasks: tasksSchema.parse(delivery.tasks) };
}
