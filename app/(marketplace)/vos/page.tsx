import { SearchX, Users } from "lucide-react";
import type { Metadata } from "next";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SortedSearch } from "#components/ui/sorted-search.tsx";
import { VoCard } from "#components/vo/vo-card.tsx";
import {
  disciplinesOf,
  findVos,
  readVosView,
  VO_SORTS,
  type VosView,
  vosAddress,
} from "#components/vo/vos-view.ts";
import { paths } from "#lib/platform/paths.ts";
import { listVos } from "#lib/vo/queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Virtual Organisations",
  description:
    "Communities that choose the appliances their members may run, and publish them as signed lists.",
  alternates: { canonical: paths.vos() },
};

type VosProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All VOs with the state of their image lists. */
export default async function VosPage({ searchParams }: VosProps) {
  const view = readVosView(await searchParams);
  const vos = await listVos();
  const found = findVos(vos, view);
  const now = new Date();
  return (
    <PageShell>
      <PageHeader
        title="Virtual Organisations"
        description="A VO chooses the appliances that its members may run, and publishes them as a signed image list. Sites that support the VO offer exactly what is on it."
      />
      {vos.length === 0 ? (
        <NoneYet />
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <SortedSearch
            action={paths.vos()}
            label="Find a VO"
            placeholder="Name, science, what it is for …"
            text={view.text}
            sorts={VO_SORTS}
            sort={view.sort}
            keep={view.discipline ? { discipline: view.discipline } : {}}
          />
          <Disciplines view={view} vos={vos} />
          <p role="status" className="text-sm text-ink-muted font-figures">
            {found.length === vos.length ? `${vos.length} VOs` : `${found.length} of ${vos.length} VOs`}
          </p>
          {found.length === 0 ? (
            <EmptyState
              icon={<SearchX />}
              title="No VO fits"
              action={<Button href={paths.vos()}>Show all VOs</Button>}
            >
              Look for fewer words or for another science. What a VO is called by its identity provider is
              found as well.
            </EmptyState>
          ) : (
            <CardGrid>
              {found.map((vo) => (
                <VoCard key={vo.id} vo={vo} now={now} />
              ))}
            </CardGrid>
          )}
        </div>
      )}
    </PageShell>
  );
}

function Disciplines({ view, vos }: { view: VosView; vos: Parameters<typeof disciplinesOf>[0] }) {
  const disciplines = disciplinesOf(vos);
  if (disciplines.length < 2 && view.discipline === null) return null;
  return (
    <nav aria-label="Disciplines">
      <ul className="flex flex-wrap gap-2">
        {disciplines.map(({ discipline, count }) => {
          const active = discipline === view.discipline;
          return (
            <li key={discipline}>
              <ChipLink
                href={vosAddress({ ...view, discipline: active ? null : discipline })}
                active={active}
                count={count}
              >
                {discipline}
              </ChipLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function NoneYet() {
  return (
    <EmptyState
      icon={<Users />}
      title="No VO is known here yet"
      action={<Button href={paths.appliances()}>Browse appliances</Button>}
    >
      VOs appear when the first of their managers signs in, or when an administrator enters them.
    </EmptyState>
  );
}
