/** Reads what of an appliance could stand in a draft. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { canCurate } from "#lib/vo/policy.ts";

/** A version as the page of the choice shows it. */
export type ChoosableVersion = Exclude<
  Awaited<ReturnType<typeof getImageChoice>>,
  null | string
>["versions"][number];

/**
 * The published versions of an appliance with their images, the newest first, and which of them the draft holds. Versions
 * that may not be listed are there only where the draft holds images of them.
 *
 * @returns null for those who do not curate the list; `"no such appliance"` for those who do
 */
export async function getImageChoice(actor: Actor, voName: string, slug: string, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: { id: true, name: true, title: true },
  });
  if (!vo || !canCurate(actor, vo)) return null;
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      versions: {
        where: { state: { not: "working" } },
        orderBy: { publishedAt: "desc" },
        select: {
          version: true,
          state: true,
          expiresAt: true,
          hiddenAt: true,
          revokedAt: true,
          images: {
            orderBy: { number: "asc" },
            select: {
              id: true,
              title: true,
              format: true,
              arch: true,
              osName: true,
              osVersion: true,
              sizeBytes: true,
              draftEntries: {
                where: { voId: vo.id },
                select: { entryIdentifier: true, followMode: true },
              },
            },
          },
        },
      },
    },
  });
  if (!appliance) return "no such appliance";
  const { versions, ...entry } = appliance;
  const choosable = versions.map(({ images, hiddenAt, revokedAt, ...version }) => ({
    version: version.version,
    expiresAt: version.expiresAt,
    isLatest: version.state === "latest",
    isListable: isEndorsable({ ...version, hiddenAt, revokedAt }, now),
    status: statusOf({ ...version, hiddenAt, revokedAt }, now),
    images: images.map(({ draftEntries: [entry], ...image }) => ({
      ...image,
      isPinned: entry !== undefined,
      /** As the draft holds it; null where it does not. */
      entry: entry ?? null,
    })),
  }));
  return {
    vo,
    appliance: entry,
    versions: choosable.filter(
      ({ isListable, images }) => isListable || images.some(({ isPinned }) => isPinned),
    ),
  };
}
