import { Wrench } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ProblemList } from "#components/problem-report/problem-list.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getApplianceProblems } from "#lib/problem-report/queries.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import { settleProblemAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Problems of an appliance", robots: { index: false } };

/** What people find wrong with an appliance, for those who mend it. */
export default async function ApplianceProblemsPage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug);
  if (slug === null) notFound();
  const actor = await requirePerson(paths.applianceProblems(slug));
  const problems = await getApplianceProblems(actor, slug);
  if (!problems) return <MaintainersOnly actor={actor} slug={slug} />;
  const now = new Date();
  const { name, open, settled, mayDismiss } = problems;
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: name, href: paths.appliance(slug) },
              { label: "Problems" },
            ]}
          />
        }
        eyebrow={name}
        title="Problems reported"
        description="What people find wrong with the appliance. Mend it, and say what you did: whoever reported it is told."
      />
      <div className="grid grid-cols-1 gap-8">
        {open.length === 0 ? (
          <EmptyState icon={<Wrench />} title="No problem is open">
            When somebody reports one on the page of the appliance, you are told by e-mail and find it here.
          </EmptyState>
        ) : (
          <ProblemList
            label="Open"
            problems={open}
            settle={settleProblemAction}
            mayDismiss={mayDismiss}
            now={now}
          />
        )}
        {settled.length > 0 && (
          <section aria-labelledby="settled" className="grid gap-4">
            <h2 id="settled" className="text-xl">
              Settled
            </h2>
            <ProblemList
              label="Settled"
              problems={settled}
              settle={settleProblemAction}
              mayDismiss={false}
              now={now}
            />
          </section>
        )}
      </div>
    </PageShell>
  );
}
