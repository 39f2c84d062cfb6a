"use client";

import { ArrowUp, Plus, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { describeReports } from "#components/image-report/report-words.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { DeskRow } from "#lib/vo-image-list/desk-row.ts";
import { DeskKeys } from "./desk-keys.tsx";
import { describeIntegrity, deskMarkWords } from "./desk-mark.ts";
import { EntryStatusBadge } from "./entry-status-badge.tsx";
import { FollowModeSelect } from "./follow-mode-select.tsx";
import { NoteDialog } from "./note-dialog.tsx";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
type DialogAction = (form: FormData) => Promise<{ error?: string }>;

/** The server actions of a row. */
type DeskActions = {
  add: FormAction;
  update: FormAction;
  remove: FormAction;
  follow: FormAction;
  note: DialogAction;
};

type Note = { text: string; by: string; writtenAt: Date };

type DeskTableProps = {
  vo: string;
  rows: readonly DeskRow[];
  /** By the identifier of the appliance. */
  notes: ReadonlyMap<string, Note>;
  actions: DeskActions;
  /** Shown instead of the rows when there are none. */
  empty: ReactNode;
};

/** Appliances that are in the draft, leave it, or could come into it. Put it in `<Panel flush>`. */
export function DeskTable({ vo, rows, notes, actions, empty }: DeskTableProps) {
  return (
    <DeskKeys>
      <Table
        caption="Appliances of the list"
        rows={rows}
        rowKey={({ appliance }) => appliance.id}
        columns={columnsFor(vo, notes, actions)}
        empty={empty}
      />
    </DeskKeys>
  );
}

function columnsFor(
  vo: string,
  notes: DeskTableProps["notes"],
  actions: DeskActions,
): readonly Column<DeskRow>[] {
  return [
    {
      key: "appliance",
      header: "Appliance",
      rowHeader: true,
      cell: (row) => <ApplianceCell row={row} note={notes.get(row.appliance.id)} />,
    },
    { key: "version", header: "Version, expiry", nowrap: true, cell: (row) => <Versions row={row} /> },
    { key: "status", header: "Status", cell: (row) => <Status row={row} /> },
    { key: "images", header: "Images", cell: (row) => <Images vo={vo} row={row} /> },
    { key: "checks", header: "Checks", cell: (row) => <Checks row={row} /> },
    {
      key: "follow",
      header: "Newer versions",
      cell: ({ appliance, followMode }) =>
        followMode !== undefined && (
          <FollowModeSelect
            fields={{ vo, applianceId: appliance.id }}
            label={`When ${appliance.name} publishes a newer version`}
            name={appliance.name}
            mode={followMode}
            action={actions.follow}
          />
        ),
    },
    {
      key: "actions",
      header: "Actions",
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <RowButtons vo={vo} row={row} note={notes.get(row.appliance.id)?.text ?? ""} actions={actions} />
      ),
    },
  ];
}

function ApplianceCell({ row: { appliance }, note }: { row: DeskRow; note: Note | undefined }) {
  return (
    <span className="grid max-w-64 min-w-32 justify-items-start gap-1">
      <Link href={paths.appliance(appliance.slug)} className="prose-link">
        {appliance.name}
      </Link>
      {appliance.archivedAt && (
        <>
          <Badge tone="warn">Archived</Badge>
          <span className="text-xs text-ink-muted">
            There will be no newer version. It stays until you remove it or it expires.
          </span>
        </>
      )}
      {note && (
        <span className="border-l-2 border-accent-line pl-2 text-xs font-normal whitespace-pre-line text-ink-muted wrap-anywhere">
          {note.text}
          <span className="block">
            {note.by}, <RelativeTime at={note.writtenAt} />
          </span>
        </span>
      )}
    </span>
  );
}

function Versions({ row: { versions, newestVersion, expiresAt } }: { row: DeskRow }) {
  const isBehind = newestVersion !== null && versions.some((version) => version !== newestVersion);
  return (
    <span className="grid">
      <span>{versions.length === 0 ? newestVersion : versions.join(", ")}</span>
      {versions.length > 0 && isBehind && (
        <span className="text-xs text-ink-muted">latest is {newestVersion}</span>
      )}
      {expiresAt && (
        <span className="text-xs text-ink-muted">
          until <RelativeTime at={expiresAt} show="date" />
        </span>
      )}
    </span>
  );
}

