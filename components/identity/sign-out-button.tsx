import { LogOut } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/platform/paths.ts";

/** Ends the session here, and goes on to end it at the identity provider where that offers it. Needs no script. */
export function SignOutButton() {
  return (
    <form method="post" action={paths.signOut()}>
      <Button type="submit" icon={<LogOut aria-hidden />}>
        Sign out
      </Button>
    </form>
  );
}
