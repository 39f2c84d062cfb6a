import type { Metadata } from "next";
import { PageShell } from "#components/layout/page-shell.tsx";
import { RightsLegend, RightsMatrix } from "#components/rights/rights-matrix.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RIGHTS, ROLES } from "#lib/rights/rights-table.ts";

export const metadata: Metadata = { title: "Who may do what" };

/** The table of rights, as the tests try it. */
export default function RightsPage() {
  return (
    <PageShell>
      <PageHeader
        title="Who may do what"
        description="Roles in a VO and on the platform come from your identity provider at each sign-in, or are granted here. What you own or maintain is yours to change, whatever your roles."
      />
      <div className="grid grid-cols-1 gap-6">
        <RightsLegend />
        {RIGHTS.map((group) => (
          <Panel key={group.title} title={group.title} flush>
            <RightsMatrix group={group} />
          </Panel>
        ))}
        <Panel title="Who is meant">
          <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
            {ROLES.filter(([, , who]) => who !== "").map(([role, name, who]) => (
              <div key={role}>
                <dt className="font-semibold">{name}</dt>
                <dd className="text-ink-muted first-letter:uppercase">{who}.</dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
    </PageShell>
  );
}
