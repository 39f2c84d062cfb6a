import { Boxes } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { paths } from "#lib/platform/paths.ts";

type Mine = { slug: string; name: string; archivedAt: Date | null };
type ApplianceLinksProps = { owned: readonly Mine[]; maintained: readonly Mine[] };

/** The appliances that one may work on. Put it in `<Panel flush>`. */
export function ApplianceLinks({ owned, maintained }: ApplianceLinksProps) {
  if (owned.length + maintained.length === 0) {
    return (
      <EmptyState
        icon={<Boxes />}
        title="No appliances yet"
        level={3}
        className="m-5"
        action={
          <Button variant="primary" href={paths.registerAppliance()}>
            Register an appliance
          </Button>
        }
      >
        What you register appears here, and what others name you a maintainer of.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {owned.map((appliance) => (
        <ApplianceRow key={appliance.slug} appliance={appliance} part="Owner" />
      ))}
      {maintained.map((appliance) => (
        <ApplianceRow key={appliance.slug} appliance={appliance} part="Maintainer" />
      ))}
    </ul>
  );
}

function ApplianceRow({ appliance: { slug, name, archivedAt }, part }: { appliance: Mine; part: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5">
      <Monogram name={name} size={40} />
      <span className="grid min-w-0 flex-1 text-sm">
        <Link href={paths.appliance(slug)} className="prose-link font-semibold wrap-anywhere">
          {name}
        </Link>
        <span className="text-ink-muted">{archivedAt ? `${part}, archived` : part}</span>
      </span>
      {!archivedAt && (
        <Button size="sm" href={paths.workingVersion(slug)} aria-label={`Working version of ${name}`}>
          Working version
        </Button>
      )}
    </li>
  );
}
