import { Plus, UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { AdministeredVoTable } from "#components/vo/administered-vo-table.tsx";
import { paths } from "#lib/platform/paths.ts";
import { listAdministeredVos } from "#lib/vo/administration-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "VOs: administration" };

type VosProps = { searchParams: Promise<{ q?: string | string[] }> };

/** Every VO: who looks after it, which groups stand for it, and how its list is. */
export default async function AdministeredVosPage({ searchParams }: VosProps) {
  const actor = await requireAdministrator(paths.adminVos());
  const [vos, { q }] = [await listAdministeredVos(actor), await searchParams];
  if (!vos) notFound();
  const text = (Array.isArray(q) ? (q[0] ?? "") : (q ?? "")).trim();
  const found = vos.filter(({ name, title }) =>
    `${name} ${title}`.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <>
      <PageHeader
        title="VOs"
        description="Which VOs there are, which groups at the identity provider stand for them, and who looks after them."
        actions={
          <Button href={paths.adminNewVo()} variant="primary" icon={<Plus aria-hidden />}>
            Create a VO
          </Button>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <SearchBox
          key={text}
          action={paths.adminVos()}
          label="Find a VO by name or title"
          defaultValue={text}
          withButton
          className="max-w-xl"
        />
        <Panel title={describeVos(found.length, text)} flush>
          <AdministeredVoTable vos={found} empty={text === "" ? <NoVos /> : <NothingFound text={text} />} />
        </Panel>
      </div>
    </>
  );
}

function describeVos(count: number, text: string): string {
  const vos = `${count} ${count === 1 ? "VO" : "VOs"}`;
  return text === "" ? vos : `${vos} matching “${text}”`;
}

function NoVos() {
  return (
    <EmptyState
      icon={<UsersRound />}
      title="No VO yet"
      level={3}
      className="m-5"
      action={<Button href={paths.adminNewVo()}>Create the first one</Button>}
    >
      VOs are created here, by importing a list, or at a sign-in with an entitlement of a new VO, if the
      settings say so.
    </EmptyState>
  );
}

function NothingFound({ text }: { text: string }) {
  return (
    <EmptyState
      icon={<UsersRound />}
      title={`No VO matches “${text}”`}
      level={3}
      className="m-5"
      action={<Button href={paths.adminVos()}>Show all VOs</Button>}
    />
  );
}
