import { Flag } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { settleProblemAction } from "#app/(workspace)/appliances/[slug]/problems/actions.ts";
import { aboutProblem, ProblemList } from "#components/problem-report/problem-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { firstOf } from "#lib/platform/address-parameters.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";
import { listProblems, type ProblemFilter } from "#lib/problem-report/queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Problems" };

type StateWords = { state: ProblemFilter; label: string; none: string };

const OPEN: StateWords = { state: "open", label: "Open", none: "No problem is open" };
const STATES: readonly StateWords[] = [
  OPEN,
  { state: "resolved", label: "Resolved", none: "No problem was resolved yet" },
  { state: "dismissed", label: "Dismissed", none: "No report was dismissed yet" },
];

const addressOf = (state: ProblemFilter) =>
  state === "open" ? paths.adminProblems() : `${paths.adminProblems()}?state=${state}`;

type ProblemsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything that people report about appliances, by how it stands. */
export default async function ProblemsPage({ searchParams }: ProblemsProps) {
  const actor = await requireAdministrator(paths.adminProblems());
  const parameters = await searchParams;
  const wanted = firstOf(parameters.state);
  const { state, none, label } = STATES.find((one) => one.state === wanted) ?? OPEN;
  const found = await listProblems(actor, { state, page: readPageNumber(firstOf(parameters.page)) });
  if (!found) notFound();
  const pageAt = (page: number) => `${paths.adminProblems()}?state=${state}&page=${page}`;
  return (
    <>
      <PageHeader
        title="Problems"
        description="What people report about appliances. Inappropriate content and violations of copyright are yours to judge; of the rest, owners and maintainers are told."
        tabs={
          <TabsNav
            label="Which problems"
            items={STATES.map((one) => ({
              href: addressOf(one.state),
              label: one.label,
              current: one.state === state,
            }))}
          />
        }
      />
      <div className="grid gap-5 pt-6">
        {found.items.length === 0 ? (
          <EmptyState icon={<Flag />} title={none}>
            Anybody can report a problem at the end of an appliance’s page.
          </EmptyState>
        ) : (
          <ProblemList
            label={label}
            problems={found.items}
            settle={settleProblemAction}
            mayDismiss
            now={new Date()}
            about={aboutProblem}
          />
        )}
        <Pagination
          label="Pages of problems"
          previousHref={found.page > 1 ? pageAt(found.page - 1) : undefined}
          nextHref={found.page < found.pageCount ? pageAt(found.page + 1) : undefined}
        />
      </div>
    </>
  );
}
