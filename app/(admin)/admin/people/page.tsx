import { UserSearch } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { type PeopleView, peopleAddress, readPeopleView } from "#components/identity/people-address.ts";
import { describePeople, PeopleFilter } from "#components/identity/people-filter.tsx";
import { PeopleTable } from "#components/identity/people-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { searchPeople } from "#lib/identity/search-people.ts";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "People" };

type PeopleProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everybody who has signed in here, to be searched. */
export default async function PeoplePage({ searchParams }: PeopleProps) {
  const view = readPeopleView(await searchParams);
  const actor = await requireAdministrator(peopleAddress(view));
  const found = await searchPeople(actor, view);
  if (!found) notFound();
  const { items, total, page, pageCount } = found;
  if (items.length === 0 && page > 1) redirect(peopleAddress({ ...view, page: pageCount }));
  return (
    <>
      <PageHeader title="People" description="Everybody who has signed in here: what they may do, and why." />
      <div className="grid grid-cols-1 gap-6">
        <PeopleFilter key={peopleAddress(view)} view={view} />
        <Panel title={describePeople(total, view)} flush>
          <PeopleTable people={items} empty={<NobodyFound view={view} />} />
        </Panel>
        {pageCount > 1 && (
          <Pagination
            label="Pages of people"
            previousHref={page > 1 ? peopleAddress({ ...view, page: page - 1 }) : undefined}
            nextHref={page < pageCount ? peopleAddress({ ...view, page: page + 1 }) : undefined}
            summary={`Page ${page} of ${pageCount}`}
          />
        )}
      </div>
    </>
  );
}

function NobodyFound({ view }: { view: PeopleView }) {
  return (
    <EmptyState
      icon={<UserSearch />}
      title="Nobody is found"
      level={3}
      className="m-5"
      action={
        <>
          {view.text && (view.role || view.vo || view.state) && (
            <Button href={peopleAddress({ text: view.text })}>Search everybody</Button>
          )}
          <Button href={paths.adminPeople()}>Show everybody</Button>
        </>
      }
    >
      Every word must stand in the name, e-mail address, affiliation or subject. People appear here with their
      first sign-in.
    </EmptyState>
  );
}
