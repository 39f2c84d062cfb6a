/** What a draft held before its last change, as its row remembers it. Pure. */
import { z } from "zod";
import { FOLLOW_MODES } from "./schema.ts";

const pin = z.object({
  entryIdentifier: z.string(),
  imageId: z.string(),
  followMode: z.enum(FOLLOW_MODES),
});

/** An entry of a draft without who added it and when. */
export type DraftPin = Readonly<z.infer<typeof pin>>;

/** Null: there is nothing to take back. */
export const draftBeforeSchema = z.array(pin).nullable();
