/** What the forms about saved searches send. The browser may import this file. */
import { z } from "zod";
import { MAIL_RHYTHMS } from "#lib/notification/rhythm.ts";

const LONGEST_TITLE = 200;
const LONGEST_QUERY = 4000;

const rhythm = z.enum(MAIL_RHYTHMS, { error: "Choose how soon you want e-mail." });

export const saveSearchSchema = z.object({
  /** Of the catalogue's address, without question mark. */
  query: z.string().max(LONGEST_QUERY, "This search is too long to be kept. Choose fewer values."),
  rhythm,
});
export type SaveSearchInput = z.output<typeof saveSearchSchema>;

export const editSavedSearchSchema = z.object({
  id: z.uuid(),
  title: z
    .string()
    .trim()
    .min(1, "Give the search a name.")
    .max(LONGEST_TITLE, `A name has at most ${LONGEST_TITLE} characters.`),
  rhythm,
});
export type EditSavedSearchInput = z.output<typeof editSavedSearchSchema>;

export const deleteSavedSearchSchema = z.object({ id: z.uuid() });
