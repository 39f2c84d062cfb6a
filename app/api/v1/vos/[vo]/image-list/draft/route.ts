import { apiRoute } from "#app/_transport/api-route.ts";
import { requireThat } from "#lib/platform/errors.ts";
import { CURATORS_ONLY } from "#lib/vo/policy.ts";
import { getVo } from "#lib/vo/queries.ts";
import { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { presentDraft } from "#lib/vo-image-list/present.ts";
import { voRefSchema } from "#lib/vo-image-list/schema.ts";

/** The draft of a VO's list, for those who curate it. */
export const GET = apiRoute(
  voRefSchema,
  async (actor, { vo }) => {
    const draft = await getDraftPage(actor, vo, new Date());
    // Everybody may see the VO: who may not see its draft is told why.
    if (!draft && (await getVo(vo))) requireThat(false, actor, CURATORS_ONLY);
    return draft;
  },
  presentDraft,
);
