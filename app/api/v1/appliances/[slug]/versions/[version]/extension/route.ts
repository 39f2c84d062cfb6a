import { apiRoute } from "#app/_transport/api-route.ts";
import { extendVersion } from "#lib/virtual-appliance/extend-version.ts";
import { presentVersion } from "#lib/virtual-appliance/present.ts";
import { getVersionPage } from "#lib/virtual-appliance/queries.ts";
import { extendVersionSchema } from "#lib/virtual-appliance/schema.ts";

/** Gives a published version a later expiry: `months` from today, one of 3, 6, 9 and 12. */
export const POST = apiRoute(
  extendVersionSchema,
  async (actor, input) => {
    const { slug, version } = await extendVersion(actor, input);
    return getVersionPage(actor, slug, version, new Date());
  },
  presentVersion,
);
