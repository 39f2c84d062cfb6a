import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ApplianceForm } from "#components/virtual-appliance/appliance-form.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { LogoPanel } from "#components/virtual-appliance/logo-panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getApplianceForEdit, loadApplianceVocabulary } from "#lib/virtual-appliance/queries.ts";
import { lookUpPublicationAction } from "../../publication-actions.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import { editApplianceAction, saveLogoAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Edit the catalogue entry" };

/** Edits the entry of an appliance. */
export default async function EditAppliancePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requirePerson(paths.editAppliance(slug));
  const appliance = await getApplianceForEdit(actor, slug);
  if (!appliance) return <MaintainersOnly actor={actor} slug={slug} />;
  const { name, summary, description, category, furtherCategories, disciplines, tags, status } = appliance;
  const vocabulary = await loadApplianceVocabulary({ category, furtherCategories, disciplines });
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
          media={<ApplianceLogo appliance={appliance} />}
          title={name}
          description="Changes of the entry are visible at once. Versions and images are worked on at the working version."
        />
        <LogoPanel slug={slug} name={name} logoSha256={appliance.logoSha256} action={saveLogoAction} />
        <ApplianceForm
          action={editApplianceAction}
          lookUp={lookUpPublicationAction}
          slug={slug}
          seen={appliance.mark}
          initial={{
            name,
            summary,
            description,
            category,
            disciplines: disciplines.join(", "),
            tags: tags.join(", "),
            furtherCategories: furtherCategories.join("\n"),
            status,
            licence: appliance.licence ?? "",
            licenceUrl: appliance.licenceUrl ?? "",
            homepageUrl: appliance.homepageUrl ?? "",
            address: appliance.slug,
            links: JSON.stringify(appliance.links),
            contacts: JSON.stringify(appliance.contacts),
            authors: JSON.stringify(appliance.authors),
            publications: JSON.stringify(appliance.publications),
            relations: JSON.stringify(appliance.relations),
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
