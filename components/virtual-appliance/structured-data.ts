/** What search engines read of an appliance: schema.org SoftwareApplication as JSON-LD. Pure. */

type DescribedAppliance = {
  name: string;
  summary: string;
  url: string;
  category: string;
  authors: readonly string[];
  /** Address of the licence's text; null: not known. */
  licenceUrl: string | null;
  latest: {
    version: string;
    publishedAt: Date | null;
    operatingSystems: readonly string[];
    downloadUrl: string | null;
    sizeBytes: bigint | null;
  } | null;
};

/** The text of the script element; nothing in it can end that element. */
export function structuredData(appliance: DescribedAppliance): string {
  const { name, summary, url, category, authors, licenceUrl, latest } = appliance;
  const data = {
    "@context": "https://schema.org",
    "@type": "SoftwareApplication",
    ...{ name, description: summary, url },
    applicationCategory: category,
    ...(authors.length > 0 ? { author: authors.map((author) => ({ "@type": "Person", name: author })) } : {}),
    ...(licenceUrl ? { license: licenceUrl } : {}),
    ...(latest
      ? {
          softwareVersion: latest.version,
          operatingSystem: latest.operatingSystems.join(", "),
          ...(latest.publishedAt ? { datePublished: latest.publishedAt.toISOString() } : {}),
          ...(latest.downloadUrl ? { downloadUrl: latest.downloadUrl } : {}),
          ...(latest.sizeBytes === null ? {} : { fileSize: `${latest.sizeBytes} B` }),
        }
      : {}),
    offers: { "@type": "Offer", price: 0, priceCurrency: "EUR" },
  };
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
