import { paths } from "#lib/platform/paths.ts";

type DescribedVo = { name: string; title: string; description: string; homepageUrl: string | null };

/** What search engines read of a VO: schema.org Organization as the text of a script element, which nothing in it can end. */
export function voData({ name, title, description, homepageUrl }: DescribedVo, baseUrl: string): string {
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Organization",
    name: title || name,
    ...(title && title !== name ? { alternateName: name } : {}),
    ...(description ? { description } : {}),
    url: `${baseUrl}${paths.vo(name)}`,
    ...(homepageUrl ? { sameAs: homepageUrl } : {}),
  }).replaceAll("<", "\\u003c");
}
