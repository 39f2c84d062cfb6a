import { Badge } from "#components/ui/badge.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AdministeredPerson } from "#lib/identity/administration-queries.ts";
import { issuerHost } from "./issuer-host.ts";

type Identity = AdministeredPerson["identities"][number];

/** The identities somebody signs in with, and what each provider said at the last sign-in. In `<Panel flush>`. */
export function ToldIdentities({ identities, now }: { identities: readonly Identity[]; now: Date }) {
  return (
    <ul className="divide-y divide-line">
      {identities.map((identity) => (
        <li key={identity.id} className="grid grid-cols-1 gap-5 p-5">
          <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm font-semibold">
            <span className="wrap-anywhere">{issuerHost(identity.issuer)}</span>
            <span className="font-normal text-ink-muted">
              {identity.lastSignInAt ? (
                <>
                  Last sign-in <RelativeTime at={identity.lastSignInAt} now={now} />
                </>
              ) : (
                "Never signed in with"
              )}
            </span>
          </h3>
          <Facts items={identityFacts(identity)} />
          <Entitlements values={identity.entitlements} />
        </li>
      ))}
    </ul>
  );
}

function identityFacts({ issuer, subject, name, email, emailVerified, affiliation }: Identity) {
  return [
    { label: "Issuer", value: issuer, mono: true },
    { label: "Subject", value: <Identifier value={subject} what="subject" /> },
    { label: "Name", value: name },
    {
      label: "E-mail",
      value: email ? (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {email}
          {emailVerified ? <Badge tone="ok">Confirmed</Badge> : <Badge tone="warn">Not confirmed</Badge>}
        </span>
      ) : null,
    },
    { label: "Affiliation", value: affiliation },
  ];
}

function Entitlements({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <p className="text-sm text-ink-muted">No entitlements were sent.</p>;
  return (
    <div className="grid grid-cols-1 gap-2 text-sm">
      <p className="text-ink-muted">Entitlements, as they were sent</p>
      <ul className="grid grid-cols-1 gap-1.5">
        {values.map((value) => (
          <li key={value}>
            <code className="font-mono text-xs wrap-anywhere">{value}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
