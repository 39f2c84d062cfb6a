/** What the forms about providers send. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import { optionalLine, optionalUrl, requiredLine } from "#lib/platform/form-fields.ts";
import { rowsField } from "#lib/platform/rows-field.ts";
import { endpointSchema } from "./endpoint.ts";
import { PROVIDER_NAME_LENGTH } from "./provider.ts";

/** The record, for registering and editing alike. */
export const providerFieldsSchema = z.object({
  name: requiredLine("The name", PROVIDER_NAME_LENGTH),
  country: requiredLine("The country", { max: 60 }),
  websiteUrl: optionalUrl("The website"),
  contactEmail: optionalLine("The contact address", { max: 254 }).refine(
    (text) => text === null || (z.regexes.html5Email.test(text) && /@.+\../.test(text)),
    "The contact address must look like name@example.org.",
  ),
  endpoints: rowsField("The endpoints", endpointSchema),
});
export type ProviderFields = z.output<typeof providerFieldsSchema>;

export const editProviderSchema = providerFieldsSchema.extend({ slug: z.string() });

/** A person as an operator of a provider. */
export const operatorSchema = z.object({ slug: z.string(), personId: z.uuid() });
