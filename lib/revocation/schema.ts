/** What the forms that stop a version send. The browser may import this file. */
import { z } from "zod";
import { requiredText } from "#lib/platform/form-fields.ts";

const version = { slug: z.string(), version: z.string() };

export const REASON_LENGTH = { min: 10, max: 1000 } as const;

export const revokeVersionSchema = z.object({
  ...version,
  reason: requiredText("The reason", REASON_LENGTH),
});
export type RevokeVersionInput = z.output<typeof revokeVersionSchema>;

export const reinstateVersionSchema = z.object({
  ...version,
  reason: requiredText("The reason", REASON_LENGTH),
});
