"use server";

import { redirect } from "next/navigation";
import { rememberAsked } from "#app/_transport/asked-before-sign-in.ts";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { formAction } from "#app/_transport/form-action.ts";
import { followAppliance } from "#lib/appliance-follow/follow-appliance.ts";
import { followApplianceSchema } from "#lib/appliance-follow/schema.ts";
import { unfollowAppliance } from "#lib/appliance-follow/unfollow-appliance.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";

const follow = formAction(followApplianceSchema, followAppliance);
const unfollow = formAction(followApplianceSchema, unfollowAppliance);

/** Follows the appliance; who is not signed in is sent to sign in, and follows it when they come back. */
export async function followApplianceAction(state: FormState, form: FormData): Promise<FormState> {
  const { slug } = followApplianceSchema.parse({ slug: form.get("slug") });
  if ((await getCurrentActor()).kind === "anonymous") {
    await rememberAsked(`follow ${slug}`);
    redirect(paths.signIn(paths.followAppliance(slug)));
  }
  return follow(state, form);
}

/** Stops following it. */
export async function unfollowApplianceAction(state: FormState, form: FormData): Promise<FormState> {
  return unfollow(state, form);
}
