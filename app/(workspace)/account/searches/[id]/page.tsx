import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readUuidPart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { SavedSearchForm } from "#components/saved-search/saved-search-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getSavedSearch } from "#lib/saved-search/queries.ts";
import { editSavedSearchAction } from "../actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Change a saved search" };

/** What a saved search is called, and how it tells. */
export default async function SavedSearchPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: part } = await params;
  const actor = await requirePerson(paths.editSavedSearch(part));
  const id = readUuidPart(part);
  const search = id === null ? null : await getSavedSearch(actor, id);
  if (!search) notFound();
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Saved searches", href: paths.savedSearches() }, { label: search.title }]}
          />
        }
        title="Change a saved search"
      />
      <SavedSearchForm action={editSavedSearchAction} search={search} cancelHref={paths.savedSearches()} />
    </PageShell>
  );
}
