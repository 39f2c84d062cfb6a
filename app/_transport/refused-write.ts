/** What the web server found against a change before the server action had it. */
import "server-only";
import { headers } from "next/headers";
import { REFUSAL_HEADER } from "./request-headers.ts";

/**
 * Why this server action must do nothing: too many changes in a short time. Every action asks, so that what was typed
 * comes back with the sentence.
 *
 * @returns a sentence, or null
 */
export async function readRefusal(): Promise<string | null> {
  return (await headers()).get(REFUSAL_HEADER);
}
