import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ProblemForm } from "#components/problem-report/problem-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { reportProblemAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Report a problem", robots: { index: false } };

type ReportProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Anybody says what is wrong with an appliance; signed in or not. */
export default async function ReportProblemPage({ params, searchParams }: ReportProps) {
  const slug = readRoutePart((await params).slug);
  const actor = await getCurrentActor();
  const appliance = slug === null ? null : await getAppliancePage(actor, slug, new Date());
  if (!appliance) notFound();
  const isSent = "sent" in (await searchParams);
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: appliance.name, href: paths.appliance(appliance.slug) },
              { label: "Report a problem" },
            ]}
          />
        }
        eyebrow={appliance.name}
        title="Report a problem"
        {...(isSent
          ? {}
          : {
              description:
                "Most reports go to those who maintain the appliance, without your name. Inappropriate content and violations of copyright go to the administrators of this service.",
            })}
      />
      {isSent ? (
        <EmptyState
          icon={<CircleCheck />}
          title="Thank you, the report was sent"
          action={
            <Button href={paths.appliance(appliance.slug)} variant="primary">
              Back to {appliance.name}
            </Button>
          }
        >
          Somebody looks at it.{" "}
          {actor.kind === "person"
            ? "You are told what becomes of it."
            : "If you gave an address, you are told there what becomes of it."}
        </EmptyState>
      ) : (
        <ProblemForm
          action={reportProblemAction}
          slug={appliance.slug}
          isSignedIn={actor.kind === "person"}
        />
      )}
    </PageShell>
  );
}
