import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { OpenListForm } from "#components/vo-image-list/open-list-form.tsx";
import { OpenToTable } from "#components/vo-image-list/open-to-table.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getListAccessPage } from "#lib/vo-image-list/access-queries.ts";
import { CuratorsOnly } from "../draft/curators-only.tsx";
import { closeListAction, openListAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Who may fetch the image list" };

/** To which providers a VO's list is open. */
export default async function ListAccessPage({ params }: { params: Promise<{ vo: string }> }) {
  const vo = readRoutePart((await params).vo) ?? "";
  const actor = await requirePerson(paths.listAccess(vo));
  const now = new Date();
  const access = await getListAccessPage(actor, vo, now);
  if (!access) return <CuratorsOnly vo={vo} title="Who may fetch the image list" />;
  const { openTo, others, visibility } = access;
  const isPublic = visibility === "public";
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={<ImageListCrumbs vo={access.vo} below={[{ label: "Access" }]} />}
        eyebrow={access.vo.title || vo}
        title="Who may fetch the list"
        meta={<VisibilityBadge visibility={visibility} />}
        actions={<Button href={paths.listFleet(vo)}>Who has which revision</Button>}
      />
      <div className="grid grid-cols-1 gap-6">
        <Notice
          tone="info"
          title={isPublic ? "Everybody may fetch this list" : "This list answers access tokens only"}
        >
          {isPublic
            ? "It is public. Opening it to a provider says that the VO counts on that site, and takes effect should the list ever stop being public."
            : "It answers tokens of the providers below that were made for it, and tokens of this VO's own people. A provider's operators make the tokens themselves once the list is open to it."}
        </Notice>
        <Panel title="Open to these providers" flush>
          <OpenToTable vo={vo} isPublic={isPublic} rows={openTo} close={closeListAction} now={now} />
        </Panel>
        <Panel title="Open it to another provider">
          <OpenListForm vo={vo} providers={others} action={openListAction} />
        </Panel>
      </div>
    </PageShell>
  );
}
