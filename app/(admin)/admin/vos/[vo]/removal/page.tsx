import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RemovalConsequences } from "#components/vo-removal/removal-consequences.tsx";
import { RemoveVoForm } from "#components/vo-removal/remove-vo-form.tsx";
import { RemovedVoPanel } from "#components/vo-removal/removed-vo-panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { MOST_DAYS_AHEAD, USUAL_DAYS_AHEAD } from "#lib/vo/removal.ts";
import { getVoRemoval } from "#lib/vo-removal/queries.ts";
import { removeVoAction, restoreVoAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Remove a VO" };

const DAY_MS = 24 * 3600 * 1000;

/** Removes a VO, saying first whose images go; or brings it back. */
export default async function RemoveVoPage({ params }: { params: Promise<{ vo: string }> }) {
  const name = readNamePart((await params).vo);
  const actor = await requireAdministrator(name === null ? paths.adminVos() : paths.adminVoRemoval(name));
  const now = new Date();
  const vo = name === null ? null : await getVoRemoval(actor, name, now);
  if (!vo) notFound();
  const { removedAt, listEndsAt, reason, standing } = vo;
  const dayAhead = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const title = standing === "in" ? "Remove" : standing === "gone" ? "Removed" : "Being removed";
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "VOs", href: paths.adminVos() },
              { label: vo.name, href: paths.adminVo(vo.name) },
              { label: title },
            ]}
          />
        }
        title={standing === "in" ? `Remove ${vo.title || vo.name}` : vo.title || vo.name}
        description="Nothing is deleted: what was published stays at the addresses of its revisions, and you can bring the VO back at any time."
      />
      {removedAt && listEndsAt && reason ? (
        <RemovedVoPanel
          vo={vo.name}
          removedAt={removedAt}
          listEndsAt={listEndsAt}
          reason={reason}
          isGone={standing === "gone"}
          now={now}
          restore={restoreVoAction}
        />
      ) : (
        <div className="grid grid-cols-1 gap-8">
          <div className="max-w-reading">
            <RemovalConsequences {...vo} />
          </div>
          <RemoveVoForm
            action={removeVoAction}
            vo={vo.name}
            isPublished={vo.current !== null}
            days={{
              ...{
                earliest: dayAhead(1),
                usual: dayAhead(USUAL_DAYS_AHEAD),
                latest: dayAhead(MOST_DAYS_AHEAD),
              },
            }}
            cancelHref={paths.adminVo(vo.name)}
          />
        </div>
      )}
    </>
  );
}
