"use server";

import { z } from "zod";
import { beginLinking } from "#app/_transport/begin-linking.ts";
import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { endOtherSessions } from "#lib/identity/end-other-sessions.ts";
import { endSession } from "#lib/identity/end-session.ts";
import { startLinking } from "#lib/identity/start-linking.ts";
import { unlinkIdentity } from "#lib/identity/unlink-identity.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const end = formAction(z.object({ sessionId: z.uuid() }), endSession);
const endOthers = dialogAction(z.object({}), endOtherSessions);
const link = dialogAction(z.object({}), prepareLinking, (address) => address);
const unlink = dialogAction(z.object({ identityId: z.uuid() }), unlinkIdentity);

async function prepareLinking(actor: Actor) {
  await startLinking(actor);
  return beginLinking();
}

/** Signs another browser out. */
export async function endSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return end(state, form);
}

/** Signs every other browser out. */
export async function endOtherSessionsAction(form: FormData): Promise<{ error?: string }> {
  return endOthers(form);
}

/** Makes the next sign-in in this browser link an identity, and goes to the identity provider for it. */
export async function startLinkingAction(form: FormData): Promise<{ error?: string }> {
  return link(form);
}

/** Takes an identity away from this account. */
export async function unlinkIdentityAction(form: FormData): Promise<{ error?: string }> {
  return unlink(form);
}
