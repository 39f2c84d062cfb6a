import { takeAsked } from "#app/_transport/asked-before-sign-in.ts";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { followAppliance } from "#lib/appliance-follow/follow-appliance.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";

type Context = { params: Promise<{ slug: string }> };

/** Where the sign-in leads back to: follows for whoever had pressed the button in this browser, and shows the appliance. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await getCurrentActor();
  if (actor.kind === "person" && (await takeAsked(`follow ${slug}`))) {
    await followAppliance(actor, { slug }).catch((error: unknown) => {
      // The page says that there is no such appliance.
      if (!(error instanceof AppError)) throw error;
    });
  }
  const location = `${getSettings().baseUrl}${paths.appliance(slug)}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
