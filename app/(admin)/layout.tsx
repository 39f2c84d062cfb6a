import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { hasPlatformRole } from "#lib/platform/actor.ts";

const NOT_FOUND = "Not found · Slipway";

/** A page that is not found would still tell by its title what is there. */
export async function generateMetadata(): Promise<Metadata> {
  const isAdministrator = hasPlatformRole(await getCurrentActor(), "administrator");
  return {
    robots: { index: false },
    // A template without a place for the page's own title.
    ...(isAdministrator ? {} : { title: { template: NOT_FOUND, default: NOT_FOUND } }),
  };
}

/** Says nothing of the pages inside to who may not see them. */
export default function AdministrationGroup({ children }: { children: ReactNode }) {
  return children;
}
