"use server";

import { dialogAction } from "#app/_transport/form-action.ts";
import { revokeAccessToken } from "#lib/access-token/revoke-access-token.ts";
import { tokenRefSchema } from "#lib/access-token/schema.ts";

const revoke = dialogAction(tokenRefSchema, revokeAccessToken);

/** Revokes a token, at once. */
export async function revokeTokenAction(form: FormData): Promise<{ error?: string }> {
  return revoke(form);
}
