import { apiRoute } from "#app/_transport/api-route.ts";
import { presentDelivery } from "#lib/continuous-delivery/present.ts";
import { pushDelivery } from "#lib/continuous-delivery/push-delivery.ts";
import { getDelivery } from "#lib/continuous-delivery/queries.ts";
import { deliveryRefSchema, pushDeliverySchema } from "#lib/continuous-delivery/schema.ts";

/** How the delivery of a version stands. */
export const GET = apiRoute(
  deliveryRefSchema,
  (actor, { slug, version }) => getDelivery(actor, slug, version),
  presentDelivery,
);

/** Creates, checks and publishes a version, described in the body; the same again is the same delivery. */
export const PUT = apiRoute(
  pushDeliverySchema,
  async (actor, input) => {
    const { slug, version } = await pushDelivery(actor, input);
    return getDelivery(actor, slug, version);
  },
  presentDelivery,
  { status: 202, location: ({ status }) => status },
);
