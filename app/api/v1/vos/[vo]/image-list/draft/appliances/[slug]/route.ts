import { z } from "zod";
import { apiRoute } from "#app/_transport/api-route.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { findApplianceId } from "#lib/virtual-appliance/queries.ts";
import { addToDraft, removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { presentDraft } from "#lib/vo-image-list/present.ts";

const entrySchema = z.object({ vo: z.string(), slug: z.string() });

/** Pins the appliance's latest version in the draft; older pins of the appliance make room. */
export const PUT = apiRoute(entrySchema, changing(addToDraft), presentDraft);

/** Takes the appliance out of the draft. */
export const DELETE = apiRoute(entrySchema, changing(removeFromDraft), presentDraft);

function changing(change: (actor: Actor, input: { vo: string; applianceId: string }) => Promise<unknown>) {
  return async (actor: Actor, { vo, slug }: z.output<typeof entrySchema>) => {
    const applianceId = await findApplianceId(slug);
    if (!applianceId) return null;
    await change(actor, { vo, applianceId });
    return getDraftPage(actor, vo, new Date());
  };
}
