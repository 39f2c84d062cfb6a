import { LogOut } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/platform/paths.ts";
import { SignOutForm } from "./sign-out-form.tsx";

/**
 * Ends the session here, and goes on to end it at the identity provider where that offers it. Needs no script; what was
 * typed and is kept in this browser goes with it.
 */
export function SignOutButton() {
  return (
    <SignOutForm action={paths.signOut()}>
      <Button type="submit" icon={<LogOut aria-hidden />}>
        Sign out
      </Button>
    </SignOutForm>
  );
}
