/** The part of an identity provider's address by which people know it; the whole when it is no address. */
export function issuerHost(issuer: string): string {
  return URL.parse(issuer)?.host || issuer;
}
