import { z } from "zod";
import { apiRoute, parseInput } from "#app/_transport/api-route.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { editAppliance } from "#lib/virtual-appliance/edit-appliance.ts";
import { entryAsTyped } from "#lib/virtual-appliance/entry-as-typed.ts";
import { presentAppliance } from "#lib/virtual-appliance/present.ts";
import { getApplianceForEdit, getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { applianceRefSchema, editApplianceSchema } from "#lib/virtual-appliance/schema.ts";

/** The entry with the versions that whoever asks may see. */
export const GET = apiRoute(applianceRefSchema, read, presentAppliance);

/**
 * Changes the fields of the entry that the body names; the others stay. With `If-Match` only the state that it names is
 * changed, else 412; without it the last writer wins.
 */
export const PATCH = apiRoute(
  z.looseObject({ slug: z.string() }),
  async (actor, body, precondition) => {
    const seen = precondition.isAsked ? (await getApplianceForEdit(actor, body.slug))?.mark : undefined;
    const entry = await read(actor, body);
    if (!entry) return null;
    precondition.require(entry);
    const { slug: from, address, lookAlikeIsMeant } = body;
    const typed = {
      ...entryAsTyped(entry),
      ...entryAsTyped(body),
      address,
      lookAlikeIsMeant,
      slug: from,
      seen,
    };
    const { slug } = await editAppliance(actor, parseInput(editApplianceSchema, typed));
    return read(actor, { slug });
  },
  presentAppliance,
);

function read(actor: Actor, { slug }: { slug: string }) {
  return getAppliancePage(actor, slug, new Date());
}
