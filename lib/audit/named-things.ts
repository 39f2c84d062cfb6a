/** Names for the things that events speak of. */
import type { ThingReference } from "./recorded-event.ts";

/** A thing that still exists. `href` is null where it has no page that the reader may see. */
export type NamedThing = { name: string; href: string | null };
/** By `kind:id`. */
export type NamedThings = Readonly<Record<string, NamedThing>>;

/** The key of a thing in NamedThings. */
export function keyOf({ kind, id }: ThingReference): string {
  return `${kind}:${id}`;
}
