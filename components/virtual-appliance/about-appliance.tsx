import type { ReactNode } from "react";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { catalogueAddress } from "#lib/catalogue/catalogue-search.ts";
import { licenceAddress } from "#lib/virtual-appliance/licence.ts";
import type { getAppliancePage } from "#lib/virtual-appliance/queries.ts";

type Appliance = NonNullable<Awaited<ReturnType<typeof getAppliancePage>>>;

/** The small facts of the entry: where it stands in the catalogue, how finished it is, and under which licence. */
export function AboutAppliance({ appliance }: { appliance: Appliance }) {
  return <Facts items={aboutFacts(appliance)} layout="stacked" />;
}

function aboutFacts(appliance: Appliance): Fact[] {
  const { category, furtherCategories, disciplines, tags, homepageUrl, importedFrom, status } = appliance;
  return [
    {
      label: "Category",
      value: (
        <Chips
          values={[category, ...furtherCategories]}
          toHref={(value) => catalogueAddress({ facets: { category: [value] } })}
        />
      ),
    },
    ...(disciplines.length > 0 ? [{ label: "Disciplines", value: disciplines.join(", ") }] : []),
    ...(tags.length > 0
      ? [
          {
            label: "Tags",
            value: <Chips values={tags} toHref={(value) => catalogueAddress({ text: value })} />,
          },
        ]
      : []),
    { label: "Status", value: STATUS_WORDS[status] ?? status },
    { label: "Licence", value: <Licence appliance={appliance} /> },
    ...(homepageUrl ? [{ label: "Home page", value: <HomePage url={homepageUrl} /> }] : []),
    ...(importedFrom ? [{ label: "Imported from", value: importedFrom }] : []),
    { label: "Registered", value: <RelativeTime at={appliance.createdAt} show="date" /> },
  ];
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  "in development": "In development: expect it to change",
  testing: "In testing: try it, and tell what you find",
  production: "In production",
  unmaintained: "Not maintained any more",
};

/** SPDX identifiers lead to their text; other words to where their author says. */
function Licence({ appliance: { licence, licenceUrl } }: { appliance: Appliance }) {
  if (licence === null) return licenceUrl ? <HomePage url={licenceUrl} /> : "Not stated";
  const url = licenceUrl ?? licenceAddress(licence);
  if (!url) return licence;
  return (
    <a href={url} rel="nofollow noopener ugc" className="prose-link font-normal wrap-anywhere">
      {licence}
    </a>
  );
}

function Chips({
  values,
  toHref,
}: {
  values: readonly string[];
  toHref: (value: string) => string;
}): ReactNode {
  return (
    <span className="flex flex-wrap gap-2 pt-1 font-normal">
      {values.map((value) => (
        <ChipLink key={value} href={toHref(value)}>
          {value}
        </ChipLink>
      ))}
    </span>
  );
}

function HomePage({ url }: { url: string }) {
  return (
    <a href={url} rel="nofollow noopener ugc" className="prose-link font-normal wrap-anywhere">
      {url.replace(/^https?:\/\//, "").replace(/\/$/, "")}
    </a>
  );
}
