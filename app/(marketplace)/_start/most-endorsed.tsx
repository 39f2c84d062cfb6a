import { ShieldCheck } from "lucide-react";
import { Card, CardLink } from "#components/ui/card.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { Endorsed } from "#lib/statistics/front-page-queries.ts";

/** Appliances by how many VOs stand behind them, the first first. */
export function MostEndorsed({ appliances }: { appliances: readonly Endorsed[] }) {
  return (
    <ol className="grid grid-cols-1 gap-3">
      {appliances.map((appliance) => (
        <Card key={appliance.id} as="li" interactive className="flex min-w-0 items-center gap-4 p-4">
          <ApplianceLogo appliance={appliance} size={40} />
          <div className="min-w-0 flex-1">
            <h3 className="text-base leading-snug wrap-anywhere">
              <CardLink href={paths.appliance(appliance.slug)}>{appliance.name}</CardLink>
            </h3>
            <p className="truncate text-sm text-ink-muted">{appliance.summary}</p>
          </div>
          <p
            title={`In the current image list of ${appliance.endorsingVos.join(", ")}`}
            className="flex shrink-0 items-center gap-1.5 text-sm font-figures"
          >
            <ShieldCheck aria-hidden className="size-4 text-ok" />
            {appliance.vos} {appliance.vos === 1 ? "VO" : "VOs"}
          </p>
        </Card>
      ))}
    </ol>
  );
}
