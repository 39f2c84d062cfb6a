import { apiRoute } from "#app/_transport/api-route.ts";
import { hideVersion } from "#lib/virtual-appliance/hide-version.ts";
import { presentVersion } from "#lib/virtual-appliance/present.ts";
import { getVersionPage } from "#lib/virtual-appliance/queries.ts";
import { publishedVersionRefSchema } from "#lib/virtual-appliance/schema.ts";
import { showVersion } from "#lib/virtual-appliance/show-version.ts";

/** Withdraws a published version. */
export const PUT = apiRoute(
  publishedVersionRefSchema,
  async (actor, input) => {
    const { slug, version } = await hideVersion(actor, input);
    return getVersionPage(actor, slug, version, new Date());
  },
  presentVersion,
);

/** Brings it back. */
export const DELETE = apiRoute(
  publishedVersionRefSchema,
  async (actor, input) => {
    const { slug, version } = await showVersion(actor, input);
    return getVersionPage(actor, slug, version, new Date());
  },
  presentVersion,
);
