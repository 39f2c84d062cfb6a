import { orcidAddress } from "#lib/identity/orcid.ts";
import { paths } from "#lib/platform/paths.ts";

type DescribedPerson = { id: string; name: string; affiliation: string | null; orcid: string | null };

/** What search engines read of a person: schema.org Person as the text of a script element, which nothing in it can end. */
export function personData({ id, name, affiliation, orcid }: DescribedPerson, baseUrl: string): string {
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    mainEntity: {
      "@type": "Person",
      name,
      url: `${baseUrl}${paths.person(id)}`,
      ...(affiliation ? { affiliation: { "@type": "Organization", name: affiliation } } : {}),
      ...(orcid ? { identifier: orcidAddress(orcid), sameAs: orcidAddress(orcid) } : {}),
    },
  }).replaceAll("<", "\\u003c");
}
