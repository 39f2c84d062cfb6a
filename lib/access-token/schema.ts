/** What the forms about access tokens send. */
import { z } from "zod";
import { requiredLine } from "#lib/platform/form-fields.ts";
import { DEFAULT_LIFETIME_DAYS, expiryAfterDays } from "./lifetime.ts";

const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;

/** The value of `expiry` that goes with a date of one's own. */
export const OWN_DATE = "date";

/** Checkboxes of one name arrive as lines. */
const chosen = z
  .string()
  .default("")
  .transform((text) => text.split("\n").filter(Boolean));

/** What everybody tells of a new token. */
const common = {
  name: requiredLine("The name", { max: 100 }),
  readableVos: chosen,
  expiry: z
    .union([z.coerce.number().int().positive(), z.literal(OWN_DATE)], { error: "Choose when it expires." })
    .default(DEFAULT_LIFETIME_DAYS),
  expiresOn: z.string().default(""),
  allowedRanges: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean)),
};

function requireDate(
  { expiry, expiresOn }: { expiry: number | string; expiresOn: string },
  context: z.RefinementCtx,
): void {
  if (expiry !== OWN_DATE) return;
  if (DATE_FORM.test(expiresOn) && !Number.isNaN(Date.parse(expiresOn))) return;
  context.addIssue({ code: "custom", path: ["expiresOn"], message: "Choose the day on which it expires." });
}

/** A token of one's own. */
export const newPersonTokenSchema = z
  .object({
    ...common,
    readsApi: z
      .string()
      .optional()
      .transform((text) => text === "on"),
    writableAppliances: chosen.pipe(z.array(z.uuid({ error: "Choose among your appliances." }))),
    curatableVos: chosen,
  })
  .superRefine(requireDate);

/** A provider's token, which reads lists and nothing else. */
export const newProviderTokenSchema = z.object({ ...common, providerId: z.uuid() }).superRefine(requireDate);

/** Names a token in forms that need nothing else. */
export const tokenRefSchema = z.object({ id: z.string() });

/** When a token expires for which this was chosen: on a day of one's own, at its end (UTC). */
export function expiryOf(
  { expiry, expiresOn }: { expiry: number | typeof OWN_DATE; expiresOn: string },
  now: Date,
): Date {
  if (expiry === OWN_DATE) return new Date(`${expiresOn}T23:59:59Z`);
  return expiryAfterDays(now, expiry);
}
