"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { editFollowWish } from "#lib/appliance-follow/edit-follow-wish.ts";
import { followApplianceSchema, followWishSchema } from "#lib/appliance-follow/schema.ts";
import { unfollowAppliance } from "#lib/appliance-follow/unfollow-appliance.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const edit = formAction(followWishSchema, editFollowWish);
const unfollow = formAction(followApplianceSchema, unfollowAppliance);

/** Saves what one wants to be told. */
export async function editFollowWishAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Stops following an appliance. */
export async function unfollowAction(state: FormState, form: FormData): Promise<FormState> {
  return unfollow(state, form);
}
