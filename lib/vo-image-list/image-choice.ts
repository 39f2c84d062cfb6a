/** Which images of an appliance a list may hold side by side. */

type ChosenImage = { identifier: string; title: string; version: { version: string } };

/**
 * An image stands in a list once, in one version of it: sites know it by one identifier.
 *
 * @returns a sentence about the first image that was chosen more than once; null when there is none
 */
export function findChosenTwice(images: readonly ChosenImage[]): string | null {
  for (const states of Map.groupBy(images, ({ identifier }) => identifier).values()) {
    const [first] = states;
    if (!first || states.length === 1) continue;
    const versions = states.map(({ version }) => version.version).join(" and ");
    return `“${first.title}” is chosen in versions ${versions}. A list holds each image once: choose one of them.`;
  }
  return null;
}

/** Do two lists name the same images, in whatever order? */
export function isSameChoice(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}
