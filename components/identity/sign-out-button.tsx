"use client";

import { LogOut } from "lucide-react";
import { forgetDrafts } from "#components/form/drafts-owner.tsx";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/platform/paths.ts";

/**
 * Ends the session here, and goes on to end it at the identity provider where that offers it. Needs no script; what was
 * typed and is kept in this browser goes with it.
 */
export function SignOutButton() {
  return (
    <form method="post" action={paths.signOut()} onSubmit={forgetDrafts}>
      <Button type="submit" icon={<LogOut aria-hidden />}>
        Sign out
      </Button>
    </form>
  );
}
