/**
 * The lists of an entry: links, contacts, authors, publications, relations. Stored as JSON, sent by forms as JSON texts and by
 * programs as lists. The browser may import this file.
 */
import { z } from "zod";
import { parseOrcid } from "#lib/identity/orcid.ts";

export const LINK_KINDS = [
  "Website",
  "Documentation",
  "Support",
  "Source repository",
  "Build recipe",
  "Multimedia",
  "Other",
] as const;
export const CONTACT_ROLES = ["Technical", "Scientific", "Security", "Support", "General"] as const;
export const RELATION_KINDS = [
  "Builds on",
  "Is part of",
  "Replaces",
  "See also",
  "Made in the project",
  "Uses the software",
] as const;

const line = (what: string, max = 200) =>
  z
    .string({ error: `${what} is missing.` })
    .trim()
    .min(1, `${what} is missing.`)
    .max(max, `${what} must have at most ${max} characters.`)
    .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), `${what} must be a single line.`);
const maybe = (what: string, max = 200) =>
  z
    .string()
    .trim()
    .max(max, `${what} must have at most ${max} characters.`)
    .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), `${what} must be a single line.`)
    .nullish()
    .transform((text) => text || null);
const isWeb = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const webAddress = (what: string) =>
  line(what, 500).refine(isWeb, `${what} must begin with https:// or http://.`);
const maybeWebAddress = (what: string) =>
  maybe(what, 500).refine(
    (text) => text === null || isWeb(text),
    `${what} must begin with https:// or http://.`,
  );

const link = z.object({
  kind: z.enum(LINK_KINDS, { error: "Choose what it leads to." }),
  title: maybe("The title"),
  url: webAddress("The address"),
});
const contact = z
  .object({
    role: z.enum(CONTACT_ROLES, { error: "Choose what the contact is for." }),
    name: line("The name"),
    email: maybe("The e-mail address", 254).refine(
      (text) => text === null || z.regexes.html5Email.test(text),
      "The e-mail address must look like name@example.org.",
    ),
    url: maybeWebAddress("The address"),
  })
  .refine(
    ({ email, url }) => email !== null || url !== null,
    "Give an e-mail address or the address of a page.",
  );
const author = z.object({
  name: line("The name"),
  orcid: maybe("The ORCID", 40)
    .transform((text) => text?.replace(/^https?:\/\/orcid\.org\//i, "") ?? null)
    .refine(
      (text) => text === null || parseOrcid(text) !== null,
      "The ORCID is not one: it looks like 0000-0002-1825-0097.",
    ),
  affiliation: maybe("The affiliation"),
});
const publication = z.object({
  title: line("The title", 500),
  authors: maybe("The authors", 2000),
  journal: maybe("The journal", 300),
  year: maybe("The year", 4).refine(
    (text) => text === null || /^\d{4}$/.test(text),
    "The year has four digits.",
  ),
  doi: maybe("The DOI")
    .transform((text) => text?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "") ?? null)
    .refine((text) => text === null || /^10\.\d{4,9}\/\S+$/.test(text), "The DOI looks like 10.1234/abc."),
  url: maybeWebAddress("The address"),
});
const relation = z.object({
  kind: z.enum(RELATION_KINDS, { error: "Choose how it is related." }),
  title: line("The name"),
  url: webAddress("The address"),
});

export const entryListSchemas = {
  links: link,
  contacts: contact,
  authors: author,
  publications: publication,
  relations: relation,
};
export type EntryListName = keyof typeof entryListSchemas;
export type Publication = z.output<typeof publication>;

/** The stored list; what an older release stored and no longer fits is left out of what is shown. */
export function readRows<Name extends EntryListName>(
  name: Name,
  stored: unknown,
): z.output<(typeof entryListSchemas)[Name]>[] {
  const rows = Array.isArray(stored) ? stored : [];
  return rows.flatMap((row) => {
    const parsed = entryListSchemas[name].safeParse(row);
    return parsed.success ? [parsed.data as z.output<(typeof entryListSchemas)[Name]>] : [];
  });
}
