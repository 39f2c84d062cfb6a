import { Cpu, HardDrive, Tag } from "lucide-react";
import type { ReactNode } from "react";
import { CompareToggle } from "#components/comparison/compare-toggle.tsx";
import { StarButton } from "#components/favourite/star-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { Card, CardLink } from "#components/ui/card.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { CatalogueEntry } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import { ApplianceLogo } from "./appliance-logo.tsx";
import { EndorsementLine } from "./endorsement-line.tsx";
import { expiresSoon } from "./freshness.ts";
import { VersionStatusBadge } from "./version-status-badge.tsx";

type ApplianceCardProps = {
  appliance: CatalogueEntry;
  now: Date;
  /** Level of the name's heading. */
  level?: 2 | 3;
};

/** An appliance in the catalogue: what it is, what it runs, how fresh it is and who stands behind it. */
export function ApplianceCard({ appliance, now, level = 2 }: ApplianceCardProps) {
  const { latest } = appliance;
  const Heading = `h${level}` as const;
  return (
    <Card as="li" interactive className="flex flex-col gap-3.5">
      <div className="flex items-start gap-3.5">
        <ApplianceLogo appliance={appliance} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <Heading className="text-base leading-snug wrap-anywhere">
            <CardLink href={paths.appliance(appliance.slug)}>{appliance.name}</CardLink>
          </Heading>
          <p className="text-sm text-ink-muted">{appliance.category}</p>
        </div>
        <span className="-mt-1.5 -mr-1.5 flex shrink-0">
          <StarButton appliance={{ number: appliance.number, name: appliance.name }} look="icon" />
        </span>
      </div>
      <p className="line-clamp-3 text-sm text-ink-muted">{appliance.summary}</p>
      {latest ? <LatestFacts latest={latest} /> : null}
      <div className="mt-auto flex items-center gap-x-2 border-t border-line pt-3.5">
        <FreshnessBadge latest={latest} now={now} />
        <span className="flex min-w-0 flex-1 justify-end text-xs text-ink-muted">
          {appliance.endorsingVos.length === 0 ? (
            "Not in a VO list"
          ) : (
            <EndorsementLine vos={appliance.endorsingVos} />
          )}
        </span>
        <span className="-my-1.5 -mr-1.5 -ml-1 flex shrink-0">
          <CompareToggle appliance={{ slug: appliance.slug, name: appliance.name }} look="icon" />
        </span>
      </div>
    </Card>
  );
}

function LatestFacts({ latest }: { latest: NonNullable<CatalogueEntry["latest"]> }) {
  return (
    <ul className="grid gap-1.5 text-sm font-figures">
      <CardFact icon={<Tag aria-hidden />}>Version {latest.version}</CardFact>
      <CardFact icon={<Cpu aria-hidden />}>
        {latest.operatingSystems.join(", ")}
        <span className="text-ink-muted"> · {latest.architectures.join(", ")}</span>
      </CardFact>
      <CardFact icon={<HardDrive aria-hidden />}>
        {latest.formats.join(", ")}
        {latest.sizeBytes !== null && (
          <span className="text-ink-muted">
            {" · "}
            <Bytes value={latest.sizeBytes} />
          </span>
        )}
      </CardFact>
    </ul>
  );
}

function CardFact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-baseline gap-2 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:translate-y-0.5 [&_svg]:text-ink-faint">
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}

function FreshnessBadge({ latest, now }: { latest: CatalogueEntry["latest"]; now: Date }) {
  if (!latest) return <Badge>No current version</Badge>;
  if (latest.status === "current" && expiresSoon(latest.expiresAt, now)) {
    return <Badge tone="warn">Expires soon</Badge>;
  }
  return <VersionStatusBadge status={latest.status} />;
}
