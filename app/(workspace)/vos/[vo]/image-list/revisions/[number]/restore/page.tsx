import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { RestoreRevisionPanel } from "#components/vo-image-list/restore-revision-panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getRestorationPreview } from "#lib/vo-image-list/revision-queries.ts";
import { CuratorsOnly } from "../../../draft/curators-only.tsx";
import { restoreRevisionAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bring a revision back", robots: { index: false } };

type RestoreProps = { params: Promise<{ vo: string; number: string }> };

/** What bringing an earlier revision back would do to the draft, and the button that does it. */
export default async function RestoreRevisionPage({ params }: RestoreProps) {
  const { vo: voPart, number: numberText } = await params;
  const vo = readRoutePart(voPart) ?? "";
  // Nine digits fit the database's integers.
  if (!/^[1-9]\d{0,8}$/.test(numberText)) notFound();
  const number = Number(numberText);
  const actor = await requirePerson(paths.restoreRevision(vo, number));
  const preview = await getRestorationPreview(actor, vo, number, new Date());
  if (preview === null) return <CuratorsOnly vo={vo} title="Bring a revision back" />;
  if (preview === "no such revision") notFound();
  return (
    <PageShell>
      <div className="max-w-4xl">
        <PageHeader
          breadcrumbs={
            <ImageListCrumbs
              vo={preview.vo}
              below={[
                { label: `Revision ${number}`, href: paths.revision(vo, number) },
                { label: "Bring back" },
              ]}
            />
          }
          eyebrow={`Image list of ${vo}`}
          title={`Bring revision ${number} back as the draft?`}
          description={`It was made on ${formatUtc(preview.createdAt)}: “${preview.comment}” Nothing reaches providers before you publish the draft; that makes a new revision with a new number.`}
        />
        <RestoreRevisionPanel preview={preview} restore={restoreRevisionAction} />
      </div>
    </PageShell>
  );
}
