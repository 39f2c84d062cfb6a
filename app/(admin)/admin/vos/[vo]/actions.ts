"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { grantVoRole } from "#lib/identity/grant-vo-role.ts";
import { mapGroup } from "#lib/identity/map-group.ts";
import { revokeVoRole } from "#lib/identity/revoke-vo-role.ts";
import { groupRefSchema, mapGroupSchema, voRoleSchema } from "#lib/identity/schema.ts";
import { unmapGroup } from "#lib/identity/unmap-group.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const map = formAction(mapGroupSchema, mapGroup);
const unmap = dialogAction(groupRefSchema, unmapGroup);
const grant = formAction(voRoleSchema, grantVoRole);
const revoke = dialogAction(voRoleSchema, revokeVoRole);

/** Makes a group stand for the VO. */
export async function mapGroupAction(state: FormState, form: FormData): Promise<FormState> {
  return map(state, form);
}

/** Makes a group stand for the VO no more. */
export async function unmapGroupAction(form: FormData): Promise<{ error?: string }> {
  return unmap(form);
}

/** Grants somebody a role in the VO. */
export async function grantRoleAction(state: FormState, form: FormData): Promise<FormState> {
  return grant(state, form);
}

/** Takes back a role that was granted here. */
export async function revokeRoleAction(form: FormData): Promise<{ error?: string }> {
  return revoke(form);
}
