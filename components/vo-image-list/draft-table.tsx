import { ArrowUp, X } from "lucide-react";
import Link from "next/link";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { DraftListEntry } from "#lib/vo-image-list/read-entries.ts";
import { FOLLOW_MODES, type FollowMode } from "#lib/vo-image-list/schema.ts";
import type { DraftGroup } from "./draft-groups.ts";
import { EntryStatusBadge } from "./entry-status-badge.tsx";
import { FollowModeSelect } from "./follow-mode-select.tsx";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The server actions of a row. */
type DraftActions = { update: FormAction; remove: FormAction; follow: FormAction };

type Group = DraftGroup<DraftListEntry>;
type DraftTableProps = {
  vo: string;
  groups: readonly Group[];
  actions: DraftActions;
  /** Only a part of the draft is shown. */
  isFiltered: boolean;
};

/** What the draft holds, an appliance a row. Put it in `<Panel flush>`. */
export function DraftTable({ vo, groups, actions, isFiltered }: DraftTableProps) {
  return (
    <Table
      caption="Appliances in the draft"
      rows={groups}
      rowKey={({ appliance }) => appliance.id}
      columns={columnsFor(vo, actions)}
      empty={
        isFiltered ? (
          <EmptyState
            title="Nothing in the draft is like that"
            level={3}
            className="m-5"
            action={
              <Link href={paths.draft(vo)} className="prose-link text-sm">
                Show the whole draft
              </Link>
            }
          >
            Look for another name, or take the filter away.
          </EmptyState>
        ) : (
          <EmptyState title="The draft is empty" level={3} className="m-5">
            Add appliances below. An empty list cannot help anybody, and some sites remove every image when
            they get one.
          </EmptyState>
        )
      }
    />
  );
}

function columnsFor(vo: string, actions: DraftActions): readonly Column<Group>[] {
  return [
    {
      key: "appliance",
      header: "Appliance",
      rowHeader: true,
      cell: ({ entries: [entry], appliance }) => (
        <span className="grid justify-items-start gap-1">
          <Link href={paths.appliance(entry?.appliance.slug ?? "")} className="prose-link">
            {appliance.name}
          </Link>
          {entry?.appliance.archivedAt && (
            <>
              <Badge tone="warn">Archived</Badge>
              <span className="max-w-64 text-xs text-ink-muted">
                There will be no newer version. It stays until you remove it or it expires.
              </span>
            </>
          )}
        </span>
      ),
    },
    {
      key: "version",
      header: "Version",
      cell: (group) => <PinnedVersions group={group} />,
    },
    { key: "status", header: "Status", cell: ({ status }) => <EntryStatusBadge status={status} /> },
    {
      key: "images",
      header: "Images",
      cell: ({ appliance, entries }) => (
        <div className="grid justify-items-start gap-1">
          <ul className="grid gap-0.5">
            {entries.map(({ entryIdentifier, image }) => (
              <li key={entryIdentifier}>
                {image.osName} {image.osVersion}
                <span className="text-ink-muted">
                  , {image.arch}, {image.format}
                </span>
              </li>
            ))}
          </ul>
          <Link
            href={paths.draftAppliance(vo, entries[0]?.appliance.slug ?? "")}
            className="prose-link text-xs"
            aria-label={`Choose images of ${appliance.name}`}
          >
            Choose images
          </Link>
        </div>
      ),
    },
    {
      key: "expires",
      header: "Expires",
      cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} show="date" /> : null),
    },
    {
      key: "follow",
      header: "Newer versions",
      cell: ({ appliance, entries }) => (
        <FollowModeSelect vo={vo} appliance={appliance} mode={commonMode(entries)} action={actions.follow} />
      ),
    },
    {
      key: "actions",
      header: "Actions",
      hideHeader: true,
      align: "end",
      cell: (group) => <RowButtons vo={vo} group={group} actions={actions} />,
    },
  ];
}

/** Images that are followed differently: the one that leaves most to the manager. */
function commonMode(entries: readonly DraftListEntry[]): FollowMode {
  return FOLLOW_MODES.find((mode) => entries.some(({ followMode }) => followMode === mode)) ?? "decide";
}

function PinnedVersions({ group: { versions, newestVersion, canUpdate } }: { group: Group }) {
  return (
    <span className="grid">
      <span>{versions.join(", ")}</span>
      {canUpdate && <span className="text-xs text-ink-muted">latest is {newestVersion}</span>}
    </span>
  );
}

function RowButtons({ vo, group, actions }: { vo: string; group: Group; actions: DraftActions }) {
  const { appliance, newestVersion, canUpdate } = group;
  const fields = { vo, applianceId: appliance.id };
  return (
    <span className="inline-flex flex-wrap items-baseline gap-2 @2xl:justify-end">
      {canUpdate && (
        <ActionButton
          action={actions.update}
          idle={IDLE}
          fields={fields}
          done={`${appliance.name} is ${newestVersion} in the draft`}
          size="sm"
          icon={<ArrowUp aria-hidden />}
          aria-label={`Update ${appliance.name} to ${newestVersion}`}
        >
          Update
        </ActionButton>
      )}
      <ActionButton
        action={actions.remove}
        idle={IDLE}
        fields={fields}
        done={`${appliance.name} is out of the draft`}
        size="sm"
        variant="quiet"
        icon={<X aria-hidden />}
        aria-label={`Remove ${appliance.name} from the draft`}
      >
        Remove
      </ActionButton>
    </span>
  );
}
