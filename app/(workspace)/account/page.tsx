import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { ApplianceLinks } from "#components/identity/appliance-links.tsx";
import { CuratedLists } from "#components/identity/curated-lists.tsx";
import { heldRoles } from "#components/identity/held-roles.ts";
import { RoleTable } from "#components/identity/role-table.tsx";
import { SignOutButton } from "#components/identity/sign-out-button.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getAccount } from "#lib/identity/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { listVos } from "#lib/vo/queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your account" };

type Account = NonNullable<Awaited<ReturnType<typeof getAccount>>>;

/** Who one is here, what one may do and why, and where one's work lies. */
export default async function AccountPage() {
  const actor = await requirePerson(paths.account());
  const [account, vos] = await Promise.all([getAccount(actor.personId), listVos()]);
  if (!account) notFound();
  const curated = vos.filter((vo) => canCurate(actor, vo));
  return (
    <PageShell aside={<Identity account={account} />} asideLabel="Who you are">
      <PageHeader
        eyebrow="Your account"
        title={account.name}
        media={<Monogram name={account.name} size={64} shape="round" />}
        actions={
          <Button variant="primary" href={paths.registerAppliance()}>
            Register an appliance
          </Button>
        }
      />
      <div className="grid gap-6">
        <div id="appliances" className="scroll-mt-24">
          <Panel title="Your appliances" flush>
            <ApplianceLinks
              owned={account.ownedAppliances}
              maintained={account.maintainedAppliances.map(({ appliance }) => appliance)}
            />
          </Panel>
        </div>
        {curated.length > 0 && (
          <Panel title="Image lists you curate" flush>
            <CuratedLists vos={curated} />
          </Panel>
        )}
        <Panel
          title="Your roles"
          description="Roles from your identity provider are renewed at each sign-in and go when it no longer names them."
          flush
        >
          <RoleTable roles={heldRoles(account)} />
        </Panel>
      </div>
    </PageShell>
  );
}

function Identity({ account }: { account: Account }) {
  const entitlements = account.identities.flatMap((identity) => identity.entitlements);
  return (
    <Panel title="Who you are" description="As your identity provider says; change it there.">
      <div className="grid gap-5">
        <Facts
          layout="stacked"
          items={[
            { label: "Name", value: account.name },
            { label: "E-mail", value: account.email || null },
            { label: "Affiliation", value: account.affiliation },
            { label: "Identity provider", value: account.identities.map(({ issuer }) => issuer).join(", ") },
            {
              label: "Last sign-in",
              value: account.lastSignInAt && <RelativeTime at={account.lastSignInAt} />,
            },
          ]}
        />
        {entitlements.length > 0 && (
          <Disclosure summary={`Entitlements (${entitlements.length})`}>
            <ul className="grid gap-2 text-xs">
              {entitlements.map((entitlement) => (
                <li key={entitlement}>
                  <code className="font-mono wrap-anywhere">{entitlement}</code>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        <SignOutButton />
      </div>
    </Panel>
  );
}
