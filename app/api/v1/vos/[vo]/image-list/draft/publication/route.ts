import { apiRoute } from "#app/_transport/api-route.ts";
import { presentPublication } from "#lib/vo-image-list/present.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { publishDraftSchema } from "#lib/vo-image-list/schema.ts";

/** Publishes the draft as the next revision, unless it has changed since `changeCount` was read. */
export const POST = apiRoute(
  publishDraftSchema,
  (actor, input) => publishDraft(actor, input),
  presentPublication,
  { status: 201 },
);
