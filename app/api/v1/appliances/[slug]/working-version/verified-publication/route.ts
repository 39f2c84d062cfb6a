import { apiRoute } from "#app/_transport/api-route.ts";
import { callOffPublication } from "#lib/virtual-appliance/call-off-publication.ts";
import { presentWorkingVersion } from "#lib/virtual-appliance/present.ts";
import { getWorkingVersionPage } from "#lib/virtual-appliance/queries.ts";
import { applianceRefSchema } from "#lib/virtual-appliance/schema.ts";
import { verifyAndPublish } from "#lib/virtual-appliance/verify-and-publish.ts";

/** Checks the images of the working version and publishes it by itself when all have passed. */
export const POST = apiRoute(
  applianceRefSchema,
  (actor, input) => verifyAndPublish(actor, input),
  ({ slug, version, published }) => ({
    appliance: slug,
    version,
    state: published ? "published" : "waiting",
  }),
);

/** Nothing is published by itself after all. */
export const DELETE = apiRoute(
  applianceRefSchema,
  async (actor, input) => {
    const { slug } = await callOffPublication(actor, input);
    return getWorkingVersionPage(actor, slug, new Date());
  },
  presentWorkingVersion,
);
