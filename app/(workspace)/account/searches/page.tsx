import { BookmarkX, Pencil, Search } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { describeRhythm } from "#components/notification/rhythm-words.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { listSavedSearches } from "#lib/saved-search/queries.ts";
import { MOST_HITS } from "#lib/saved-search/too-wide.ts";
import { deleteSavedSearchAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Saved searches" };

/** The searches that one keeps, to open them again and to be told of what they find anew. */
export default async function SavedSearchesPage() {
  const searches = await listSavedSearches(await requirePerson(paths.savedSearches()));
  const now = new Date();
  return (
    <PageShell>
      <PageHeader
        title="Saved searches"
        description="What each finds for the first time is told in your news, and by e-mail as you wish."
        actions={<Button href={paths.notifications()}>Read the news</Button>}
      />
      {searches.length === 0 ? (
        <EmptyState
          icon={<Search />}
          title="No search is kept yet"
          action={
            <Button href={paths.appliances()} variant="primary">
              Search the catalogue
            </Button>
          }
        >
          Search for something, narrow it, and choose “Save this search” above the results.
        </EmptyState>
      ) : (
        <ul className="grid divide-y divide-line overflow-clip rounded-lg border border-line bg-surface">
          {searches.map((search) => (
            <SavedSearch key={search.id} search={search} now={now} />
          ))}
        </ul>
      )}
    </PageShell>
  );
}

type SavedSearchProps = { search: Awaited<ReturnType<typeof listSavedSearches>>[number]; now: Date };

function SavedSearch({ search, now }: SavedSearchProps) {
  const { id, title, query, rhythm, hits, foundAt, tooWideSince } = search;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
      <div className="grid min-w-0 flex-1 basis-72 gap-1 text-sm">
        <Link href={`${paths.appliances()}?${query}`} className="prose-link font-semibold wrap-anywhere">
          {title}
        </Link>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted">
          {tooWideSince ? (
            <Badge tone="warn">Finds more than {MOST_HITS.toLocaleString("en-GB")}: nothing is told</Badge>
          ) : (
            <span>
              <span className="font-figures">{hits}</span> found
              {foundAt && (
                <>
                  , the last <RelativeTime at={foundAt} now={now} />
                </>
              )}
              .
            </span>
          )}
          <span>{describeRhythm(rhythm)}</span>
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          href={paths.editSavedSearch(id)}
          icon={<Pencil aria-hidden />}
          aria-label={`Change ${title}`}
        >
          Change
        </Button>
        <ActionButton
          action={deleteSavedSearchAction}
          idle={IDLE}
          fields={{ id }}
          done={`The search ${title} is kept no longer`}
          size="sm"
          icon={<BookmarkX aria-hidden />}
          aria-label={`Delete ${title}`}
        >
          Delete
        </ActionButton>
      </div>
    </li>
  );
}
