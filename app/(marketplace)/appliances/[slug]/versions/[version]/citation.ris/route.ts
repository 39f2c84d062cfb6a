import { respondWithCitation } from "../respond-with-citation.ts";

/** How the version is cited, in a file. */
export const GET = respondWithCitation("citation.ris");
