/** What the form of one's profile sends. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import { optionalLine, requiredEmail, requiredLine } from "#lib/platform/form-fields.ts";
import { parseOrcid } from "./orcid.ts";

/** For the first time and for editing alike. */
export const profileSchema = z.object({
  name: requiredLine("The name", { min: 2, max: 100 }),
  affiliation: optionalLine("The affiliation"),
  email: requiredEmail("The e-mail address"),
  orcid: optionalLine("The ORCID iD")
    .refine(
      (text) => text === null || parseOrcid(text) !== null,
      "This is no ORCID iD: it has 16 digits, such as 0000-0002-1825-0097, and the last one proves the others. Copy it from your ORCID record.",
    )
    .transform((text) => (text === null ? null : parseOrcid(text))),
});
export type ProfileFields = z.output<typeof profileSchema>;
