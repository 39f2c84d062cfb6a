import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { SubscriptionForm } from "#components/list-subscription/subscription-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { getSubscription } from "#lib/list-subscription/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { getVo } from "#lib/vo/queries.ts";
import { followListAction, unfollowListAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Follow an image list" };

/** What one wants to be told of a VO's image list. */
export default async function ListSubscriptionPage({ params }: { params: Promise<{ vo: string }> }) {
  const name = readRoutePart((await params).vo) ?? "";
  const actor = await requirePerson(paths.listSubscription(name));
  const [vo, subscription] = await Promise.all([getVo(name), getSubscription(actor, name)]);
  if (!vo) notFound();
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: "Follow" }]} />}
        eyebrow={vo.title || vo.name}
        title="Follow the image list"
        actions={
          subscription && (
            <ConfirmDialog
              trigger={<Button icon={<BellOff aria-hidden />}>Stop following…</Button>}
              title="Stop following the list?"
              description="You are told nothing more of it, and what waits for a digest is not sent. You can follow it again at any time."
              confirmLabel="Stop following"
              action={unfollowListAction}
              fields={{ vo: name }}
            />
          )
        }
      />
      <SubscriptionForm action={followListAction} vo={name} subscription={subscription} />
    </PageShell>
  );
}
