import { apiRoute } from "#app/_transport/api-route.ts";
import { presentVersion } from "#lib/virtual-appliance/present.ts";
import { publishVersion } from "#lib/virtual-appliance/publish-version.ts";
import { getVersionPage } from "#lib/virtual-appliance/queries.ts";
import { applianceRefSchema } from "#lib/virtual-appliance/schema.ts";

/** Publishes the working version: it becomes the latest and can never change again. */
export const POST = apiRoute(
  applianceRefSchema,
  async (actor, input) => {
    const { slug, version } = await publishVersion(actor, input);
    return getVersionPage(actor, slug, version, new Date());
  },
  presentVersion,
  { status: 201 },
);
