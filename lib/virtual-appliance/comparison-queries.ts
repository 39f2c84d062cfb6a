/** Two versions of an appliance, to be compared. */
import type { Actor } from "#lib/platform/actor.ts";
import { getAppliancePage, getVersionPage } from "./queries.ts";

/**
 * The two versions, as far as the viewer may see them, and what else there is to choose from.
 *
 * @param asked version strings; what is missing, or not to be seen, is the newest there is: first what is being worked on
 *   or the latest, and before it the one that it follows
 * @returns null when there is no such appliance; `from` or `to` null when there is no such version to see
 */
export async function getVersionComparison(
  actor: Actor,
  slug: string,
  asked: { from: string | null; to: string | null },
  now: Date,
) {
  const appliance = await getAppliancePage(actor, slug, now);
  if (!appliance) return null;
  const { working, latest, previous, ...entry } = appliance;
  const versions = [working, latest, ...previous].filter((version) => version !== null);
  const names = versions.map(({ version }) => version);
  const to = chosen(asked.to, names) ?? names.find((name) => name !== asked.from) ?? null;
  const follows = names.slice(names.indexOf(to ?? "") + 1);
  const from = chosen(asked.from, names) ?? follows[0] ?? names.find((name) => name !== to) ?? null;
  return {
    ...entry,
    versions: versions.map(({ version, status }) => ({ version, status })),
    from: from === null ? null : await getVersionPage(actor, slug, from, now),
    to: to === null ? null : await getVersionPage(actor, slug, to, now),
  };
}

function chosen(asked: string | null, names: readonly string[]): string | null {
  return asked !== null && names.includes(asked) ? asked : null;
}
