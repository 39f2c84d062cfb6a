"use client";

import type { ReactNode } from "react";
import { forgetDrafts } from "#components/form/drafts-owner.tsx";

/** Around the button that signs out; `action` is the address that ends the session. */
export function SignOutForm({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form method="post" action={action} onSubmit={forgetDrafts}>
      {children}
    </form>
  );
}
