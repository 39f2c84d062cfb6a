import type { ReactNode } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { AdministrationNav } from "#components/layout/administration-nav.tsx";
import { hasPlatformRole } from "#lib/platform/actor.ts";

/**
 * The frame of the administration: its own navigation beside the page. It replaces PageShell: a page inside begins with
 * its PageHeader. Each page guards itself with `requireAdministrator`, since layouts do not run again between pages;
 * who may not be here sees what the page answers, without a frame.
 */
export default async function AdministrationLayout({ children }: { children: ReactNode }) {
  const actor = await getCurrentActor();
  if (!hasPlatformRole(actor, "administrator")) return children;
  return (
    <div className="gutter mx-auto grid w-full max-w-[88rem] grid-cols-1 content-start gap-x-10 gap-y-6 py-6 sm:py-10 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <AdministrationNav />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
