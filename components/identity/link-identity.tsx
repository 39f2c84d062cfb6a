import { Link2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

/**
 * Explains what linking does, then sends the browser to the identity provider.
 *
 * @param action makes the next sign-in in this browser link an identity, and goes there
 */
export function LinkIdentity({ action }: { action: (form: FormData) => Promise<{ error?: string }> }) {
  return (
    <ConfirmDialog
      trigger={<Button icon={<Link2 aria-hidden />}>Link another identity</Button>}
      title="Link another identity?"
      description={
        <ol className="grid list-decimal gap-2 pl-4">
          <li>
            You sign in a second time, with the identity to be linked. You have ten minutes for that, in this
            browser.
          </li>
          <li>From then on either identity leads to this account.</li>
          <li>
            If that identity has an account here already, everything in that account moves to this one:
            appliances, roles, access tokens, providers. The other account is gone, and{" "}
            <strong className="font-semibold text-ink">that cannot be undone</strong>.
          </li>
        </ol>
      }
      confirmLabel="Sign in with it"
      action={action}
    />
  );
}
