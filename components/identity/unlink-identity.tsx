import { Unlink } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { rolesGivenBy } from "./held-roles.ts";
import type { ListedIdentity } from "./identity-list.tsx";
import { issuerHost } from "./issuer-host.ts";

type UnlinkIdentityProps = {
  identity: ListedIdentity;
  /** Is it the only one? */
  isOnly: boolean;
  action: (form: FormData) => Promise<{ error?: string }>;
};

/** Takes an identity away, or says why it must stay. */
export function UnlinkIdentity({ identity, isOnly, action }: UnlinkIdentityProps) {
  const host = issuerHost(identity.issuer);
  const name = identity.email ? `${identity.email} at ${host}` : host;
  const obstacle = findObstacle(identity, isOnly);
  if (obstacle) return <p className="text-sm text-ink-muted">{obstacle}</p>;
  const roles = rolesGivenBy(identity);
  return (
    <div>
      <ConfirmDialog
        trigger={
          <Button size="sm" icon={<Unlink aria-hidden />} aria-label={`Unlink ${name}`}>
            Unlink
          </Button>
        }
        title="Unlink this identity?"
        description={
          <div className="grid gap-2">
            <p>
              You cannot sign in to this account with{" "}
              <strong className="font-semibold wrap-anywhere text-ink">{name}</strong> any more, and browsers
              signed in with it are signed out. Signing in with it again would begin a new, empty account.
            </p>
            {roles.length > 0 && (
              <p>These roles go with it, unless you hold them from elsewhere as well: {roles.join(", ")}.</p>
            )}
          </div>
        }
        confirmLabel="Unlink"
        tone="danger"
        action={action}
        fields={{ identityId: identity.id }}
      />
    </div>
  );
}

function findObstacle({ isCurrent }: ListedIdentity, isOnly: boolean): string | null {
  if (isOnly)
    return "It cannot be unlinked: it is the only one you can sign in with. Link another one first.";
  if (isCurrent) return "To unlink it, sign in with another one first: you are signed in with this one now.";
  return null;
}
