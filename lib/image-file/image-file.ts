/** Rules about uploaded image files. Pure. The browser may import this file. */

/** What is unfinished and has not grown for so long is forgotten. */
export const UNFINISHED_DAYS = 3;
/** What was uploaded and no image uses is kept for so long. */
export const UNUSED_DAYS = 14;

const LONGEST_NAME = 100;

/**
 * The name under which a file is stored: what sites call it, made of characters that every client fetches without harm
 * (provider contract, section 5: image URIs).
 *
 * @param given name of the file on somebody's machine, perhaps with folders
 */
export function storedFileName(given: string): string {
  const [name = ""] = given.split(/[\\/]/).slice(-1);
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^[-._]+|[-._]+$/g, "");
  const [, ending = ""] = /(\.[A-Za-z0-9]{1,8})$/.exec(plain) ?? [];
  const stem = plain.slice(0, plain.length - ending.length).slice(0, LONGEST_NAME - ending.length);
  return /[A-Za-z0-9]/.test(stem) ? `${stem}${ending}` : `image${ending}`;
}
