"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useActionState, useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { EntryChange } from "#lib/vo-image-list/difference.ts";
import type { ListEntry } from "#lib/vo-image-list/read-entries.ts";
import { entryStatusWords } from "./entry-status.ts";
import { RevisionDifference } from "./revision-difference.tsx";

type RestoreRevisionPanelProps = {
  preview: {
    vo: { name: string };
    number: number;
    changeCount: number;
    leftOut: readonly (ListEntry & { reason: string })[];
    changes: readonly EntryChange<ListEntry>[];
    counts: { added: number; removed: number; updated: number };
  };
  restore: (state: FormState, form: FormData) => Promise<FormState>;
};

/** What would change in the draft, what cannot come back and why, and the button. */
export function RestoreRevisionPanel({ preview, restore }: RestoreRevisionPanelProps) {
  const { vo, number, changeCount, changes, counts } = preview;
  const [state, action] = useActionState(restore, IDLE);
  const router = useRouter();
  useEffect(() => {
    // Refused: the draft is no longer as this page shows it.
    if (state.message !== null) router.refresh();
  }, [state, router]);
  const back = (
    <Button href={paths.revision(vo.name, number)} variant="quiet">
      Back to revision {number}
    </Button>
  );
  const isSame = counts.added + counts.removed + counts.updated === 0;
  return (
    <form action={action} className="grid grid-cols-1 gap-6">
      <FormProblems state={state} title="Nothing was brought back" />
      <input type="hidden" name="vo" value={vo.name} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="changeCount" value={changeCount} />
      <LeftOut entries={preview.leftOut} />
      {isSame ? (
        <Notice tone="neutral" title="Nothing would change" action={back}>
          The draft holds exactly this already.
        </Notice>
      ) : (
        <Panel
          title="What changes in the draft"
          description="What the draft holds now and is not in this revision leaves the draft."
          flush
          footer={
            <div className="flex flex-wrap gap-2.5">
              <SubmitButton icon={<Undo2 aria-hidden />} pendingLabel="Bringing back…">
                Make it the draft
              </SubmitButton>
              {back}
            </div>
          }
        >
          <RevisionDifference changes={changes} />
        </Panel>
      )}
    </form>
  );
}

function LeftOut({ entries }: { entries: readonly (ListEntry & { reason: string })[] }) {
  if (entries.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`${entries.length} ${entries.length === 1 ? "image" : "images"} of this revision cannot come back`}
    >
      <ul className="grid gap-1">
        {entries.map(({ entryIdentifier, appliance, version, image, status }) => (
          <li key={entryIdentifier}>
            {appliance.name} {version}, {image.title}: {entryStatusWords[status].word.toLowerCase()}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
