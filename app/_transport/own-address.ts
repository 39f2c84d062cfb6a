/**
 * An address of this service, absolute.
 *
 * @param text absolute, or a path of ours
 * @returns the address of the start page for whatever leads elsewhere once a browser reads it
 */
export function toOwnAddress(text: string, baseUrl: string): string {
  if (!URL.canParse(text, baseUrl)) return baseUrl;
  const url = new URL(text, baseUrl);
  return url.origin === new URL(baseUrl).origin ? url.href : baseUrl;
}
