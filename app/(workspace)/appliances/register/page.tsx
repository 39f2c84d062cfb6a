import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { ApplianceForm, NEW_ENTRY } from "#components/virtual-appliance/appliance-form.tsx";
import { paths } from "#lib/platform/paths.ts";
import { loadApplianceVocabulary } from "#lib/virtual-appliance/queries.ts";
import { lookUpPublicationAction } from "../publication-actions.ts";
import { registerApplianceAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Register an appliance" };

/** The first step to a published appliance: its catalogue entry. */
export default async function RegisterAppliancePage() {
  await requirePerson(paths.registerAppliance());
  const vocabulary = await loadApplianceVocabulary();
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[{ label: "Appliances", href: paths.appliances() }, { label: "Register an appliance" }]}
            />
          }
          title="Register an appliance"
          description="This is its entry in the catalogue. It can be changed at any time; you become its owner."
        />
        <Stepper
          label="From the entry to the published version"
          className="mb-10"
          steps={[
            { label: "Catalogue entry", state: "current", description: "What it is" },
            { label: "Version and images", state: "todo", description: "Where the files are" },
            { label: "Integrity check", state: "todo", description: "We download and measure" },
            { label: "Publish", state: "todo", description: "Everybody can start it" },
          ]}
        />
        <ApplianceForm
          action={registerApplianceAction}
          initial={NEW_ENTRY}
          lookUp={lookUpPublicationAction}
          vocabulary={vocabulary}
          submitLabel="Register and go on"
          cancelHref={paths.appliances()}
        />
      </div>
    </PageShell>
  );
}
