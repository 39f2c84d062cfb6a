import { apiRoute } from "#app/_transport/api-route.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { presentWorkingVersion } from "#lib/virtual-appliance/present.ts";
import { getWorkingVersionPage } from "#lib/virtual-appliance/queries.ts";
import { versionFieldsSchema } from "#lib/virtual-appliance/schema.ts";

/** Starts a working version: empty the first time, a copy of the latest afterwards. */
export const POST = apiRoute(
  versionFieldsSchema,
  async (actor, input) => {
    const { slug } = await createWorkingVersion(actor, input);
    return getWorkingVersionPage(actor, slug, new Date());
  },
  presentWorkingVersion,
  { status: 201 },
);
