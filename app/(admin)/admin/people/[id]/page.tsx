import { History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { readUuidPart } from "#app/_transport/route-part.ts";
import { TokenTable } from "#components/access-token/token-table.tsx";
import { auditAddress } from "#components/audit/audit-address.ts";
import { AdministeredRoleTable } from "#components/identity/administered-role-table.tsx";
import { BlockedNotice, BlockPanel } from "#components/identity/block-panel.tsx";
import { GrantRoleForms } from "#components/identity/grant-role-forms.tsx";
import { ToldIdentities } from "#components/identity/told-identities.tsx";
import { counted } from "#components/identity/what-stops.ts";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getPersonTokens, type ListedToken } from "#lib/access-token/queries.ts";
import { type AdministeredPerson, getAdministeredPerson } from "#lib/identity/administration-queries.ts";
import { isSelf } from "#lib/identity/policy.ts";
import { paths } from "#lib/platform/paths.ts";
import { listVos } from "#lib/vo/queries.ts";
import {
  blockPersonAction,
  grantPlatformRoleAction,
  grantVoRoleAction,
  revokePlatformRoleAction,
  revokeTokenAction,
  revokeVoRoleAction,
  unblockPersonAction,
} from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Person" };

/** One person: who they are, what they may do and why, and the way to stop them. */
export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const id = readUuidPart((await params).id);
  const actor = await requireAdministrator(id === null ? paths.adminPeople() : paths.adminPerson(id));
  const now = new Date();
  const person = id === null ? null : await getAdministeredPerson(actor, id, now);
  const tokens = person && (await getPersonTokens(actor, person.id, now));
  if (!tokens) notFound();
  const { blockedAt, mergedInto } = person;
  return (
    <>
      <PersonHeader person={person} now={now} />
      <div className="grid grid-cols-1 gap-6">
        {blockedAt && (
          <BlockedNotice person={{ ...person, blockedAt }} now={now} unblock={unblockPersonAction} />
        )}
        {mergedInto && <MergedNotice into={mergedInto} />}
        {!mergedInto && <Roles person={person} now={now} />}
        {!mergedInto && <Tokens tokens={tokens} now={now} />}
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid min-w-0 grid-cols-1 content-start gap-6">
            {person.identities.length > 0 && (
              <Panel
                title="Identities"
                description="What they sign in with, and what each provider told."
                flush
              >
                <ToldIdentities identities={person.identities} now={now} />
              </Panel>
            )}
            <Work person={person} />
          </div>
          <div className="grid min-w-0 grid-cols-1 content-start gap-6">
            <Profile person={person} now={now} />
            {!blockedAt && !mergedInto && (
              <BlockPanel person={person} isSelf={isSelf(actor, person)} block={blockPersonAction} />
            )}
          </div>
        </div>
      </div>
    </>
  );
}

type PersonProps = { person: AdministeredPerson; now: Date };

function PersonHeader({ person, now }: PersonProps) {
  const { id, name, lastSignInAt } = person;
  return (
    <PageHeader
      breadcrumbs={<Breadcrumbs items={[{ label: "People", href: paths.adminPeople() }, { label: name }]} />}
      media={<Monogram name={name} size={64} shape="round" />}
      title={name}
      meta={
        lastSignInAt ? (
          <span>
            Last sign-in <RelativeTime at={lastSignInAt} now={now} />
          </span>
        ) : (
          "Never signed in"
        )
      }
      actions={
        <>
          <Button href={auditAddress({ typed: { actor: id } })} icon={<History aria-hidden />}>
            What they did
          </Button>
          <Button href={auditAddress({ typed: { object: `person:${id}` } })}>What was done to them</Button>
        </>
      }
    />
  );
}

async function Roles({ person, now }: PersonProps) {
  const vos = await listVos();
  return (
    <Panel
      title="Roles"
      description="What entitlements give is renewed at each sign-in, and taken away at the identity provider. What was granted here stays until it is revoked here."
      flush
    >
      <AdministeredRoleTable
        person={person}
        now={now}
        revokePlatformRole={revokePlatformRoleAction}
        revokeVoRole={revokeVoRoleAction}
      />
      {!person.blockedAt && (
        <div className="border-t border-line bg-sunken p-5">
          <GrantRoleForms
            personId={person.id}
            vos={vos.map(({ name }) => name)}
            grantPlatformRole={grantPlatformRoleAction}
            grantVoRole={grantVoRoleAction}
          />
        </div>
      )}
    </Panel>
  );
}

function Tokens({ tokens, now }: { tokens: readonly ListedToken[]; now: Date }) {
  return (
    <Panel
      title="Access tokens"
      description="What their programs present instead of a password. Revoke a token here when it is in wrong hands; only they can make another."
      flush
    >
      <TokenTable
        tokens={tokens}
        revoke={revokeTokenAction}
        emptyText="They make their tokens themselves, in their account."
        now={now}
      />
    </Panel>
  );
}

function Profile({ person, now }: PersonProps) {
  const { email, affiliation, orcid, createdAt, profileCompletedAt, sessions, accessTokens, merged } = person;
  return (
    <Panel title="Profile" description="As the person keeps it.">
      <Facts
        layout="stacked"
        items={[
          { label: "Contact e-mail", value: email || null },
          { label: "Affiliation", value: affiliation },
          { label: "ORCID", value: orcid, mono: true },
          { label: "First sign-in", value: <RelativeTime at={createdAt} now={now} show="date" /> },
          { label: "Profile completed", value: profileCompletedAt ? "Yes" : "Not yet" },
          { label: "Signed in now", value: counted(sessions, "session") },
          { label: "Access tokens that work", value: accessTokens },
          ...(merged.length > 0
            ? [{ label: "Accounts merged into this one", value: <People people={merged} /> }]
            : []),
        ]}
      />
    </Panel>
  );
}

function People({ people }: { people: readonly { id: string; name: string }[] }) {
  return (
    <ul>
      {people.map(({ id, name }) => (
        <li key={id}>
          <Link href={paths.adminPerson(id)} className="prose-link">
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Work({ person }: { person: AdministeredPerson }) {
  const { ownedAppliances, maintainedAppliances, operatedProviders } = person;
  const links = [
    ...ownedAppliances.map(({ slug, name }) => ({ href: paths.appliance(slug), name, part: "Owner" })),
    ...maintainedAppliances.map(({ slug, name }) => ({
      href: paths.appliance(slug),
      name,
      part: "Maintainer",
    })),
    ...operatedProviders.map(({ slug, name }) => ({ href: paths.provider(slug), name, part: "Operator" })),
  ];
  return (
    <Panel title="Appliances and providers">
      {links.length === 0 ? (
        <p className="text-sm text-ink-muted">They own, maintain and operate nothing.</p>
      ) : (
        <ul className="grid gap-3 text-sm">
          {links.map(({ href, name, part }) => (
            <li key={`${part} ${href}`} className="grid">
              <Link href={href} className="prose-link wrap-anywhere">
                {name}
              </Link>
              <span className="text-ink-muted">{part}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function MergedNotice({ into }: { into: { id: string; name: string } }) {
  return (
    <Notice
      title="This account is part of another one"
      action={<Button href={paths.adminPerson(into.id)}>Go to {into.name}</Button>}
    >
      It was merged into the account of {into.name}, who signs in with its identities and has its roles. What
      was done with it before still names it.
    </Notice>
  );
}
