import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { AccountNav } from "#components/identity/account-nav.tsx";
import { Monogram } from "#components/ui/monogram.tsx";

export const metadata: Metadata = { robots: { index: false } };

/**
 * The frame of one's account: whose it is, and its parts as tabs. A page inside brings its PageShell and PageHeader (with
 * its h1) as everywhere else, and guards itself with `requirePerson`, since layouts do not run again between pages.
 */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await getCurrentActor();
  if (actor.kind !== "person") return children;
  return (
    <>
      <div className="border-b border-line bg-surface">
        <div className="gutter mx-auto grid w-full max-w-[88rem] grid-cols-1 gap-3 pt-5 sm:pt-6">
          <div className="flex min-w-0 items-center gap-3.5">
            <Monogram name={actor.name} size={48} shape="round" />
            <div className="min-w-0">
              <p className="text-sm text-ink-muted">Your account</p>
              <p className="text-lg font-semibold wrap-anywhere">{actor.name}</p>
            </div>
          </div>
          <AccountNav />
        </div>
      </div>
      {children}
    </>
  );
}
