import { Archive, ArchiveRestore } from "lucide-react";
import Link from "next/link";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { getEndOfAppliance } from "#lib/virtual-appliance/ending-queries.ts";
import { OWNERS_ARCHIVE } from "#lib/virtual-appliance/policy.ts";
import { OwnWords } from "./own-words.tsx";

export type EndOfAppliance = NonNullable<Awaited<ReturnType<typeof getEndOfAppliance>>>;
type DialogAction = (form: FormData) => Promise<{ error?: string }>;
type ArchivePanelProps = { end: EndOfAppliance; archive: DialogAction; unarchive: DialogAction };

/** Archives an appliance, saying first what comes of it; or brings it back. */
export function ArchivePanel({ end, archive, unarchive }: ArchivePanelProps) {
  return end.archivedAt ? (
    <Archived end={end} archivedAt={end.archivedAt} unarchive={unarchive} />
  ) : (
    <NotArchived end={end} archive={archive} />
  );
}

type ArchivedProps = { end: EndOfAppliance; archivedAt: Date; unarchive: DialogAction };

function Archived({ end, archivedAt, unarchive }: ArchivedProps) {
  const { slug, name, archiveNote, mayArchive, holders } = end;
  return (
    <Panel title="Bring it back">
      <div className="grid gap-4 text-sm">
        <p>
          It was archived <RelativeTime at={archivedAt} />
          {archiveNote ? ", with these words:" : "."}
        </p>
        {archiveNote && <OwnWords>{archiveNote}</OwnWords>}
        <HeldBy holders={holders} />
        {mayArchive ? (
          <div>
            <ConfirmDialog
              trigger={
                <Button variant="primary" icon={<ArchiveRestore aria-hidden />}>
                  Bring it back
                </Button>
              }
              title={`Bring ${name} back?`}
              description="It appears in the catalogue again with all its versions, and new ones can be published. Maintainers are told, and so are the managers of lists that hold it."
              confirmLabel="Bring it back"
              action={unarchive}
              fields={{ slug }}
            />
          </div>
        ) : (
          <Notice tone="neutral" title={OWNERS_ARCHIVE} />
        )}
      </div>
    </Panel>
  );
}

function NotArchived({ end, archive }: { end: EndOfAppliance; archive: DialogAction }) {
  const { slug, name, mayArchive, holders } = end;
  return (
    <Panel
      title="Archive"
      description="When it is not maintained any more, or something better took its place."
    >
      <div className="grid gap-4 text-sm">
        <Consequences holders={holders} />
        {mayArchive ? (
          <div>
            <DialogWithWords
              trigger={<Button icon={<Archive aria-hidden />}>Archive {name}</Button>}
              title={`Archive ${name}?`}
              description={<Consequences holders={holders} />}
              confirmLabel="Archive"
              action={archive}
              fields={{ slug }}
              name="note"
              label="Why, or what to use instead"
              hint="Everybody who comes to its page reads it, and those who are told by e-mail."
            />
          </div>
        ) : (
          <Notice tone="neutral" title={OWNERS_ARCHIVE} />
        )}
      </div>
    </Panel>
  );
}

type Holders = EndOfAppliance["holders"];

function Consequences({ holders }: { holders: Holders }) {
  const isHeld = holders.lists.length + holders.drafts.length > 0;
  return (
    <ul className="grid list-disc gap-1.5 pl-5">
      <li>
        It leaves the catalogue and the search. Its page stays, with a notice, for those who have its address.
      </li>
      <li>No version of it can be begun or published, and no VO can add it to its list.</li>
      <li>What was published stays available, and its own signed list goes on being answered.</li>
      {isHeld && (
        <li>
          <HeldBy holders={holders} /> Its images stay there until the managers remove them or they expire.
          The managers are told by e-mail.
        </li>
      )}
      <li>Its maintainers are told. You can bring it back at any time.</li>
    </ul>
  );
}

function HeldBy({ holders: { lists, drafts } }: { holders: Holders }) {
  const onlyDrafts = drafts.filter((vo) => !lists.includes(vo));
  if (lists.length + onlyDrafts.length === 0) return null;
  return (
    <span>
      {lists.length > 0 && (
        <>
          It is in the image {lists.length === 1 ? "list" : "lists"} of <Vos names={lists} />.{" "}
        </>
      )}
      {onlyDrafts.length > 0 && (
        <>
          It is in the {onlyDrafts.length === 1 ? "draft" : "drafts"} of <Vos names={onlyDrafts} />.
        </>
      )}
    </span>
  );
}

function Vos({ names }: { names: readonly string[] }) {
  return names.map((vo, index) => (
    <span key={vo}>
      {index > 0 && (index === names.length - 1 ? " and " : ", ")}
      <Link href={paths.imageList(vo)} className="prose-link">
        {vo}
      </Link>
    </span>
  ));
}
