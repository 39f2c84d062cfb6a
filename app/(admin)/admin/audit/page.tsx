import { FileDown, History } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { auditAddress, auditExportAddress } from "#components/audit/audit-address.ts";
import { AuditSearchForm } from "#components/audit/audit-search-form.tsx";
import { NothingRecorded } from "#components/audit/nothing-recorded.tsx";
import { Trail } from "#components/audit/trail.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type AuditQuestion, readAuditQuestion } from "#lib/audit/filter.ts";
import { searchAuditEvents } from "#lib/audit/queries.ts";
import { readPosition } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Audit trail" };

type AuditProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The whole trail: search, read, take away. */
export default async function AuditPage({ searchParams }: AuditProps) {
  const parameters = await searchParams;
  const question = readAuditQuestion(parameters);
  const actor = await requireAdministrator(auditAddress(question));
  // A form sends its empty fields too; an address to send to a colleague has none.
  if (Object.values(parameters).includes("")) redirect(auditAddress(question));
  const found = await searchAuditEvents(actor, question, readPosition(parameters));
  if (!found) notFound();
  const isWrong = Object.keys(found.problems).length > 0;
  const isNarrowed = Object.keys(question.typed).length > 0;
  return (
    <>
      <PageHeader
        title="Audit trail"
        description="Who did what to what, when and from where. Nothing in it can be changed or removed."
        actions={isWrong ? null : <ExportLinks question={question} />}
      />
      <div className="grid grid-cols-1 gap-8">
        <AuditSearchForm
          key={auditAddress(question)}
          typed={question.typed}
          order={question.order}
          problems={found.problems}
        />
        {isWrong ? (
          <Notice tone="warn" title="Nothing was searched" live="polite">
            Something in the form cannot be understood; what it is stands at the field.
          </Notice>
        ) : (
          <section aria-label="Events">
            <Trail
              page={found}
              address={auditAddress(question)}
              empty={isNarrowed ? <NothingFound /> : <NothingRecorded />}
              toActor={(actor) => auditAddress({ typed: { actor } })}
            />
          </section>
        )}
      </div>
    </>
  );
}

/** Plain links: Next.js would begin an export when the pointer comes near. */
function ExportLinks({ question }: { question: AuditQuestion }) {
  const formats = { csv: "CSV", ndjson: "NDJSON" } as const;
  return (["csv", "ndjson"] as const).map((format) => (
    <a
      key={format}
      href={auditExportAddress(question, format)}
      download
      className={buttonLook("secondary", "md")}
    >
      <FileDown aria-hidden />
      Export as {formats[format]}
    </a>
  ));
}

function NothingFound() {
  return (
    <EmptyState
      icon={<History />}
      title="No event matches"
      action={<Button href={paths.adminAudit()}>Show the whole trail</Button>}
    >
      All fields have to match at once: empty one of them, or choose more days.
    </EmptyState>
  );
}
