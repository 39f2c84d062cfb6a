/** What the browser tells the account of favourites. */
import { z } from "zod";
import { MOST_FAVOURITES } from "./favourite.ts";

const numbers = z.array(z.int().min(1).max(2_147_483_647)).max(MOST_FAVOURITES).default([]);

export const changeFavouritesSchema = z.object({ add: numbers, remove: numbers });
export type ChangeFavouritesInput = z.output<typeof changeFavouritesSchema>;
