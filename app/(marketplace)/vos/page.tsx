import { Users } from "lucide-react";
import type { Metadata } from "next";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { VoCard } from "#components/vo/vo-card.tsx";
import { paths } from "#lib/platform/paths.ts";
import { listVos } from "#lib/vo/queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Virtual Organisations",
  description:
    "Communities that choose the appliances their members may run, and publish them as signed lists.",
};

/** All VOs with the state of their image lists. */
export default async function VosPage() {
  const vos = await listVos();
  const now = new Date();
  return (
    <PageShell>
      <PageHeader
        title="Virtual Organisations"
        description="A VO chooses the appliances that its members may run, and publishes them as a signed image list. Sites that support the VO offer exactly what is on it."
      />
      {vos.length === 0 ? (
        <EmptyState
          icon={<Users />}
          title="No VO is known here yet"
          action={<Button href={paths.appliances()}>Browse appliances</Button>}
        >
          VOs appear when the first of their managers signs in, or when an administrator enters them.
        </EmptyState>
      ) : (
        <CardGrid>
          {vos.map((vo) => (
            <VoCard key={vo.id} vo={vo} now={now} />
          ))}
        </CardGrid>
      )}
    </PageShell>
  );
}
