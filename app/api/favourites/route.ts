import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { BODY_STATUS } from "#app/_transport/read-body.ts";
import { readJsonObject } from "#app/_transport/read-json.ts";
import { changeFavourites } from "#lib/favourite/change-favourites.ts";
import { changeFavouritesSchema } from "#lib/favourite/schema.ts";
import { AppError } from "#lib/platform/errors.ts";
import { toProblem } from "#lib/platform/problem.ts";

const HEADERS = { "cache-control": "no-store" };

/**
 * What the star of our own pages posts to, with the cookie of the session: what another site's page sends is refused
 * before (app/_transport/front). No part of the API: tokens have no favourites.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const parsed = changeFavouritesSchema.safeParse(await readJsonObject(request));
    if (!parsed.success) throw new AppError("invalid_input", "bad_fields", "Send numbers of appliances.");
    return Response.json(await changeFavourites(await getCurrentActor(), parsed.data), { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problem = toProblem(error);
    const status = BODY_STATUS[problem.reason] ?? problem.status;
    return Response.json({ ...problem, status }, { status, headers: HEADERS });
  }
}
