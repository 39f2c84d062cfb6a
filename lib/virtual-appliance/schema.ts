/** What the forms about appliances send. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import {
  optionalBytes,
  optionalLine,
  optionalText,
  optionalUrl,
  optionalWholeNumber,
  requiredLine,
  requiredText,
  seenFields,
  wordList,
} from "#lib/platform/form-fields.ts";
import { rowsField } from "#lib/platform/rows-field.ts";
import { TERM_NAME_LENGTH } from "#lib/vocabulary/term.ts";
import {
  APPLIANCE_STATUSES,
  DESCRIPTION_LENGTH,
  NAME_FORM,
  NAME_LENGTH,
  SLUG_FORM,
  SLUG_LENGTH,
  SUMMARY_LENGTH,
} from "./appliance.ts";
import { entryListSchemas } from "./entry-lists.ts";
import {
  ARCHITECTURES,
  FORMATS,
  findUrlProblem,
  HYPERVISORS,
  MOST_ACCELERATORS,
  OS_FAMILIES,
} from "./image.ts";
import { parseTrafficRules } from "./traffic-rule.ts";
import { EXPIRY_PRESETS_MONTHS, NOTES_LENGTH, VERSION_FORM, VERSION_LENGTH } from "./version.ts";

/** Characters of a contextualization script, as in AppDB. */
export const SCRIPT_LENGTH = 150_000;
const MIB = 1024n ** 2n;
const CHOOSE_CATEGORY = "Choose a category.";

/** The catalogue entry, for registering and editing alike. */
export const applianceFieldsSchema = z.object({
  name: requiredLine("The name", NAME_LENGTH).regex(
    NAME_FORM,
    "Use letters, digits, blanks and the marks . , + - & _ ( ) only.",
  ),
  summary: requiredText("The summary", SUMMARY_LENGTH),
  description: requiredText("The description", DESCRIPTION_LENGTH),
  category: z
    .string({ error: CHOOSE_CATEGORY })
    .trim()
    .min(1, CHOOSE_CATEGORY)
    .max(TERM_NAME_LENGTH.max, CHOOSE_CATEGORY)
    .refine((name) => !name.includes("\0"), CHOOSE_CATEGORY),
  disciplines: wordList("Disciplines", { maxLength: TERM_NAME_LENGTH.max }),
  furtherCategories: wordList("Further categories", { maxWords: 5, maxLength: TERM_NAME_LENGTH.max }),
  tags: wordList("Tags"),
  status: z.enum(APPLIANCE_STATUSES, { error: "Choose how finished it is." }).default("production"),
  licence: optionalLine("The licence", { max: 100 }),
  licenceUrl: optionalUrl("The address of the licence"),
  homepageUrl: optionalUrl("The home page"),
  links: rowsField("The links", entryListSchemas.links),
  contacts: rowsField("The contacts", entryListSchemas.contacts),
  authors: rowsField("The authors", entryListSchemas.authors),
  publications: rowsField("The publications", entryListSchemas.publications),
  relations: rowsField("What it is related to", entryListSchemas.relations),
  /** Ticked: the name looks like another one's, and that is meant. */
  lookAlikeIsMeant: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ""),
});
type ApplianceForm = z.output<typeof applianceFieldsSchema>;
/** What an entry says; only who was warned of a look-alike says that it is meant. */
export type ApplianceFields = Omit<ApplianceForm, "lookAlikeIsMeant"> & {
  lookAlikeIsMeant?: boolean | undefined;
};

export const editApplianceSchema = applianceFieldsSchema.extend({
  slug: z.string(),
  /** Another slug from now on; the present one goes on leading there. */
  address: optionalLine("The address", { max: SLUG_LENGTH.max }).refine(
    (text) => text === null || (text.length >= SLUG_LENGTH.min && SLUG_FORM.test(text)),
    "Use small letters and digits, with single hyphens or dots between them.",
  ),
  ...seenFields,
});

/** A DOI, or BibTeX. */
export const pastedPublicationSchema = z.object({
  text: requiredText("The text", { max: 100_000 }),
});

/** Names the appliance in forms that need nothing else. */
export const applianceRefSchema = z.object({ slug: z.string() });

export const versionFieldsSchema = z.object({
  slug: z.string(),
  version: requiredLine("The version", VERSION_LENGTH).regex(
    VERSION_FORM,
    "Use letters, digits and . _ + ~ - only, beginning with a letter or digit.",
  ),
  notes: optionalText("The release notes", NOTES_LENGTH).transform((text) => text ?? ""),
  expiresInMonths: z.coerce
    .number()
    .refine(
      (months) => (EXPIRY_PRESETS_MONTHS as readonly number[]).includes(months),
      "Choose when the version expires.",
    ),
});
export type VersionFields = z.output<typeof versionFieldsSchema>;

export const editVersionSchema = versionFieldsSchema.extend(seenFields);

/** Names a published version. */
export const publishedVersionRefSchema = z.object({ slug: z.string(), version: z.string() });
export const extendVersionSchema = publishedVersionRefSchema.extend({
  months: z.coerce
    .number()
    .refine(
      (months) => (EXPIRY_PRESETS_MONTHS as readonly number[]).includes(months),
      "Choose how long the version shall live from today.",
    ),
});

