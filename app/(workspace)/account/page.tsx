import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { ApplianceLinks } from "#components/identity/appliance-links.tsx";
import { CuratedLists } from "#components/identity/curated-lists.tsx";
import { heldRoles } from "#components/identity/held-roles.ts";
import { OperatedProviders } from "#components/identity/operated-providers.tsx";
import { RoleTable } from "#components/identity/role-table.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { CalendarPanel } from "#components/virtual-appliance/calendar-panel.tsx";
import { getAccount } from "#lib/identity/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { getCalendarFeed } from "#lib/virtual-appliance/calendar-queries.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { listVos } from "#lib/vo/queries.ts";
import { createCalendarAction, removeCalendarAction } from "./calendar/actions.ts";
import { WaitingForYou } from "./waiting-for-you.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your account" };

type Account = NonNullable<Awaited<ReturnType<typeof getAccount>>>;

/** What waits for one, where one's work lies, and what one may do and why. */
export default async function AccountPage() {
  const actor = await requirePerson(paths.account());
  const [account, vos, calendar] = await Promise.all([
    getAccount(actor.personId),
    listVos(),
    getCalendarFeed(actor),
  ]);
  if (!account) notFound();
  const curated = vos.filter((vo) => canCurate(actor, vo));
  return (
    <PageShell aside={<Roles account={account} />} asideLabel="What you may do">
      <PageHeader
        title="Overview"
        actions={
          <Button variant="primary" href={paths.registerAppliance()}>
            Register an appliance
          </Button>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <WaitingForYou actor={actor} />
        <div id="appliances" className="scroll-mt-24">
          <Panel title="Your appliances" flush>
            <ApplianceLinks
              owned={account.ownedAppliances}
              maintained={account.maintainedAppliances.map(({ appliance }) => appliance)}
            />
          </Panel>
        </div>
        <CalendarPanel
          feed={calendar}
          now={new Date()}
          create={createCalendarAction}
          remove={removeCalendarAction}
        />
        {curated.length > 0 && (
          <Panel title="Image lists you curate" flush>
            <CuratedLists vos={curated} />
          </Panel>
        )}
        {account.operatedProviders.length > 0 && (
          <Panel title="Providers you operate" flush>
            <OperatedProviders providers={account.operatedProviders.map(({ provider }) => provider)} />
          </Panel>
        )}
      </div>
    </PageShell>
  );
}

function Roles({ account }: { account: Account }) {
  return (
    <Panel
      title="Your roles"
      description="Those from an identity provider are renewed at each sign-in with it, and go when it no longer names them."
      flush
    >
      <RoleTable roles={heldRoles(account)} />
    </Panel>
  );
}
