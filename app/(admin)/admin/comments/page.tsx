import { MessageSquareText } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { ModeratedRatings } from "#components/rating/moderated-ratings.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { firstOf } from "#lib/platform/address-parameters.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";
import { listModeratedRatings } from "#lib/rating/queries.ts";
import { moderateRatingAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Comments" };

type CommentsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Comments that were reported, or changed since they were hidden; those that are hidden; or one of all. */
export default async function CommentsPage({ searchParams }: CommentsProps) {
  const actor = await requireAdministrator(paths.adminComments());
  const parameters = await searchParams;
  const ratingId = firstOf(parameters.comment) ?? null;
  const show = firstOf(parameters.show) === "hidden" ? "hidden" : "waiting";
  const now = new Date();
  const found = await listModeratedRatings(actor, {
    show: ratingId === null ? show : { ratingId },
    page: readPageNumber(firstOf(parameters.page)),
  });
  if (!found) notFound();
  const pageAt = (page: number) =>
    `${paths.adminComments()}?${show === "hidden" ? "show=hidden&" : ""}page=${page}`;
  return (
    <>
      <PageHeader
        title="Comments"
        description="What people write about appliances, where somebody objects to it."
        tabs={
          <TabsNav
            label="Which comments"
            items={[
              {
                href: paths.adminComments(),
                label: "Waiting for you",
                current: ratingId === null && show === "waiting",
              },
              {
                href: `${paths.adminComments()}?show=hidden`,
                label: "Hidden",
                current: ratingId === null && show === "hidden",
              },
            ]}
          />
        }
      />
      <div className="grid gap-5 pt-6">
        {found.items.length === 0 ? (
          <EmptyState
            icon={<MessageSquareText />}
            title={show === "hidden" ? "No comment is hidden" : "No comment waits for you"}
          >
            Comments that somebody reports, and hidden ones that their authors have changed, appear here.
          </EmptyState>
        ) : (
          <ModeratedRatings ratings={found.items} action={moderateRatingAction} now={now} />
        )}
        <Pagination
          label="Pages of comments"
          previousHref={found.page > 1 ? pageAt(found.page - 1) : undefined}
          nextHref={found.page < found.pageCount ? pageAt(found.page + 1) : undefined}
        />
      </div>
    </>
  );
}
