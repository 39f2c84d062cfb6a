import { PackageOpen } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { readUuidPart } from "#app/_transport/route-part.ts";
import { OrcidLink } from "#components/identity/orcid-link.tsx";
import { personData } from "#components/identity/structured-data.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import { roleWord } from "#components/vo/role-words.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { getPersonStanding, type PersonStanding } from "#lib/virtual-appliance/person-queries.ts";
import { getPersonPage, type PersonPage } from "#lib/virtual-appliance/queries.ts";

export const dynamic = "force-dynamic";

type PersonProps = { params: Promise<{ id: string }> };

const loadPerson = cache(async (part: string) => {
  const id = readUuidPart(part);
  return id === null ? null : getPersonPage(id, new Date());
});

export async function generateMetadata({ params }: PersonProps): Promise<Metadata> {
  const person = await loadPerson((await params).id);
  if (!person) return {};
  const { id, name, affiliation } = person;
  return {
    title: name,
    description: `What ${name}${affiliation ? `, ${affiliation},` : ""} owns, maintains and curates in Slipway.`,
    alternates: { canonical: paths.person(id) },
  };
}

/** `ad:user:uri` of signed lists: who added an image, and what else they do here that everybody may see. */
export default async function PersonPageOf({ params }: PersonProps) {
  const { id } = await params;
  const person = await loadPerson(id);
  if (!person) notFound();
  if (person.id !== readUuidPart(id)) permanentRedirect(paths.person(person.id));
  const now = new Date();
  const standing = await getPersonStanding(person.id, now);
  const { name, affiliation, orcid, appliances } = person;
  const isActive = standing.curates.length > 0 || standing.operates.length > 0;
  return (
    <PageShell
      {...(isActive ? { aside: <Roles standing={standing} />, asideLabel: `Roles of ${name}` } : {})}
    >
      <script type="application/ld+json">{personData(person, getSettings().baseUrl)}</script>
      <PageHeader
        media={<Monogram name={name} size={80} shape="round" />}
        title={name}
        description={affiliation}
        meta={orcid && <OrcidLink orcid={orcid} />}
      />
      {appliances.length === 0 ? (
        <EmptyState
          icon={<PackageOpen />}
          title="No appliance at present"
          action={<Button href={paths.appliances()}>Browse appliances</Button>}
        >
          {name} owns or maintains no appliance here of which a version is published. Signed image lists may
          name this page as the person who added an image.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-10">
          <Appliances
            title="Owns"
            appliances={appliances.filter((appliance) => standing.owned.has(appliance.id))}
            now={now}
          />
          <Appliances
            title="Maintains"
            appliances={appliances.filter((appliance) => !standing.owned.has(appliance.id))}
            now={now}
          />
        </div>
      )}
    </PageShell>
  );
}

type AppliancesProps = { title: string; appliances: PersonPage["appliances"]; now: Date };

function Appliances({ title, appliances, now }: AppliancesProps) {
  if (appliances.length === 0) return null;
  const id = title.toLowerCase();
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-4">
      <h2 id={id} className="flex items-baseline gap-2.5 text-2xl">
        {title}
        <span className="text-base font-normal text-ink-muted font-figures">
          {appliances.length} {appliances.length === 1 ? "appliance" : "appliances"}
        </span>
      </h2>
      <CardGrid>
        {appliances.map((appliance) => (
          <ApplianceCard key={appliance.id} appliance={appliance} now={now} level={3} />
        ))}
      </CardGrid>
    </section>
  );
}

function Roles({ standing: { curates, operates } }: { standing: PersonStanding }) {
  return (
    <>
      {curates.length > 0 && (
        <Panel title="Curates the lists of">
          <Links
            items={curates.map(({ name, title, roles }) => ({
              href: paths.vo(name),
              words: title || name,
              note: roles.map(roleWord).join(", "),
            }))}
          />
        </Panel>
      )}
      {operates.length > 0 && (
        <Panel title="Operates">
          <Links
            items={operates.map(({ slug, name, country }) => ({
              href: paths.provider(slug),
              words: name,
              note: country,
            }))}
          />
        </Panel>
      )}
    </>
  );
}

function Links({ items }: { items: readonly { href: string; words: string; note: string }[] }) {
  return (
    <ul className="grid gap-3 text-sm">
      {items.map(({ href, words, note }) => (
        <li key={href} className="grid">
          <Link href={href} className="prose-link min-h-6 justify-self-start wrap-anywhere max-sm:min-h-8">
            {words}
          </Link>
          <span className="text-ink-muted">{note}</span>
        </li>
      ))}
    </ul>
  );
}
