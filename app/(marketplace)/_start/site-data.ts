import { paths } from "#lib/platform/paths.ts";

/**
 * What search engines read of the whole service: schema.org WebSite with its search, as the text of a script element.
 *
 * @param baseUrl of the service, without a slash at its end
 */
export function siteData(baseUrl: string): string {
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: "Slipway",
    url: `${baseUrl}${paths.home()}`,
    description: "Virtual appliances for research clouds.",
    potentialAction: {
      "@type": "SearchAction",
      target: {
        "@type": "EntryPoint",
        urlTemplate: `${baseUrl}${paths.appliances()}?q={search_term_string}`,
      },
      "query-input": "required name=search_term_string",
    },
  }).replaceAll("<", "\\u003c");
}
