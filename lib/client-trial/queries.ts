/** Reads trials: for those who operate the provider, and for whoever knows the address. */

import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { canOperate } from "#lib/provider/policy.ts";
import { groupByClient } from "./clients.ts";
import { MOST_REQUESTS } from "./note-request.ts";
import { isTrialSecret } from "./secret.ts";
import { trialVo } from "./trial-list.ts";
import { judgeClient } from "./verdict.ts";

/** A provider's trial with what came for it, the newest first; null for those who do not operate the provider. */
export async function getClientTrial(actor: Actor, slug: string) {
  const provider = await getDatabase().provider.findUnique({
    where: { slug },
    select: {
      slug: true,
      name: true,
      operators: { select: { personId: true } },
      clientTrial: {
        select: {
          secret: true,
          edition: true,
          chosenAt: true,
          editions: { where: { edition: "good" }, select: { expiresAt: true, listVersion: true } },
          requests: {
            orderBy: [{ at: "desc" }, { id: "desc" }],
            take: MOST_REQUESTS,
            omit: { providerId: true },
          },
        },
      },
    },
  });
  if (!provider || actor.kind === "token" || !canOperate(actor, provider)) return null;
  const { name, clientTrial } = provider;
  if (!clientTrial) return { slug, name, trial: null };
  const { secret, edition, chosenAt, editions, requests } = clientTrial;
  return {
    slug,
    name,
    trial: {
      listUrl: `${getSettings().baseUrl}${paths.trialList(secret)}`,
      vo: trialVo(slug),
      edition,
      chosenAt,
      /** Null while the worker signs. */
      good: editions[0] ?? null,
      requests,
      /** Each client that came, with what its requests tell of it; the one that came last first. */
      clients: groupByClient(requests.toReversed())
        .map(({ address, names, requests: ofClient }) => ({
          ...{ address, names, lastAt: ofClient.at(-1)?.at ?? chosenAt },
          verdicts: judgeClient(ofClient),
        }))
        .toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime()),
    },
  };
}

/** What is answered at the address of a trial at the moment; null when nobody has this address. */
export async function findTrial(secret: string) {
  if (!isTrialSecret(secret)) return null;
  const trial = await getDatabase().clientTrial.findUnique({
    where: { secret },
    select: { providerId: true, edition: true, chosenAt: true },
  });
  if (!trial) return null;
  const { providerId, edition } = trial;
  const file = await getDatabase().trialEdition.findUnique({
    where: { providerId_edition: { providerId, edition } },
    select: { message: true, messageSha256: true },
  });
  return { ...trial, file };
}
