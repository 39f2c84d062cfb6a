import { PackageOpen } from "lucide-react";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { readUuidPart } from "#app/_transport/route-part.ts";
import { OrcidLink } from "#components/identity/orcid-link.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getPersonPage } from "#lib/virtual-appliance/queries.ts";

export const dynamic = "force-dynamic";

type PersonProps = { params: Promise<{ id: string }> };

const loadPerson = cache(async (part: string) => {
  const id = readUuidPart(part);
  return id === null ? null : getPersonPage(id, new Date());
});

export async function generateMetadata({ params }: PersonProps): Promise<Metadata> {
  const person = await loadPerson((await params).id);
  return person ? { title: person.name } : {};
}

/** `ad:user:uri` of signed lists: who added an image. */
export default async function PersonPage({ params }: PersonProps) {
  const { id } = await params;
  const person = await loadPerson(id);
  if (!person) notFound();
  if (person.id !== readUuidPart(id)) permanentRedirect(paths.person(person.id));
  const { name, affiliation, orcid, appliances } = person;
  const now = new Date();
  return (
    <PageShell>
      <PageHeader
        media={<Monogram name={name} size={80} shape="round" />}
        title={name}
        description={affiliation}
        meta={<Standing orcid={orcid} />}
      />
      {appliances.length === 0 ? (
        <EmptyState
          icon={<PackageOpen />}
          title="No appliance at present"
          action={<Button href={paths.appliances()}>Browse appliances</Button>}
        >
          {name} owns or maintains no appliance here of which a version is published.
        </EmptyState>
      ) : (
        <section aria-labelledby="appliances" className="grid grid-cols-1 gap-4">
          <h2 id="appliances" className="text-2xl">
            Appliances
          </h2>
          <CardGrid>
            {appliances.map((appliance) => (
              <ApplianceCard key={appliance.id} appliance={appliance} now={now} level={3} />
            ))}
          </CardGrid>
        </section>
      )}
    </PageShell>
  );
}

function Standing({ orcid }: { orcid: string | null }) {
  return (
    <>
      {orcid && <OrcidLink orcid={orcid} />}
      <span>Named in signed image lists as the person who added an image.</span>
    </>
  );
}
