/** A delivery as the API shows it. */
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import type { getDelivery } from "./queries.ts";

export function presentDelivery(delivery: NonNullable<Awaited<ReturnType<typeof getDelivery>>>) {
  const { appliance, version, state, reason, startedAt, endedAt, tasks } = delivery;
  return {
    appliance: appliance.slug,
    ...{ version, state, reason, tasks },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    status: `${getSettings().baseUrl}${paths.apiDelivery(appliance.slug, version ?? "")}`,
  };
}
