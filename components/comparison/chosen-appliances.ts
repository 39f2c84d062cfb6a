/** Which appliances are to be compared, and how the address of the comparison says it. Pure. */

/** More columns than these nobody can read side by side. */
export const MOST_COMPARED = 4;

/** An appliance that was chosen, as the tray names it. */
export type ChosenAppliance = { slug: string; name: string };

/** What a browser has kept, whatever it is: the first four that look like appliances, each once. */
export function readChosen(stored: unknown): ChosenAppliance[] {
  if (!Array.isArray(stored)) return [];
  const chosen = new Map<string, ChosenAppliance>();
  for (const item of stored) {
    const { slug, name } = (item ?? {}) as Record<string, unknown>;
    if (typeof slug !== "string" || slug === "" || typeof name !== "string") continue;
    if (!chosen.has(slug)) chosen.set(slug, { slug, name });
  }
  return [...chosen.values()].slice(0, MOST_COMPARED);
}

/** With or without this one; as it was where there is no room for another. */
export function toggleChosen(
  chosen: readonly ChosenAppliance[],
  { slug, name }: ChosenAppliance,
): ChosenAppliance[] {
  const others = chosen.filter((other) => other.slug !== slug);
  if (others.length < chosen.length) return others;
  // These two only: whatever else is known of an appliance is not kept in the browser.
  return others.length < MOST_COMPARED ? [...others, { slug, name }] : others;
}

const MOST_READ = 12;

/** `with=a,b` of the address: each slug once; more than four are kept apart, so that the page can say so. */
export function readCompared(value: string | string[] | undefined): { slugs: string[]; tooMany: string[] } {
  const text = Array.isArray(value) ? value.join(",") : (value ?? "");
  const asked = [
    ...new Set(
      text
        .split(",")
        .map((slug) => slug.trim().toLowerCase())
        .filter((slug) => /^[a-z0-9][a-z0-9.-]{0,99}$/.test(slug)),
    ),
  ].slice(0, MOST_READ);
  return { slugs: asked.slice(0, MOST_COMPARED), tooMany: asked.slice(MOST_COMPARED) };
}
