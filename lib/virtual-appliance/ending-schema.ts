/** What the forms that archive or delete an appliance send. The browser may import this file. */
import { z } from "zod";
import { optionalText } from "#lib/platform/form-fields.ts";
import { MESSAGE_LENGTH } from "./invitation.ts";

export const archiveSchema = z.object({ slug: z.string(), note: optionalText("The note", MESSAGE_LENGTH) });
export const deleteSchema = z.object({ slug: z.string(), confirmation: z.string() });
