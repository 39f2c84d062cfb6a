import type { Metadata } from "next";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { VoForm } from "#components/vo/vo-form.tsx";
import { paths } from "#lib/platform/paths.ts";
import { listTerms } from "#lib/vocabulary/queries.ts";
import { createVoAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Create a VO" };

/** Creates a VO. */
export default async function NewVoPage() {
  await requireAdministrator(paths.adminNewVo());
  const disciplines = await listTerms("discipline");
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "VOs", href: paths.adminVos() }, { label: "Create a VO" }]} />
        }
        title="Create a VO"
        description="With an empty image list. Its people get their roles from the identity provider, or from you."
      />
      <VoForm
        action={createVoAction}
        disciplines={disciplines.map(({ name }) => name)}
        submitLabel="Create the VO"
        cancelHref={paths.adminVos()}
      />
    </>
  );
}
