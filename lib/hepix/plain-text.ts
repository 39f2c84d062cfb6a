import anyAscii from "any-ascii";

/**
 * Spells a text in the characters every client digests: printable ASCII on one line, without `"`, `` ` ``, `$` and
 * `\` (vmcatcher crashes on others, and two handlers paste the text unescaped into templates and shell files:
 * provider contract sections 0 and 3). Letters are transliterated, white space is collapsed and trimmed.
 * Idempotent. The catalogue keeps the author's own spelling; this is for what is signed.
 */
export function toPlainText(text: string): string {
  return anyAscii(text)
    .replace(/["`]/g, "'")
    .replaceAll("\\", "/")
    .replaceAll("$", "")
    .replace(/[^\x20-\x7e]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** Whether a text holds only characters that {@link toPlainText} lets through. The empty text does. */
export function isPlainText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !/["`$\\]/.test(text);
}
