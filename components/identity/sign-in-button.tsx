"use client";

import { LogIn } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/platform/paths.ts";

/**
 * Sends the browser to the identity provider; without script too.
 *
 * @param returnTo an address of this service, already examined
 */
export function SignInButton({ returnTo }: { returnTo: string }) {
  const [isLeaving, setLeaving] = useState(false);

  // Whoever comes back by the browser's button finds the page as they left it.
  useEffect(() => {
    const comeBack = () => setLeaving(false);
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, []);

  return (
    <form method="post" action={paths.startSignIn()} onSubmit={() => setLeaving(true)}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        icon={<LogIn aria-hidden />}
        pending={isLeaving}
        className="w-full"
      >
        Sign in
      </Button>
    </form>
  );
}
