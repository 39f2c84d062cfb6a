import { MailOpen } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { OutboxList } from "#components/mail/outbox-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { listOutbox } from "#lib/mail/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Outbox" };

type OutboxProps = { searchParams: Promise<{ page?: string | string[] }> };

/** Every message that the service wrote, and what became of it. */
export default async function OutboxPage({ searchParams }: OutboxProps) {
  const { page: asked } = await searchParams;
  const actor = await requireAdministrator(paths.adminOutbox());
  const found = await listOutbox(actor, readPageNumber(Array.isArray(asked) ? asked[0] : asked));
  if (!found) notFound();
  const { items, page, pageCount, total } = found;
  if (items.length === 0 && page > 1) redirect(paths.adminOutbox());
  const hasServer = getSettings().smtpUrl !== null;
  return (
    <>
      <RefreshWhile active={hasServer && items.some(({ state }) => state === "waiting")} everyMs={3000} />
      <PageHeader
        title="Outbox"
        description="Every message that the service wrote, and what became of it. Links in it are meant for those to whom it was sent."
      />
      <div className="grid grid-cols-1 gap-6">
        {!hasServer && (
          <Notice tone="info" title="Messages stay here">
            No mail server is set, so nothing leaves this service. Read what people should know here and tell
            them, or set <code className="font-mono text-[0.9em]">SMTP_URL</code> and start the service again.
          </Notice>
        )}
        {total === 0 ? (
          <EmptyState icon={<MailOpen />} title="Nothing was written yet">
            Messages appear here when somebody is invited to an appliance or asks to join one.
          </EmptyState>
        ) : (
          <Panel title={`${total.toLocaleString("en-GB")} ${total === 1 ? "message" : "messages"}`} flush>
            <OutboxList mails={items} now={new Date()} />
          </Panel>
        )}
        {pageCount > 1 && (
          <Pagination
            label="Pages of messages"
            previousHref={page > 1 ? addressOf(page - 1) : undefined}
            nextHref={page < pageCount ? addressOf(page + 1) : undefined}
            summary={`Page ${page} of ${pageCount}`}
          />
        )}
      </div>
    </>
  );
}

function addressOf(page: number): string {
  return page === 1 ? paths.adminOutbox() : `${paths.adminOutbox()}?page=${page}`;
}
