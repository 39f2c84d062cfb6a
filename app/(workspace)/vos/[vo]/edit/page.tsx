import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { VoForm } from "#components/vo/vo-form.tsx";
import { paths } from "#lib/platform/paths.ts";
import { VO_MANAGERS_ONLY } from "#lib/vo/policy.ts";
import { getVo, getVoForEdit } from "#lib/vo/queries.ts";
import { listTerms } from "#lib/vocabulary/queries.ts";
import { editVoAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Edit a VO" };

/** Edits what is told of a VO. */
export default async function EditVoPage({ params }: { params: Promise<{ vo: string }> }) {
  const name = readNamePart((await params).vo);
  if (name === null) notFound();
  const actor = await requirePerson(paths.editVo(name));
  const vo = await getVoForEdit(actor, name);
  if (!vo) return <ManagersOnly name={name} />;
  const { title, description, discipline, homepageUrl, enrolmentUrl, contactEmail } = vo;
  const disciplines = await listTerms("discipline", discipline ? [discipline] : []);
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Virtual Organisations", href: paths.vos() },
                { label: title || name, href: paths.vo(name) },
                { label: "Edit" },
              ]}
            />
          }
          media={<Monogram name={title || name} />}
          title={title || name}
          description="Changes are visible at once. The image list is edited in its draft."
        />
        <VoForm
          action={editVoAction}
          vo={{
            ...{ name, title, description, discipline: discipline ?? "" },
            homepageUrl: homepageUrl ?? "",
            enrolmentUrl: enrolmentUrl ?? "",
            contactEmail: contactEmail ?? "",
          }}
          disciplines={disciplines.map((term) => term.name)}
          submitLabel="Save"
          cancelHref={paths.vo(name)}
        />
      </div>
    </PageShell>
  );
}

/** For those who may see the VO but not change it; what does not exist is not found. */
async function ManagersOnly({ name }: { name: string }) {
  const vo = await getVo(name);
  if (!vo) notFound();
  return (
    <PageShell width="reading">
      <PageHeader title={vo.title || vo.name} />
      <Notice
        tone="warn"
        title="You may not edit this VO"
        action={<Button href={paths.vo(name)}>Go to the VO</Button>}
      >
        {VO_MANAGERS_ONLY}
      </Notice>
    </PageShell>
  );
}
