/** What the forms about the people of an appliance send. The browser may import this file. */
import { z } from "zod";
import { optionalText, requiredEmail, requiredText } from "#lib/platform/form-fields.ts";
import { MESSAGE_LENGTH } from "./invitation.ts";

const invitation = {
  slug: z.string(),
  role: z.enum(["maintainer", "owner"], { error: "Choose what you invite them to." }),
  message: optionalText("The message", MESSAGE_LENGTH),
};

/** Invites somebody who was picked from those who have signed in here. */
export const invitePersonSchema = z.object({ ...invitation, personId: z.uuid() });

/** Invites whoever has this address. */
export const inviteAddressSchema = z.object({
  ...invitation,
  email: requiredEmail("The e-mail address").transform((text) => text.toLowerCase()),
});

export type InvitationFields = z.output<typeof invitePersonSchema> | z.output<typeof inviteAddressSchema>;

export const invitationRefSchema = z.object({ invitationId: z.uuid() });

/** Names an invitation by its identifier, or by the secret of its message. */
export const invitationAnswerSchema = z.union([invitationRefSchema, z.object({ secret: z.string() })]);
export type InvitationAnswer = z.output<typeof invitationAnswerSchema>;

export const maintainerRefSchema = z.object({ slug: z.string(), personId: z.uuid() });

export const askToJoinSchema = z.object({
  slug: z.string(),
  message: requiredText("The message", { min: 10, ...MESSAGE_LENGTH }),
});

export const joinRequestRefSchema = z.object({ requestId: z.uuid() });

export const joinAnswerSchema = z.object({
  requestId: z.uuid(),
  answer: z.enum(["accept", "decline"]),
  text: optionalText("The answer", MESSAGE_LENGTH),
});
