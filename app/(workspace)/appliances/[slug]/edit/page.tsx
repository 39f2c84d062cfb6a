import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ApplianceForm } from "#components/virtual-appliance/appliance-form.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getApplianceForEdit, loadApplianceVocabulary } from "#lib/virtual-appliance/queries.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import { editApplianceAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Edit the catalogue entry" };

/** Edits the entry of an appliance. */
export default async function EditAppliancePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requirePerson(paths.editAppliance(slug));
  const appliance = await getApplianceForEdit(actor, slug);
  if (!appliance) return <MaintainersOnly actor={actor} slug={slug} />;
  const { name, summary, description, category, disciplines, tags, licence, homepageUrl } = appliance;
  const vocabulary = await loadApplianceVocabulary({ category, disciplines });
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Appliances", href: paths.appliances() },
                { label: name, href: paths.appliance(slug) },
                { label: "Edit" },
              ]}
            />
          }
          media={<Monogram name={name} />}
          title={name}
          description="Changes of the entry are visible at once. Versions and images are worked on at the working version."
        />
        <ApplianceForm
          action={editApplianceAction}
          slug={slug}
          seen={appliance.mark}
          initial={{
            name,
            summary,
            description,
            category,
            disciplines: disciplines.join(", "),
            tags: tags.join(", "),
            licence: licence ?? "",
            homepageUrl: homepageUrl ?? "",
          }}
          vocabulary={vocabulary}
          submitLabel="Save the entry"
          cancelHref={paths.appliance(slug)}
        />
        <p className="mt-8 text-sm text-ink-muted">
          Is it not maintained any more?{" "}
          <Link href={paths.endAppliance(slug)} className="prose-link">
            Archive or delete it
          </Link>
        </p>
      </div>
    </PageShell>
  );
}
