import Link from "next/link";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import { issuerHost } from "./issuer-host.ts";

/** Why somebody has a role. */
export type GivenRole = {
  source: "entitlement" | "local";
  entitlement: string | null;
  identity: { issuer: string; subject: string } | null;
  grantedBy: { id: string; name: string } | null;
  createdAt: Date;
};

/** Where a role came from: the entitlement as it was sent, or who granted it here. */
export function RoleOrigin({ given, now }: { given: GivenRole; now: Date }) {
  const { source, entitlement, identity, grantedBy, createdAt } = given;
  if (source === "local") {
    return (
      <span>
        Granted here <RelativeTime at={createdAt} now={now} />
        {grantedBy ? (
          <>
            {" by "}
            <Link href={paths.adminPerson(grantedBy.id)} className="prose-link">
              {grantedBy.name}
            </Link>
          </>
        ) : (
          ", from the command line or by somebody who is gone"
        )}
      </span>
    );
  }
  return (
    <span className="grid gap-0.5">
      {entitlement ? (
        <code className="font-mono text-xs wrap-anywhere">{entitlement}</code>
      ) : (
        <span>An entitlement from before they were kept with the role</span>
      )}
      <span className="text-ink-muted">
        {identity && `From ${issuerHost(identity.issuer)}, `}
        since <RelativeTime at={createdAt} now={now} show="date" />
      </span>
    </span>
  );
}
