"use client";

import { LogIn } from "lucide-react";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type SignInButtonProps = {
  /** Name of the provider in next-auth's addresses. */
  providerId: string;
  /** An address of this service, already examined. */
  returnTo: string;
};

/** Sends the browser to the identity provider. */
export function SignInButton({ providerId, returnTo }: SignInButtonProps) {
  const [state, setState] = useState<"idle" | "leaving" | "failed">("idle");

  async function leave() {
    setState("leaving");
    try {
      await signIn(providerId, { callbackUrl: returnTo });
    } catch {
      setState("failed");
    }
  }

  return (
    <div className="grid gap-4">
      {state === "failed" && (
        <Notice tone="danger" title="The sign-in could not begin" live="assertive">
          Check your connection and press the button again.
        </Notice>
      )}
      <Button
        variant="primary"
        size="lg"
        icon={<LogIn aria-hidden />}
        pending={state === "leaving"}
        onClick={leave}
        className="w-full"
      >
        Sign in
      </Button>
    </div>
  );
}
