import { PencilRuler } from "lucide-react";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { paths } from "#lib/platform/paths.ts";

/** In the place of the desk, where the VO is being removed: the notice above the page says why. */
export function RestingDraft({ vo }: { vo: { name: string; title: string } }) {
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: "Draft" }]} />}
        eyebrow={vo.title || vo.name}
        title="Draft of the image list"
      />
      <EmptyState
        icon={<PencilRuler />}
        title="Nobody works on the draft any more"
        action={<Button href={paths.imageList(vo.name)}>What was published</Button>}
      >
        It is kept as it is. Should an administrator bring the VO back, you go on where you left it.
      </EmptyState>
    </PageShell>
  );
}