function Status({ row: { mark, status, advice } }: { row: DeskRow }) {
  const words = deskMarkWords[mark];
  return (
    <span className="grid max-w-56 justify-items-start gap-1">
      {words && <Badge tone={words.tone}>{words.word}</Badge>}
      {status && mark !== "to_remove" && <EntryStatusBadge status={status} />}
      {advice && <span className="text-xs text-ink-muted">{advice}</span>}
    </span>
  );
}

/** How far its images were checked, and what their reports say. */
function Checks({ row: { images, versions, newestVersion, appliance } }: { row: DeskRow }) {
  const { word, tone } = describeReports(images.map(({ grade }) => grade));
  const version = versions[0] ?? newestVersion;
  return (
    <span className="grid justify-items-start gap-1">
      <span>{describeIntegrity(images)}</span>
      {version === null || tone === "neutral" ? (
        <span className="text-xs text-ink-muted">{word}</span>
      ) : (
        <Link
          href={paths.version(appliance.slug, version)}
          aria-label={`Image reports of ${appliance.name}: ${word}`}
        >
          <Badge tone={tone}>{word}</Badge>
        </Link>
      )}
    </span>
  );
}

function Images({ vo, row: { appliance, images, mark } }: { vo: string; row: DeskRow }) {
  const lines = new Map(
    images.map(({ osName, osVersion, arch, format }) => [
      `${osName} ${osVersion} ${arch} ${format}`,
      { system: `${osName} ${osVersion}`, container: `${arch}, ${format}` },
    ]),
  );
  return (
    <div className="grid justify-items-start gap-1">
      <ul className="grid gap-0.5">
        {[...lines].map(([key, { system, container }]) => (
          <li key={key} className="grid">
            {system} <span className="text-xs whitespace-nowrap text-ink-muted">{container}</span>
          </li>
        ))}
      </ul>
      {mark !== "to_remove" && (
        <Link
          href={paths.draftAppliance(vo, appliance.slug)}
          className="prose-link text-xs"
          data-desk-key="c"
          aria-label={`Choose images of ${appliance.name}`}
        >
          Choose images
        </Link>
      )}
    </div>
  );
}

type RowButtonsProps = { vo: string; row: DeskRow; note: string; actions: DeskActions };

function RowButtons({ vo, row, note, actions }: RowButtonsProps) {
  const { appliance, newestVersion, offers, mark } = row;
  const common = { idle: IDLE, fields: { vo, applianceId: appliance.id }, size: "sm" as const };
  return (
    <span className="inline-flex flex-wrap items-center gap-1 @2xl:flex-nowrap @2xl:justify-end">
      {offers.includes("update") && (
        <ActionButton
          {...common}
          action={actions.update}
          done={`${appliance.name} is ${newestVersion} in the draft`}
          icon={<ArrowUp aria-hidden />}
          data-desk-key="u"
          aria-label={`Update ${appliance.name} to ${newestVersion}`}
        >
          Update
        </ActionButton>
      )}
      {offers.includes("add") && (
        <ActionButton
          {...common}
          action={actions.add}
          done={`${appliance.name} is in the draft`}
          icon={<Plus aria-hidden />}
          data-desk-key="a"
          aria-label={`Add ${appliance.name} to the draft`}
        >
          {mark === "to_remove" ? "Add again" : "Add"}
        </ActionButton>
      )}
      {offers.includes("remove") && (
        <ActionButton
          {...common}
          action={actions.remove}
          done={`${appliance.name} is out of the draft`}
          variant="quiet"
          icon={<X aria-hidden />}
          data-desk-key="r"
          aria-label={`Remove ${appliance.name} from the draft`}
        >
          Remove
        </ActionButton>
      )}
      <NoteDialog vo={vo} appliance={appliance} note={note} action={actions.note} />
    </span>
  );
}
