"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { expiryOf, newPersonTokenSchema } from "#lib/access-token/schema.ts";
import { personIdOf } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";

const create = formAction(
  newPersonTokenSchema,
  async (actor, { expiry, expiresOn, ...input }) => {
    const expiresAt = expiryOf({ expiry, expiresOn }, new Date());
    // Nobody's, when nobody is signed in: that is refused.
    const holder = { personId: personIdOf(actor) ?? "" };
    const made = await createAccessToken(actor, { ...input, expiresAt, holder });
    return { ...made, vos: input.readableVos };
  },
  undefined,
  ({ name, token, vos }) => ({
    name,
    token,
    listUrl: vos[0] ? `${getSettings().baseUrl}${paths.voList(vos[0])}` : "",
    secretRoots: vos.map((vo) => `${getSettings().baseUrl}${paths.secretListRoot(vo, token)}`).join("\n"),
  }),
);

/** Makes a token of one's own and gives it, for the only time. */
export async function createTokenAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form);
}
