/** Licences that have an SPDX identifier. */
import licences from "spdx-license-list/simple.js";

/** Where the text of a licence is read; null for words that are no SPDX identifier. */
export function licenceAddress(licence: string): string | null {
  return licences.has(licence) ? `https://spdx.org/licenses/${licence}.html` : null;
}
