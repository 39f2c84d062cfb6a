/** ORCID iDs: 16 digits that name a researcher, the last a check digit. */

/** With or without the address in front, with hyphens, blanks or nothing between the groups. */
const FORM =
  /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/)?(\d{4})[- ]?(\d{4})[- ]?(\d{4})[- ]?(\d{3}[\dX])\/?$/i;

/**
 * @returns the iD in its written form, four groups of four such as 0000-0002-1825-0097; null when the text is none, or
 * when its check digit says that it was mistyped
 */
export function parseOrcid(text: string): string | null {
  const groups = FORM.exec(text.trim())?.slice(1);
  if (!groups) return null;
  const digits = groups.join("").toUpperCase();
  if (orcidCheckDigit(digits.slice(0, 15)) !== digits.at(-1)) return null;
  return groups.join("-").toUpperCase();
}

/**
 * The 16th digit: ISO/IEC 7064 MOD 11-2, in which X stands for ten.
 *
 * @param digits the first fifteen
 */
export function orcidCheckDigit(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

/** The address of an iD, which is also how ORCID wants it shown. */
export function orcidAddress(orcid: string): string {
  return `https://orcid.org/${orcid}`;
}
