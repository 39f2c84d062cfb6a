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

/**
 * A part of the address that must be the name of a VO or of an appliance: a-z, 0-9, dot, underscore and hyphen.
 *
 * @returns null for anything else, which nothing here is called
 */
export function readNamePart(part: string): string | null {
  const text = readRoutePart(part) ?? "";
  return /^[a-z0-9._-]+$/.test(text) ? text : null;
}

/**
 * A part of the address that must be a UUID, in lower case.
 *
 * @returns null for anything else, which the database would refuse
 */
export function readUuidPart(part: string): string | null {
  const text = readRoutePart(part)?.toLowerCase() ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null;
}
