import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { quickSearch } from "#lib/quick-search/queries.ts";

export const dynamic = "force-dynamic";

/** Nobody types more to go somewhere. */
const LONGEST_TEXT = 200;

/** `{ groups: [{ title, hits: [{ href, label, detail }] }] }` for `?q=…`: what the page's own quick search shows. */
export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const groups = await quickSearch(
    await getCurrentActor(),
    text.slice(0, LONGEST_TEXT).replaceAll("\0", ""),
    new Date(),
  );
  return Response.json({ groups }, { headers: { "cache-control": "private, no-store" } });
}
