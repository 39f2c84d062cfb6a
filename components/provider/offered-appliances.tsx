import { PackageOpen } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { OfferedAppliance } from "#lib/vo-image-list/offer-queries.ts";

/** Appliances that lists offer to a site, with the VOs whose members may run them. Put it in `<Panel flush>`. */
export function OfferedAppliances({ appliances }: { appliances: readonly OfferedAppliance[] }) {
  if (appliances.length === 0) {
    return (
      <EmptyState icon={<PackageOpen />} title="Nothing that we could name" level={3} className="m-5">
        No list that you can see is open to this provider, or none of them has been published yet.
      </EmptyState>
    );
  }
  return (
    <ul className="grid grid-cols-1 gap-px bg-line *:bg-surface md:grid-cols-2 md:*:last:odd:col-span-2">
      {appliances.map((appliance) => (
        <li key={appliance.slug} className="flex min-w-0 gap-3.5 px-5 py-4">
          <ApplianceLogo appliance={appliance} size={40} />
          <div className="grid min-w-0 content-start gap-0.5 text-sm">
            <h3>
              <Link href={paths.appliance(appliance.slug)} className="prose-link font-medium wrap-anywhere">
                {appliance.name}
              </Link>
            </h3>
            <p className="line-clamp-1 text-ink-muted">{appliance.summary}</p>
            <p className="font-mono text-xs text-ink-muted wrap-anywhere">{appliance.vos.join(", ")}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
