import { ArrowUp, RotateCcw, Undo2 } from "lucide-react";
import Link from "next/link";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { describeTroubles } from "#components/image-source/source-words.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { OpenRequests } from "#components/list-request/open-requests.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { DeskFilterBar } from "#components/vo-image-list/desk-filter.tsx";
import { DeskTable } from "#components/vo-image-list/desk-table.tsx";
import {
  applyView,
  DESK_FILTERS,
  DESK_PAGE_SIZE,
  type DeskFacts,
  type DeskFilter,
  type DeskView,
  deskQuery,
  pageOf,
  passesFilter,
} from "#components/vo-image-list/desk-view.ts";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { PublishDraftForm } from "#components/vo-image-list/publish-draft-form.tsx";
import { RevisionDifference } from "#components/vo-image-list/revision-difference.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import type { listOpenRequests } from "#lib/list-request/queries.ts";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { listCandidates } from "#lib/vo-image-list/candidate-queries.ts";
import type { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { type DeskRow, draftObstacles } from "#lib/vo-image-list/desk-row.ts";
import { describeChanges } from "#lib/vo-image-list/difference.ts";
import type { ListEntry } from "#lib/vo-image-list/read-entries.ts";
import {
  addToDraftAction,
  answerListRequestAction,
  approveProposalAction,
  declineProposalAction,
  proposePublicationAction,
  publishDraftAction,
  removeFromDraftAction,
  revertDraftAction,
  setFollowModeAction,
  setNoteAction,
  undoDraftChangeAction,
  updateInDraftAction,
  updateOutdatedInDraftAction,
} from "./actions.ts";

type Draft = NonNullable<Awaited<ReturnType<typeof getDraftPage>>>;

type DraftDeskProps = {
  draft: Draft;
  candidates: Awaited<ReturnType<typeof listCandidates>>;
  /** What maintainers of appliances ask and nobody has answered. */
  requests: NonNullable<Awaited<ReturnType<typeof listOpenRequests>>>;
  view: DeskView;
  now: Date;
};

/** A draft with everything to decide about it. */
export function DraftDesk({ draft, candidates, requests, view, now }: DraftDeskProps) {
  const vo = draft.vo.name;
  const changed = countChanged(draft);
  return (
    <PageShell>
      <DraftHeader draft={draft} changed={changed} now={now} />
      <div className="grid grid-cols-1 gap-6">
        <StateNotice draft={draft} changed={changed} />
        <TroubledFiles troubled={draft.troubled} />
        {requests.length > 0 && (
          <div id="requests" className="scroll-mt-24">
            <Panel
              title={`Asked by authors: ${requests.length}`}
              description="To agree changes the draft as asked; nothing reaches providers before you publish."
              flush
            >
              <OpenRequests vo={vo} requests={requests} answer={answerListRequestAction} now={now} />
            </Panel>
          </div>
        )}
        <Appliances draft={draft} candidates={candidates} view={view} now={now} />
        <Difference draft={draft} changed={changed} />
        <Publication draft={draft} changed={changed} />
      </div>
    </PageShell>
  );
}

type AppliancesProps = Pick<DraftDeskProps, "draft" | "candidates" | "view" | "now">;

/** The one table of what is in the draft, leaves it and could come into it. */
function Appliances({ draft, candidates, view, now }: AppliancesProps) {
  const vo = draft.vo.name;
  const drafted = draft.rows.filter(({ mark }) => mark !== "to_remove");
  const facts: DeskFacts = {
    troubledImages: new Set(draft.troubled.map(({ imageId }) => imageId)),
    now,
  };
  const found = view.show === "candidates" ? [] : applyView(draft.rows, view, facts);
  const total = view.show === "candidates" ? candidates.total : found.length;
  const rows = [...pageOf(found, view.page), ...candidates.rows];
  const hidden = view.show === null ? candidates.total - candidates.rows.length : 0;
  return (
    <Panel
      title={`In the draft: ${counted(drafted.length, "appliance")}, ${counted(draft.entries.length, "image")}`}
      description="Update takes an appliance's latest version. Nothing reaches providers before you publish, but for appliances whose newer versions you let be published for you."
      actions={
        <span className="flex flex-wrap gap-2">
          <UndoButton draft={draft} />
          <UpdateAllButton vo={vo} rows={draft.rows} />
        </span>
      }
      flush
    >
      <DeskFilterBar
        vo={vo}
        view={view}
        counts={{ ...countByFilter(draft.rows, facts), candidates: candidates.total }}
      />
      <DeskTable
        vo={vo}
        rows={rows}
        notes={draft.notes}
        actions={{
          add: addToDraftAction,
          update: updateInDraftAction,
          remove: removeFromDraftAction,
          follow: setFollowModeAction,
          note: setNoteAction,
        }}
        empty={<NothingFound vo={vo} view={view} isEmpty={draft.rows.length === 0} />}
      />
      <DeskPages vo={vo} view={view} total={total} hidden={hidden} />
    </Panel>
  );
}

function countByFilter(rows: readonly DeskRow[], facts: DeskFacts): Record<DeskFilter, number> {
  const counts = DESK_FILTERS.map((filter) => [
    filter,
    rows.filter((row) => passesFilter(row, filter, facts)).length,
  ]);
  return Object.fromEntries(counts) as Record<DeskFilter, number>;
}

function NothingFound({ vo, view, isEmpty }: { vo: string; view: DeskView; isEmpty: boolean }) {
  if (isEmpty && view.show === null && view.find === "") {
    return (
      <EmptyState title="There is nothing to put into the list yet" level={3} className="m-5">
        Appliances appear here when they have a published version that is neither hidden, revoked nor expired.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No appliance is like that"
      level={3}
      className="m-5"
      action={
        <Link href={paths.draft(vo)} className="prose-link text-sm">
          Show the whole draft
        </Link>
      }
    >
      Look for another name, or take the filter away. Appliances can be added when they have a published
      version that is neither hidden, revoked nor expired.
    </EmptyState>
  );
}

type DeskPagesProps = { vo: string; view: DeskView; total: number; hidden: number };

function DeskPages({ vo, view, total, hidden }: DeskPagesProps) {
  const address = (changed: Partial<DeskView>) => `${paths.draft(vo)}${deskQuery({ ...view, ...changed })}`;
  const pageCount = Math.ceil(total / DESK_PAGE_SIZE);
  if (pageCount <= 1 && hidden === 0) return null;
  return (
    <div className="grid gap-3 border-t border-line px-5 py-4">
      {hidden > 0 && (
        <Link href={address({ show: "candidates", page: 1 })} className="prose-link text-sm">
          {view.find === ""
            ? `${counted(hidden, "appliance")} more could be added`
            : `${counted(hidden, "appliance")} more like “${view.find}” could be added`}
        </Link>
      )}
      {pageCount > 1 && (
        <Pagination
          label="Pages of appliances"
          previousHref={view.page > 1 ? address({ page: view.page - 1 }) : undefined}
          nextHref={view.page < pageCount ? address({ page: view.page + 1 }) : undefined}
          summary={`Page ${view.page} of ${pageCount}, ${counted(total, "appliance")}`}
        />
      )}
    </div>
  );
}

/** Also for a change that a colleague made: whoever looks sees whose it was. */
function UndoButton({ draft }: { draft: Draft }) {
  const { lastChange, changeCount, vo } = draft;
  if (!lastChange) return null;
  return (
    <ActionButton
      action={undoDraftChangeAction}
      idle={IDLE}
      fields={{ vo: vo.name, changeCount: String(changeCount) }}
      done="The last change was taken back"
      size="sm"
      variant="quiet"
      icon={<Undo2 aria-hidden />}
      pendingLabel="Taking back…"
      title={lastChange.by ? `Takes back what ${lastChange.by} changed last` : "Takes back the last change"}
    >
      Undo last change
    </ActionButton>
  );
}

function UpdateAllButton({ vo, rows }: { vo: string; rows: readonly DeskRow[] }) {
  const outdated = rows.filter(({ offers }) => offers.includes("update")).length;
  if (outdated === 0) return null;
  return (
    <ActionButton
      action={updateOutdatedInDraftAction}
      idle={IDLE}
      fields={{ vo }}
      done="Everything that was outdated is at its latest version in the draft"
      size="sm"
      icon={<ArrowUp aria-hidden />}
      pendingLabel="Updating…"
    >
      Update all {outdated} outdated
    </ActionButton>
  );
}

function countChanged({ counts }: Draft): number {
  return counts.added + counts.removed + counts.updated;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function DraftHeader({ draft, changed, now }: { draft: Draft; changed: number; now: Date }) {
  const { name, title } = draft.vo;
  return (
    <PageHeader
      breadcrumbs={<ImageListCrumbs vo={draft.vo} below={[{ label: "Draft" }]} />}
      eyebrow={title || name}
      title="Draft of the image list"
      meta={
        <>
          <VisibilityBadge visibility={draft.visibility} />
          {draft.newest && (
            <Link href={paths.revision(name, draft.newest.number)} className="prose-link">
              Newest revision: {draft.newest.number}
            </Link>
          )}
          <span>
            Draft changed <RelativeTime at={draft.updatedAt} now={now} />
          </span>
        </>
      }
      actions={
        changed > 0 && (
          <>
            <RevertButton draft={draft} changed={changed} />
            <Button variant="primary" href="#publish">
              {draft.needsApproval ? "Propose…" : "Publish…"}
            </Button>
          </>
        )
      }
    />
  );
}

function RevertButton({ draft, changed }: { draft: Draft; changed: number }) {
  const to = draft.newest ? `revision ${draft.newest.number}` : "an empty list";
  return (
    <ConfirmDialog
      trigger={<Button icon={<RotateCcw aria-hidden />}>Revert</Button>}
      title="Throw the changes away?"
      description={`The draft becomes ${to} again; ${counted(changed, "change")} of it ${changed === 1 ? "is" : "are"} lost. What is published stays as it is.`}
      confirmLabel="Revert the draft"
      tone="danger"
      action={revertDraftAction}
      fields={{ vo: draft.vo.name, changeCount: String(draft.changeCount) }}
    />
  );
}

/** Where the draft stands to what is published. */
function StateNotice({ draft, changed }: { draft: Draft; changed: number }) {
  const { newest } = draft;
  const signing = newest?.state === "signing";
  if (signing) {
    return (
      <>
        <RefreshWhile active />
        <Notice tone="info" live="polite" title={`Revision ${newest.number} is being signed`}>
          You may go on working on the draft; the next revision can be published when this one is signed.
        </Notice>
      </>
    );
  }
  if (changed > 0) {
    return (
      <Notice tone="info" title={`${counted(changed, "change")} not published yet`}>
        {describeChanges(draft.counts)}
      </Notice>
    );
  }
  return (
    <Notice
      tone="neutral"
      title={newest ? `The draft is the same as revision ${newest.number}` : "Nothing is published yet"}
    >
      {newest
        ? "Add, update or remove appliances to prepare the next revision."
        : "Add appliances and publish: the first revision starts the list."}
    </Notice>
  );
}

/** Image files of the list or the draft that sites cannot use as they are. */
function TroubledFiles({ troubled }: { troubled: readonly ListEntry[] }) {
  if (troubled.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`${counted(troubled.length, "image file")} in this list ${troubled.length === 1 ? "needs" : "need"} attention`}
    >
      <ul className="grid gap-1">
        {troubled.map(({ imageId, appliance, version, image }) => (
          <li key={imageId}>
            <Link href={paths.version(appliance.slug, version)} className="prose-link">
              {appliance.name} {version}
            </Link>
            : {describeTroubles([image]).join("")}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        Sites cannot download such a file, or refuse what they get. Its maintainers, where it has any, were
        told; you may update or remove the appliance.
      </p>
    </Notice>
  );
}

function Difference({ draft, changed }: { draft: Draft; changed: number }) {
  const { newest, counts } = draft;
  const since = newest ? `since revision ${newest.number}` : "so far";
  return (
    <Panel
      title={`What changes ${since}`}
      description={describeChanges(counts)}
      {...(counts.unchanged > 0 && changed > 0
        ? { footer: `${counted(counts.unchanged, "image")} unchanged.` }
        : {})}
      flush
    >
      {changed > 0 ? <RevisionDifference changes={draft.changes} /> : undefined}
    </Panel>
  );
}

type PublicationProps = { draft: Draft; changed: number };

function Publication({ draft, changed }: PublicationProps) {
  const { newest } = draft;
  const number = (newest?.number ?? 0) + 1;
  const signing = newest?.state === "signing" ? newest.number : null;
  const obstacles = draftObstacles(draft.rows, changed, signing);
  const isProposed = draft.proposal !== null && !draft.proposal.isOutdated;
  return (
    <div id="publish" className="scroll-mt-24">
      <Panel title={`Publish revision ${number}`}>
        {draft.proposal && <Proposal draft={draft} proposal={draft.proposal} number={number} />}
        {!isProposed &&
          (obstacles.length > 0 ? (
            <Notice tone={changed === 0 ? "neutral" : "warn"} title="It cannot be published yet">
              <ul className="grid gap-1">
                {obstacles.map((obstacle) => (
                  <li key={obstacle}>{obstacle}</li>
                ))}
              </ul>
            </Notice>
          ) : (
            <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
              <Consequences draft={draft} changed={changed} />
              <PublishDraftForm
                action={draft.needsApproval ? proposePublicationAction : publishDraftAction}
                vo={draft.vo.name}
                changeCount={draft.changeCount}
                number={number}
                needsApproval={draft.needsApproval}
              />
            </div>
          ))}
      </Panel>
    </div>
  );
}

type ProposalProps = { draft: Draft; proposal: NonNullable<Draft["proposal"]>; number: number };

/** What somebody proposed, with the answers that are open to whoever looks at it. */
function Proposal({ draft, proposal, number }: ProposalProps) {
  const vo = draft.vo.name;
  const { by, comment, isOwn, isOutdated, mayApprove, createdAt } = proposal;
  return (
    <Notice
      className="mb-6"
      tone={isOutdated ? "warn" : "info"}
      title={isOwn ? `You proposed this as revision ${number}` : `${by} proposed this as revision ${number}`}
      action={
        <span className="flex flex-wrap gap-2">
          {mayApprove && !isOutdated && (
            <ConfirmDialog
              trigger={<Button variant="primary">Publish as proposed…</Button>}
              title={`Publish revision ${number}?`}
              description={`${describeChanges(draft.counts)} It is signed and served at once, and can only be followed by another revision.`}
              confirmLabel={`Publish revision ${number}`}
              action={approveProposalAction}
              fields={{ vo, changeCount: String(draft.changeCount) }}
            />
          )}
          {isOwn ? (
            <ConfirmDialog
              trigger={<Button>Withdraw…</Button>}
              title="Withdraw your proposal?"
              description="The draft stays as it is; nobody is asked to publish it any more."
              confirmLabel="Withdraw the proposal"
              action={declineProposalAction}
              fields={{ vo }}
            />
          ) : (
            <DialogWithWords
              trigger={<Button>Decline…</Button>}
              title="Decline the proposal?"
              description={`The draft stays as it is. ${by} is told by e-mail.`}
              confirmLabel="Decline the proposal"
              name="reason"
              label="Why"
              hint={`${by} reads it, and it stands in the history of the VO.`}
              maxLength={500}
              action={declineProposalAction}
              fields={{ vo }}
            />
          )}
        </span>
      }
    >
      <p className="wrap-anywhere">“{comment}”</p>
      <p className="mt-1 text-ink-muted">
        <RelativeTime at={createdAt} />.{" "}
        {isOutdated
          ? "The draft has changed since: it must be proposed again as it is now."
          : isOwn
            ? "Another of those who curate the list publishes it or declines."
            : "What it changes stands above."}
      </p>
    </Notice>
  );
}

/** More changes than these are not said twice on one page. */
const REPEATED = 20;

/** What publishing does, once more beside the button. */
function Consequences({ draft, changed }: { draft: Draft; changed: number }) {
  const { counts, visibility, entries } = draft;
  return (
    <div className="grid content-start gap-4 text-sm">
      <p className="font-semibold">{describeChanges(counts)}</p>
      <ul className="grid list-disc gap-1.5 pl-5 text-ink-muted">
        <li>
          The draft is frozen, signed and served; it can never be changed, only followed by another revision.
        </li>
        <li>
          {visibility === "public"
            ? "Every site that subscribes to this list acts on it at its next look, by itself."
            : "Every site that has an access token for this list acts on it at its next look, by itself."}
        </li>
        {counts.removed > 0 && <li>Sites take images that leave the list out of service and delete them.</li>}
      </ul>
      {changed <= REPEATED ? (
        <div className="overflow-clip rounded-lg border border-line">
          <RevisionDifference changes={draft.changes} />
        </div>
      ) : (
        <p>Each image that changes stands above, under “What changes”.</p>
      )}
      {entries.length === 0 && (
        <Notice tone="warn" title="The list will be empty">
          Some sites remove every image of this VO when they get an empty list.
        </Notice>
      )}
    </div>
  );
}
