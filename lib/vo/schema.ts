/** What the forms about VOs send. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import { optionalLine, optionalText, optionalUrl, requiredLine } from "#lib/platform/form-fields.ts";
import { isVoName, VO_NAME_RULE } from "./vo-name.ts";

/** What is told of a VO; everything of it may change. */
const voFieldsSchema = z.object({
  title: requiredLine("The title", { max: 120 }),
  description: optionalText("The description", { max: 2000 }).transform((text) => text ?? ""),
  discipline: optionalLine("The discipline", { max: 100 }),
  homepageUrl: optionalUrl("The home page"),
  enrolmentUrl: optionalUrl("The enrolment page"),
  contactEmail: optionalLine("The contact address", { max: 254 }).refine(
    (text) => text === null || (z.regexes.html5Email.test(text) && /@.+\../.test(text)),
    "The contact address must look like name@example.org.",
  ),
});

export const newVoSchema = voFieldsSchema.extend({
  name: requiredLine("The name").refine(isVoName, VO_NAME_RULE),
  visibility: z.enum(["public", "token"], { error: "Choose who may fetch the list." }),
});
export type NewVoForm = z.output<typeof newVoSchema>;

export const editVoSchema = voFieldsSchema.extend({ vo: z.string() });
export type EditVo = z.output<typeof editVoSchema>;
