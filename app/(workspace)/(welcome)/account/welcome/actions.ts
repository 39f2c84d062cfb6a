"use server";

import { z } from "zod";
import { formAction } from "#app/_transport/form-action.ts";
import { readReturnAddress } from "#components/identity/return-address.ts";
import { completeProfile } from "#lib/identity/complete-profile.ts";
import { profileSchema } from "#lib/identity/profile-schema.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";

const welcomeSchema = profileSchema.extend({ returnTo: z.string().optional() });

async function complete(actor: Actor, { returnTo, ...fields }: z.output<typeof welcomeSchema>) {
  await completeProfile(actor, fields);
  return { returnTo };
}

const welcome = formAction(
  welcomeSchema,
  complete,
  ({ returnTo }) => readReturnAddress(returnTo) ?? paths.account(),
);

/** Saves the profile for the first time and goes on to where the person wanted. */
export async function completeProfileAction(state: FormState, form: FormData): Promise<FormState> {
  return welcome(state, form);
}
