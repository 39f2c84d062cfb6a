import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { rolesGivenBy } from "./held-roles.ts";
import { issuerHost } from "./issuer-host.ts";

/** An account at an identity provider with which one can sign in here. */
export type ListedIdentity = Parameters<typeof rolesGivenBy>[0] & {
  id: string;
  issuer: string;
  subject: string;
  email: string;
  lastSignInAt: Date | null;
  isCurrent: boolean;
};

/**
 * What one can sign in with. Put it in `<Panel flush>`.
 *
 * @param unlinkOf the button that unlinks an identity, or a sentence why it cannot be
 */
export function IdentityList({
  identities,
  unlinkOf,
}: {
  identities: readonly ListedIdentity[];
  unlinkOf: (identity: ListedIdentity) => ReactNode;
}) {
  return (
    <ul className="divide-y divide-line">
      {identities.map((identity) => (
        <IdentityRow key={identity.id} identity={identity} unlink={unlinkOf(identity)} />
      ))}
    </ul>
  );
}

function IdentityRow({ identity, unlink }: { identity: ListedIdentity; unlink: ReactNode }) {
  const { issuer, subject, email, lastSignInAt, isCurrent } = identity;
  const roles = rolesGivenBy(identity);
  return (
    <li className="grid grid-cols-1 gap-4 px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="text-sm font-semibold wrap-anywhere">{issuerHost(issuer)}</p>
        {isCurrent && <Badge tone="info">Signed in with it now</Badge>}
      </div>
      <Facts
        items={[
          { label: "E-mail", value: email || null },
          { label: "Subject", value: <Identifier value={subject} what="subject" shorten={28} /> },
          {
            label: "Last sign-in",
            value: lastSignInAt ? <RelativeTime at={lastSignInAt} /> : "Not since it was linked",
          },
          { label: "Roles it gives", value: roles.length > 0 ? roles.join(", ") : "None" },
        ]}
      />
      {unlink}
    </li>
  );
}
