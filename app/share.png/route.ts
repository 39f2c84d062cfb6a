import { respondWithSharePicture } from "#app/_transport/share-picture.ts";
import { getSettings } from "#lib/platform/env.ts";

export const dynamic = "force-dynamic";

/** What other sites show beside a link to any page that has no picture of its own. */
export async function GET(request: Request) {
  return respondWithSharePicture(request, async () => ({
    kind: "Marketplace",
    title: "Virtual appliances for research clouds",
    summary: "Described, checked, and endorsed by the communities that use them.",
    facts: [new URL(getSettings().baseUrl).host],
  }));
}
