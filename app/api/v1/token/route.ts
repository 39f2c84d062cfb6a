import { z } from "zod";
import { apiRoute } from "#app/_transport/api-route.ts";
import { presentToken } from "#lib/access-token/present.ts";
import { describeToken } from "#lib/access-token/queries.ts";
import { requireToken } from "#lib/access-token/require-token.ts";

/** What the presented token is and may, for whoever holds it. */
export const GET = apiRoute(z.object({}), async (actor) => describeToken(requireToken(actor)), presentToken);
