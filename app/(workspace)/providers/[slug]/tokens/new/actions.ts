"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { expiryOf, newProviderTokenSchema } from "#lib/access-token/schema.ts";
import { getSettings } from "#lib/platform/env.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";

const create = formAction(
  newProviderTokenSchema,
  async (actor, { expiry, expiresOn, providerId, ...input }) => {
    const expiresAt = expiryOf({ expiry, expiresOn }, new Date());
    const made = await createAccessToken(actor, { ...input, expiresAt, holder: { providerId } });
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

/** Makes a provider's token and gives it, for the only time. */
export async function createProviderTokenAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form);
}
