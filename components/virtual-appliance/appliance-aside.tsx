import Link from "next/link";
import type { ReactNode } from "react";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { catalogueAddress } from "#lib/catalogue/catalogue-search.ts";
import { paths } from "#lib/platform/paths.ts";
import { licenceAddress } from "#lib/virtual-appliance/licence.ts";
import type { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { EndorsingVos } from "./endorsing-vos.tsx";
import { EntryLists } from "./entry-lists.tsx";
import { describeExpiry } from "./freshness.ts";

type Appliance = NonNullable<Awaited<ReturnType<typeof getAppliancePage>>>;

type ApplianceAsideProps = {
  appliance: Appliance;
  /** Absolute address of the signed list of its latest version; null: it has none. */
  listUrl: string | null;
  now: Date;
};

/** Beside the overview: freshness, endorsement, people, and the small facts of the entry. */
export function ApplianceAside({ appliance, listUrl, now }: ApplianceAsideProps) {
  return (
    <>
      {appliance.latest && (
        <Panel title="Freshness">
          <Facts items={freshnessFacts(appliance.latest, now)} layout="stacked" />
        </Panel>
      )}
      <Panel title="Endorsed by" description="VOs whose current image list offers it.">
        <EndorsingVos vos={appliance.endorsingVos} />
        {appliance.mayMaintain && (
          <Link href={paths.applianceVos(appliance.slug)} className="prose-link mt-3 inline-block text-sm">
            Ask VOs to include, update or drop it
          </Link>
        )}
      </Panel>
      <Panel title="People" footer={<PeopleLink appliance={appliance} />}>
        <People appliance={appliance} />
      </Panel>
      <Panel
        title="About"
        footer={
          (appliance.maySeeHistory || appliance.mayMaintain) && (
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              {appliance.maySeeHistory && (
                <Link href={paths.applianceHistory(appliance.slug)} className="prose-link">
                  History of this appliance
                </Link>
              )}
              {appliance.mayMaintain && (
                <Link href={paths.delivery(appliance.slug)} className="prose-link">
                  Continuous delivery
                </Link>
              )}
            </span>
          )
        }
      >
        <Facts items={aboutFacts(appliance)} layout="stacked" />
      </Panel>
      <EntryLists appliance={appliance} />
      {listUrl && (
        <Panel title="Signed list" description={describeList(appliance.latest)}>
          <Identifier value={listUrl} what="address of the signed list" className="text-sm" />
        </Panel>
      )}
    </>
  );
}

/** A list that has subscribers is answered for ever: some clients delete a site's images when it is not. */
function describeList(latest: Appliance["latest"]): string {
  if (latest?.status === "expired") {
    return "The last list that was signed, with images that have expired. It is still answered, so that sites that subscribe are not cut off, but it is not signed again until a new version is published.";
  }
  return "The images of the latest version as a signed HEPiX image list, for sites that subscribe to this appliance alone.";
}

function freshnessFacts(latest: NonNullable<Appliance["latest"]>, now: Date): Fact[] {
  return [
    { label: "Latest version", value: latest.version },
    {
      label: "Published",
      value: latest.publishedAt && <RelativeTime at={latest.publishedAt} show="date" />,
    },
    { label: "Expiry", value: describeExpiry(latest.expiresAt, now) },
    {
      label: "Images",
      value: describeImages(latest.images),
    },
  ];
}

function describeImages(images: readonly { checksumSource: string | null }[]): string {
  const checked = images.filter(({ checksumSource }) => checksumSource === "measured").length;
  if (checked === images.length) return `${images.length}, downloaded and checked here`;
  return checked === 0
    ? `${images.length}, not checked here`
    : `${images.length}, ${checked} of them checked here`;
}

function People({ appliance }: { appliance: Appliance }) {
  const { owner, maintainers } = appliance;
  return (
    <ul className="grid gap-3 text-sm">
      {owner ? (
        <Person name={owner.name} part="Owner" />
      ) : (
        <li className="text-ink-muted">Nobody owns it here yet.</li>
      )}
      {maintainers.map(({ personId, person }) => (
        <Person key={personId} name={person.name} part="Maintainer" />
      ))}
    </ul>
  );
}

function PeopleLink({ appliance: { slug, mayMaintain } }: { appliance: Appliance }) {
  return mayMaintain ? (
    <Link href={paths.appliancePeople(slug)} className="prose-link">
      People and invitations
    </Link>
  ) : (
    <Link href={paths.joinAppliance(slug)} className="prose-link">
      Ask to join
    </Link>
  );
}

function Person({ name, part }: { name: string; part: string }) {
  return (
    <li className="flex items-center gap-3">
      <Monogram name={name} size={32} shape="round" />
      <span className="grid min-w-0">
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className="text-ink-muted">{part}</span>
      </span>
    </li>
  );
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
