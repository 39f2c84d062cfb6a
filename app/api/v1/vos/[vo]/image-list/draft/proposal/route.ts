import { apiRoute } from "#app/_transport/api-route.ts";
import { presentProposal } from "#lib/vo-image-list/present.ts";
import { proposePublication } from "#lib/vo-image-list/propose-publication.ts";
import { publishDraftSchema } from "#lib/vo-image-list/schema.ts";

/** Proposes the draft to another curator, where the list is published by two; unless it has changed since `changeCount` was read. */
export const POST = apiRoute(
  publishDraftSchema,
  (actor, input) => proposePublication(actor, input),
  presentProposal,
  { status: 201 },
);
