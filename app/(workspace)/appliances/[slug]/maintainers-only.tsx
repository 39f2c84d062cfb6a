import { notFound } from "next/navigation";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Actor } from "#lib/platform/actor.ts";
import { paths } from "#lib/platform/paths.ts";
import { MAINTAINERS_ONLY } from "#lib/virtual-appliance/policy.ts";
import { getAppliancePage } from "#lib/virtual-appliance/queries.ts";

/** For those who may see the appliance but not work on it; what does not exist is not found. */
export async function MaintainersOnly({ actor, slug }: { actor: Actor; slug: string }) {
  const appliance = await getAppliancePage(actor, slug, new Date());
  if (!appliance) notFound();
  return (
    <PageShell width="reading">
      <PageHeader title={appliance.name} />
      <Notice
        tone="warn"
        title="You may not work on this appliance"
        action={<Button href={paths.appliance(slug)}>Go to the appliance</Button>}
      >
        {MAINTAINERS_ONLY} {appliance.owner && `Its owner is ${appliance.owner.name}.`}
      </Notice>
    </PageShell>
  );
}
