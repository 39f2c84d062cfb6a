import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type Step, Stepper } from "#components/ui/stepper.tsx";
import { expiryChoices, nearestPreset } from "#components/virtual-appliance/expiry-choices.ts";
import { publicationSteps } from "#components/virtual-appliance/publication-steps.ts";
import { VersionForm } from "#components/virtual-appliance/version-form.tsx";
import { paths } from "#lib/platform/paths.ts";
import { startVersionAction } from "./actions.ts";

type StartVersionProps = {
  appliance: {
    slug: string;
    name: string;
    latest: { version: string; images: readonly unknown[] } | null;
  };
  now: Date;
};

/** Nothing is being worked on: the form that changes this. */
export function StartVersion({ appliance: { slug, name, latest }, now }: StartVersionProps) {
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: name, href: paths.appliance(slug) },
              { label: "Working version" },
            ]}
          />
        }
        eyebrow={name}
        title={latest ? "Start a new version" : "Start the first version"}
        description="Only those who maintain the appliance see it until it is published."
      />
      <Stepper
        label="From the working version to the published one"
        className="mb-8"
        steps={stepsFrom(latest?.version ?? null)}
      />
      <Card className="grid gap-6 p-5 sm:p-8">
        {latest && (
          <Notice tone="info" title={`It starts as a copy of version ${latest.version}`}>
            {latest.images.length === 1 ? "Its image keeps" : `Its ${latest.images.length} images keep`}{" "}
            identifier, address and checksum, so that VO image lists recognise “the same image, updated”. What
            stays at the same address need not be checked again.
          </Notice>
        )}
        <VersionForm
          action={startVersionAction}
          slug={slug}
          initial={{ version: "", notes: "", expiresInMonths: String(nearestPreset(null, now)) }}
          expiryChoices={expiryChoices(now)}
          expiryNote="How long you vouch for it. On that date it leaves the lists of all VOs; a newer version can take its place at any time before."
          latestVersion={latest?.version ?? null}
          submitLabel="Start this version"
        />
      </Card>
    </>
  );
}

/** Nothing is done yet, and nothing is there to jump to. */
function stepsFrom(latestVersion: string | null): Step[] {
  const steps = publicationSteps({ problems: [{ step: "details" }, { step: "images" }], standings: [] });
  return steps.map(({ href: _href, ...step }) =>
    step.label === "Images" && latestVersion
      ? { ...step, description: `Copied from ${latestVersion}` }
      : step,
  );
}
