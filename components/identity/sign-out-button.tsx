"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Ends the session here; the one at the identity provider is that provider's affair. */
export function SignOutButton() {
  const [leaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    try {
      await signOut({ callbackUrl: "/" });
    } catch {
      setLeaving(false);
    }
  }

  return (
    <Button icon={<LogOut aria-hidden />} pending={leaving} onClick={leave}>
      Sign out
    </Button>
  );
}
