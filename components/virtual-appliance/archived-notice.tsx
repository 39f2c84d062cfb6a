import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import { OwnWords } from "./own-words.tsx";

type ArchivedNoticeProps = {
  appliance: { slug: string; archivedAt: Date | null; archiveNote: string | null };
  /** Those who may bring it back, or ask its owner to, are led there. */
  mayMaintain: boolean;
  now: Date;
};

/** On the pages of an appliance that is no longer in the catalogue; nothing otherwise. */
export function ArchivedNotice({ appliance, mayMaintain, now }: ArchivedNoticeProps) {
  const { slug, archivedAt, archiveNote } = appliance;
  if (!archivedAt) return null;
  return (
    <Notice
      tone="warn"
      title="This appliance is archived"
      action={mayMaintain && <Button href={paths.endAppliance(slug)}>Bring it back</Button>}
    >
      <div className="grid gap-2">
        <p>
          It left the catalogue <RelativeTime at={archivedAt} now={now} />, and there will be no new version
          of it. What was published stays available here.
        </p>
        {archiveNote && <OwnWords>{archiveNote}</OwnWords>}
      </div>
    </Notice>
  );
}
