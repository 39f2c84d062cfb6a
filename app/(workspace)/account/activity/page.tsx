import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { NothingRecorded } from "#components/audit/nothing-recorded.tsx";
import { Trail } from "#components/audit/trail.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listOwnActivity } from "#lib/audit/queries.ts";
import { readPosition } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your activity" };

type ActivityProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What one did, and what was done to one's account. */
export default async function ActivityPage({ searchParams }: ActivityProps) {
  const actor = await requirePerson(paths.accountActivity());
  const page = await listOwnActivity(actor, readPosition(await searchParams));
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          title="Activity"
          description="What you did, yourself or through your access tokens, and what was done to your account. Is something here that was not you? End your sessions and revoke your tokens."
          actions={
            <>
              <Button href={paths.accountSessions()}>Your sessions</Button>
              <Button href={paths.accountTokens()}>Your access tokens</Button>
            </>
          }
        />
        <Trail page={page} address={paths.accountActivity()} empty={<NothingRecorded />} />
      </div>
    </PageShell>
  );
}
