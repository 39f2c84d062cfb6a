"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { versionStatusWords } from "#components/virtual-appliance/version-status.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { ChoosableVersion } from "#lib/vo-image-list/choice-queries.ts";

type ChooseImagesFormProps = {
  vo: string;
  appliance: { id: string; name: string; slug: string };
  versions: readonly ChoosableVersion[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Every image that the draft could hold of an appliance, a box each, version by version. */
export function ChooseImagesForm({ vo, appliance, versions, action: send }: ChooseImagesFormProps) {
  const [state, action] = useActionState(send, IDLE);
  const router = useRouter();
  const pinned = versions.flatMap(({ images }) => images.filter(({ isPinned }) => isPinned));
  const seen = pinned.map(({ id }) => id).join("\n");
  const isOutdated = state.reason === "draft_changed";
  useEffect(() => {
    if (isOutdated) router.refresh();
  }, [isOutdated, router]);
  const back = (
    <Button href={paths.draft(vo)} variant="quiet">
      Back to the draft
    </Button>
  );
  if (versions.length === 0) {
    return (
      <EmptyState title="There is nothing to list" action={back}>
        {appliance.name} has no published version that is neither hidden, revoked nor expired.
      </EmptyState>
    );
  }
  const typed = state.status === "refused" && !isOutdated ? state.values.imageIds : undefined;
  const chosen = typed === undefined ? pinned.map(({ id }) => id) : typed.split("\n");
  return (
    // What is ticked is what the draft holds, until somebody ticks something else.
    <form action={action} key={seen} className="grid grid-cols-1 gap-6">
      <FormProblems state={state} title="The draft was not changed" />
      <input type="hidden" name="vo" value={vo} />
      <input type="hidden" name="applianceId" value={appliance.id} />
      <input type="hidden" name="seen" value={seen} />
      {versions.map((version) => (
        <Panel
          key={version.version}
          title={`Version ${version.version}`}
          actions={<Expiry version={version} />}
        >
          <CheckboxGroup
            legend={<span className="sr-only">Images of version {version.version}</span>}
            description={describe(version)}
            name="imageIds"
            chosen={chosen}
            options={version.images.map(({ id, title, osName, osVersion, arch, format, sizeBytes }) => ({
              value: id,
              label: title,
              description: `${osName} ${osVersion}, ${arch}, ${format}${sizeBytes === null ? "" : `, ${formatBytes(sizeBytes)}`}`,
            }))}
          />
        </Panel>
      ))}
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton pendingLabel="Saving…">Save the choice</SubmitButton>
        {back}
      </div>
    </form>
  );
}

function Expiry({ version: { expiresAt } }: { version: ChoosableVersion }) {
  if (!expiresAt) return null;
  return (
    <span className="text-sm text-ink-muted">
      Expires <RelativeTime at={expiresAt} show="date" />
    </span>
  );
}

function describe({ isLatest, isListable, status }: ChoosableVersion): string {
  if (!isListable) {
    return `${versionStatusWords[status].word}: it must leave the draft before the list can be published.`;
  }
  return isLatest
    ? "The latest version."
    : "An earlier version. Its authors have replaced it: mistakes in it, also dangerous ones, are corrected in later versions only. Its entries follow no newer version until you choose so.";
}
