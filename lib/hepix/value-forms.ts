/** A UUID as lists carry it: RFC 9562 section 4, lower case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** A date that the wire format can hold: valid, with a year of four digits. */
export function isListDate(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** Printable ASCII on one line; the empty text is. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
