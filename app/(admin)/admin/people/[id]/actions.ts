"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { revokeAccessToken } from "#lib/access-token/revoke-access-token.ts";
import { tokenRefSchema } from "#lib/access-token/schema.ts";
import { blockPerson } from "#lib/identity/block-person.ts";
import { grantPlatformRole } from "#lib/identity/grant-platform-role.ts";
import { grantVoRole } from "#lib/identity/grant-vo-role.ts";
import { revokePlatformRole } from "#lib/identity/revoke-platform-role.ts";
import { revokeVoRole } from "#lib/identity/revoke-vo-role.ts";
import {
  blockPersonSchema,
  personRefSchema,
  platformRoleSchema,
  voRoleSchema,
} from "#lib/identity/schema.ts";
import { unblockPerson } from "#lib/identity/unblock-person.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const grantOnPlatform = formAction(platformRoleSchema, grantPlatformRole);
const grantInVo = formAction(voRoleSchema, grantVoRole);
const revokeOnPlatform = dialogAction(platformRoleSchema, revokePlatformRole);
const revokeInVo = dialogAction(voRoleSchema, revokeVoRole);
const revokeToken = dialogAction(tokenRefSchema, revokeAccessToken);
const block = dialogAction(blockPersonSchema, blockPerson);
const unblock = formAction(personRefSchema, unblockPerson);

/** Grants a role on the whole platform. */
export async function grantPlatformRoleAction(state: FormState, form: FormData): Promise<FormState> {
  return grantOnPlatform(state, form);
}

/** Grants a role in a VO. */
export async function grantVoRoleAction(state: FormState, form: FormData): Promise<FormState> {
  return grantInVo(state, form);
}

/** Takes back a role on the whole platform. */
export async function revokePlatformRoleAction(form: FormData): Promise<{ error?: string }> {
  return revokeOnPlatform(form);
}

/** Takes back a role in a VO. */
export async function revokeVoRoleAction(form: FormData): Promise<{ error?: string }> {
  return revokeInVo(form);
}

/** Revokes one of the person's access tokens, at once. */
export async function revokeTokenAction(form: FormData): Promise<{ error?: string }> {
  return revokeToken(form);
}

/** Stops a person. */
export async function blockPersonAction(form: FormData): Promise<{ error?: string }> {
  return block(form);
}

/** Lets a person in again. */
export async function unblockPersonAction(state: FormState, form: FormData): Promise<FormState> {
  return unblock(state, form);
}
