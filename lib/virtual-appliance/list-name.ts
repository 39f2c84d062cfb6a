/**
 * Under which name an appliance's own list is known to sites: the first address it ever had. Whoever subscribed to it goes on
 * getting the same list, byte for byte, whatever the appliance is called now.
 */

/** What must be read of an appliance for that. */
export const LIST_NAME = {
  slug: true,
  formerSlugs: { orderBy: { replacedAt: "asc" }, take: 1, select: { slug: true } },
} as const;

export function listNameOf({
  slug,
  formerSlugs,
}: {
  slug: string;
  formerSlugs: readonly { slug: string }[];
}): string {
  return formerSlugs[0]?.slug ?? slug;
}
