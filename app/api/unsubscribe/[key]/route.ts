import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { endFollowMail } from "#lib/appliance-follow/end-follow-mail.ts";
import { unsubscribe } from "#lib/list-subscription/unfollow-list.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { endSavedSearch } from "#lib/saved-search/delete-saved-search.ts";

type Context = { params: Promise<{ key: string }> };

/** What a mail program's button posts to (RFC 8058, section 3.2): no cookie, no question, and the same answer every time. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const key = readRoutePart((await params).key);
  if (key !== null) {
    const actor = await getCurrentActor();
    await unsubscribe(actor, { key });
    await endFollowMail(actor, { key });
    await endSavedSearch(actor, { key });
  }
  return new Response("You are unsubscribed.\n", {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

/** A person who opened the address is asked: programs that look at every link in a message must end nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const key = readRoutePart((await params).key) ?? "";
  const location = `${getSettings().baseUrl}${paths.endSubscription(key)}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
