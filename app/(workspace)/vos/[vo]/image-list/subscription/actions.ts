"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { followList } from "#lib/list-subscription/follow-list.ts";
import { followListSchema, unfollowListSchema } from "#lib/list-subscription/schema.ts";
import { unfollowList } from "#lib/list-subscription/unfollow-list.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";

const follow = formAction(followListSchema, followList, ({ vo }) => paths.imageList(vo));
const unfollow = dialogAction(unfollowListSchema, unfollowList, ({ vo }) => paths.imageList(vo));

/** Follows the list as wished and goes back to it. */
export async function followListAction(state: FormState, form: FormData): Promise<FormState> {
  return follow(state, form);
}

/** Stops following the list. */
export async function unfollowListAction(form: FormData): Promise<{ error?: string }> {
  return unfollow(form);
}
