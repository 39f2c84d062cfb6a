/** The last part of `ad:mpuri` and `ad:base_mpuri`: `<uuid>` or `<uuid>:<number>`; AppDB ignored a third part. */
const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::(\d{1,9})(?::\d+)?)?$/i;

/** @returns null for anything else */
export function readImageReference(text: string): { identifier: string; number: number | null } | null {
  // The colon may arrive encoded; nothing else in a reference has a reason to.
  const [, identifier, number] = FORM.exec(text.replace(/%3a/gi, ":")) ?? [];
  return identifier ? { identifier: identifier.toLowerCase(), number: number ? Number(number) : null } : null;
}