export const imageFieldsSchema = z.object({
  slug: z.string(),
  url: requiredLine("The address", { max: 1000 }).superRefine((text, context) => {
    const problem = findUrlProblem(text);
    if (problem) context.addIssue({ code: "custom", message: problem });
  }),
  title: optionalLine("The title"),
  format: z.enum(FORMATS, { error: "Choose the format of the file." }),
  hypervisors: wordList("Hypervisors")
    .refine((words) => words.length > 0, "Choose at least one hypervisor.")
    .refine(
      (words) => words.every((word) => (HYPERVISORS as readonly string[]).includes(word)),
      `Choose out of ${HYPERVISORS.join(", ")}.`,
    ),
  arch: z.enum(ARCHITECTURES, { error: "Choose the architecture." }),
  osFamily: z.enum(OS_FAMILIES, { error: "Choose the family of the operating system." }),
  osName: requiredLine("The name of the operating system", { max: 60 }),
  osVersion: requiredLine("The version of the operating system", { max: 60 }),
  cpuMinimum: optionalWholeNumber("The minimum of CPU cores", { max: 1024 }),
  cpuRecommended: optionalWholeNumber("The recommended number of CPU cores", { max: 1024 }),
  ramMinimumBytes: optionalBytes("The minimum of memory", { min: MIB }),
  ramRecommendedBytes: optionalBytes("The recommended memory", { min: MIB }),
  diskMinimumBytes: optionalBytes("The minimum of disk", { min: MIB }),
  diskRecommendedBytes: optionalBytes("The recommended disk", { min: MIB }),
  acceleratorKind: optionalLine("The kind of accelerator", { max: 60 }),
  acceleratorsMinimum: optionalWholeNumber("The minimum of accelerators", { min: 0, max: MOST_ACCELERATORS }),
  acceleratorsRecommended: optionalWholeNumber("The recommended number of accelerators", {
    max: MOST_ACCELERATORS,
  }),
  trafficRules: z
    .string()
    .max(10_000, "Give fewer rules.")
    .default("")
    .transform((text, context) => {
      const rules = parseTrafficRules(text);
      if (typeof rules !== "string") return rules;
      context.addIssue({ code: "custom", message: rules });
      return z.NEVER;
    }),
  defaultAccount: optionalLine("The account", { max: 64 }).refine(
    (text) => text === null || !/[\s:]/.test(text),
    "Give the name of the account alone, such as ubuntu.",
  ),
  contextualizationFormats: wordList("Contextualization"),
  scriptText: optionalText("The script", { max: SCRIPT_LENGTH }),
  scriptUrl: optionalUrl("The address of the script"),
  /** Ticked: what lies at the address is fetched again although the address is the same. */
  scriptAgain: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ""),
  notes: optionalText("The notes", { max: 1000 }),
  declaredSizeBytes: optionalBytes("The size", { unitNeeded: false }),
  declaredSha512: optionalText("The SHA-512")
    .transform((text) => text?.toLowerCase() ?? null)
    .refine((text) => text === null || /^[0-9a-f]{128}$/.test(text), "A SHA-512 has 128 hexadecimal digits."),
});
export type ImageFields = z.output<typeof imageFieldsSchema>;

/** What can be seen only by looking at several fields; each complaint stands beside the field to change. */
function checkTogether(fields: ImageFields, context: z.RefinementCtx): void {
  const complain = (field: keyof ImageFields, message: string) =>
    context.addIssue({ code: "custom", message, path: [field] });
  const pairs = [
    ["cpuMinimum", "cpuRecommended"],
    ["ramMinimumBytes", "ramRecommendedBytes"],
    ["diskMinimumBytes", "diskRecommendedBytes"],
    ["acceleratorsMinimum", "acceleratorsRecommended"],
  ] as const;
  for (const [least, better] of pairs) {
    const [minimum, recommended] = [fields[least], fields[better]];
    if (minimum !== null && recommended !== null && recommended < minimum) {
      complain(better, "What is recommended must not be less than the minimum.");
    }
  }
  const counts = [fields.acceleratorsMinimum, fields.acceleratorsRecommended];
  if (fields.acceleratorKind === null && counts.some((count) => count !== null)) {
    complain("acceleratorKind", "Say which kind of accelerator, such as GPU.");
  }
  if (fields.scriptText !== null && fields.scriptUrl !== null) {
    complain("scriptUrl", "Give the script as text or by its address, not both.");
  }
}

export const addImageSchema = imageFieldsSchema.superRefine(checkTogether);
export const editImageSchema = imageFieldsSchema
  .extend({ identifier: z.uuid(), ...seenFields })
  .superRefine(checkTogether);
/** Where a file lies that shall be looked into before its image is saved. */
export const lookIntoFileSchema = imageFieldsSchema.pick({ slug: true, url: true });
export const imageRefSchema = z.object({ slug: z.string(), identifier: z.uuid() });
export const checkRefSchema = z.object({ checkId: z.uuid() });
