import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { roleWord } from "#components/vo/role-words.ts";
import type { VoRoleName } from "#lib/platform/setting-lists.ts";

export type MappedGroupRow = {
  group: string;
  /** Null: the role that the entitlement names. */
  role: VoRoleName | null;
  /** Null for the group of the VO's own name, which counts without being mapped. */
  createdAt: Date | null;
  /** An entitlement that would match; null when the settings let none match. */
  example: string | null;
};

type GroupTableProps = {
  vo: string;
  groups: readonly MappedGroupRow[];
  unmap: (form: FormData) => Promise<{ error?: string }>;
};

/** The groups at the identity provider that stand for a VO. Put it in `<Panel flush>`. */
export function GroupTable({ vo, groups, unmap }: GroupTableProps) {
  const columns: readonly Column<MappedGroupRow>[] = [
    { key: "group", header: "Group", rowHeader: true, mono: true, cell: ({ group }) => group },
    {
      key: "gives",
      header: "Gives",
      cell: ({ role }) =>
        role ? `${roleWord(role)}, to its members` : "The role that the entitlement names",
    },
    {
      key: "example",
      header: "Would match",
      cell: ({ example }) =>
        example ? (
          <code className="font-mono text-xs wrap-anywhere">{example}</code>
        ) : (
          "Nothing: the settings map no role"
        ),
    },
    {
      key: "since",
      header: "Since",
      cell: ({ createdAt }) =>
        createdAt ? <RelativeTime at={createdAt} show="date" /> : "Always, by its name",
    },
    {
      key: "remove",
      header: "Remove",
      hideHeader: true,
      align: "end",
      cell: ({ group, createdAt }) =>
        createdAt && (
          <ConfirmDialog
            trigger={
              <Button size="sm" aria-label={`Remove ${group}`}>
                Remove
              </Button>
            }
            title="Remove this group?"
            description={`${group} stands for ${vo} no more. Whoever has a role in the VO only because of it loses the role at once; access tokens of theirs that need it stop working.`}
            confirmLabel="Remove"
            tone="danger"
            action={unmap}
            fields={{ vo, group }}
          />
        ),
    },
  ];
  return (
    <Table
      caption={`Groups that stand for ${vo}`}
      columns={columns}
      rows={groups}
      rowKey={({ group, createdAt }) => `${group} ${createdAt?.getTime()}`}
    />
  );
}
