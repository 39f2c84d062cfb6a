/** What the forms about terms send. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import { optionalLine, optionalUrl, requiredLine } from "#lib/platform/form-fields.ts";
import { TERM_NAME_LENGTH, VOCABULARY_KINDS } from "./term.ts";

const termFields = {
  name: requiredLine("The name", TERM_NAME_LENGTH)
    .transform((name) => name.replace(/\s+/g, " "))
    .refine((name) => !name.includes(","), "Leave out commas: they separate one term from the next."),
  description: optionalLine("The description", { max: 200 }),
  url: optionalUrl("The address"),
  parentId: z
    .union([z.literal(""), z.uuid("Choose one of those offered.")])
    .nullish()
    .transform((id) => id || null),
};

export const addTermSchema = z.object({ kind: z.enum(VOCABULARY_KINDS), ...termFields });
export type AddTerm = z.output<typeof addTermSchema>;

export const editTermSchema = z.object({ termId: z.uuid(), ...termFields });
export type EditTerm = z.output<typeof editTermSchema>;

export const moveTermSchema = z.object({ termId: z.uuid(), direction: z.enum(["up", "down"]) });
export type MoveTerm = z.output<typeof moveTermSchema>;

/** Names the term where nothing else is needed. */
export const termRefSchema = z.object({ termId: z.uuid() });
export type TermRef = z.output<typeof termRefSchema>;
