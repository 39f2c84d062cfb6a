import { notFound } from "next/navigation";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Curators } from "#components/vo/curators.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { paths } from "#lib/platform/paths.ts";
import { CURATORS_ONLY } from "#lib/vo/policy.ts";
import { getVo } from "#lib/vo/queries.ts";

/** For those who may see the VO but not curate its list; a VO that does not exist is not found. */
export async function CuratorsOnly({
  vo: name,
  title = "Draft of the image list",
  sentence = CURATORS_ONLY,
}: {
  vo: string;
  /** Of the page that is not theirs. */
  title?: string;
  /** Who may. */
  sentence?: string;
}) {
  const vo = await getVo(name);
  if (!vo) notFound();
  return (
    <PageShell width="reading">
      <PageHeader breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: title }]} />} title={title} />
      <div className="grid gap-6">
        <Notice
          tone="warn"
          title="You may not change this list"
          action={<Button href={paths.imageList(name)}>Go to the published list</Button>}
        >
          {sentence} Your roles come from your identity provider: if you were given one only now, sign out and
          in again.
        </Notice>
        <Panel title="Who may" description="Ask one of them, if something is missing from the list.">
          <Curators curators={vo.curators} />
        </Panel>
      </div>
    </PageShell>
  );
}
