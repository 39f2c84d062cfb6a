/**
 * A part of the address as it was meant: decoded.
 *
 * @returns null for what can be the name of nothing here: malformed, or with control characters, which the database
 * refuses
 */
export function readRoutePart(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return /\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
