import { paths } from "#lib/platform/paths.ts";

type DescribedProvider = { slug: string; name: string; country: string; websiteUrl: string | null };

/** What search engines read of a provider: schema.org Organization as the text of a script element, which nothing in it can end. */
export function providerData(
  { slug, name, country, websiteUrl }: DescribedProvider,
  baseUrl: string,
): string {
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Organization",
    name,
    url: `${baseUrl}${paths.provider(slug)}`,
    address: { "@type": "PostalAddress", addressCountry: country },
    ...(websiteUrl ? { sameAs: websiteUrl } : {}),
  }).replaceAll("<", "\\u003c");
}
