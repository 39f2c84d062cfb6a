import { Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ADMINISTRATORS_DELETE, OWNERS_DELETE } from "#lib/virtual-appliance/policy.ts";
import type { EndOfAppliance } from "./archive-panel.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";

type DeletePanelProps = {
  end: EndOfAppliance;
  remove: (form: FormData) => Promise<{ error?: string }>;
};

/** Deletes an appliance on which nothing depends, or says what does. */
export function DeletePanel({ end, remove }: DeletePanelProps) {
  const { slug, name, wasPublished } = end;
  const obstacle = obstacleOf(end);
  return (
    <Panel title="Delete" description="For what was registered by mistake.">
      <div className="grid gap-4 text-sm">
        {obstacle ? (
          <Notice tone="neutral" title={obstacle.title}>
            {obstacle.text}
          </Notice>
        ) : (
          <>
            <p>
              Nothing depends on it. Its entry, its people and its working version are deleted; the audit
              trail keeps that it was there. Its name becomes free
              {wasPublished
                ? "; its address does not, because versions of it were public."
                : ", and its address."}
            </p>
            <div>
              <DeleteDialog
                trigger={
                  <Button variant="danger" icon={<Trash2 aria-hidden />}>
                    Delete {name}
                  </Button>
                }
                slug={slug}
                name={name}
                remove={remove}
              />
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}

function obstacleOf({ name, wasPublished, dependants, mayDelete, archivedAt }: EndOfAppliance) {
  if (dependants.length > 0) {
    return {
      title: `${name} cannot be deleted`,
      text: `It is needed by ${new Intl.ListFormat("en-GB").format(dependants)}. ${archivedAt ? "It stays archived." : "Archive it instead."}`,
    };
  }
  if (!mayDelete) {
    return {
      title: "You may not delete it",
      text: wasPublished ? ADMINISTRATORS_DELETE : OWNERS_DELETE,
    };
  }
  if (wasPublished && !archivedAt) {
    return {
      title: "Archive it first",
      text: "Versions of it were published. Once it is archived, nobody begins to depend on it.",
    };
  }
  return null;
}
