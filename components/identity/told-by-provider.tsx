import { Badge } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { issuerHost } from "./issuer-host.ts";

type ToldIdentity = {
  issuer: string;
  name: string;
  email: string;
  emailVerified: boolean;
  affiliation: string | null;
  entitlements: readonly string[];
  lastSignInAt: Date | null;
};

/** What one identity provider said of somebody at the last sign-in; nothing here can be changed here. */
export function ToldByProvider({ identity }: { identity: ToldIdentity }) {
  const { issuer, name, email, emailVerified, affiliation, entitlements, lastSignInAt } = identity;
  return (
    <Panel title={issuerHost(issuer)} level={3}>
      <div className="grid grid-cols-1 gap-5">
        <Facts
          layout="stacked"
          items={[
            { label: "Name", value: name },
            { label: "E-mail", value: email ? <Address email={email} verified={emailVerified} /> : null },
            { label: "Affiliation", value: affiliation },
            { label: "As of", value: lastSignInAt && <RelativeTime at={lastSignInAt} /> },
          ]}
        />
        <Entitlements values={entitlements} />
      </div>
    </Panel>
  );
}

function Address({ email, verified }: { email: string; verified: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {email}
      {verified ? <Badge tone="ok">Verified</Badge> : <Badge>Not verified</Badge>}
    </span>
  );
}

function Entitlements({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <p className="text-sm text-ink-muted">It sent no entitlements.</p>;
  return (
    <Disclosure summary={`Entitlements (${values.length})`}>
      <ul className="grid gap-2 text-xs">
        {values.map((entitlement) => (
          <li key={entitlement}>
            <code className="font-mono wrap-anywhere">{entitlement}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
