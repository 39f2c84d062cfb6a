import Link from "next/link";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { SECTIONS } from "./glance.ts";

type Appliance = NonNullable<Awaited<ReturnType<typeof getAppliancePage>>>;

/** Who owns and maintains the appliance, each with a page of their own. */
export function PeopleSection({ appliance }: { appliance: Appliance }) {
  const { slug, owner, maintainers, mayMaintain } = appliance;
  return (
    <PageSection
      id={SECTIONS.people}
      title="People"
      actions={
        <Link
          href={mayMaintain ? paths.appliancePeople(slug) : paths.joinAppliance(slug)}
          className="prose-link text-sm"
        >
          {mayMaintain ? "People and invitations" : "Ask to join"}
        </Link>
      }
    >
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-4 text-sm">
        {owner ? (
          <Person id={owner.id} name={owner.name} part="Owner" />
        ) : (
          <li className="text-ink-muted">Nobody owns it here yet.</li>
        )}
        {maintainers.map(({ personId, person }) => (
          <Person key={personId} id={personId} name={person.name} part="Maintainer" />
        ))}
      </ul>
    </PageSection>
  );
}

function Person({ id, name, part }: { id: string; name: string; part: string }) {
  return (
    <li className="flex items-center gap-3">
      <Monogram name={name} size={40} shape="round" />
      <span className="grid min-w-0">
        <Link href={paths.person(id)} className="prose-link font-medium wrap-anywhere">
          {name}
        </Link>
        <span className="text-ink-muted">{part}</span>
      </span>
    </li>
  );
}
