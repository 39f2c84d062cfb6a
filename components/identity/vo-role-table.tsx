import { Ban } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { roleWord } from "#components/vo/role-words.ts";
import { paths } from "#lib/platform/paths.ts";
import type { AdministeredVo } from "#lib/vo/administration-queries.ts";
import { RoleOrigin } from "./role-origin.tsx";

type Row = AdministeredVo["roles"][number];

type VoRoleTableProps = {
  vo: Pick<AdministeredVo, "name" | "roles">;
  now: Date;
  revoke: (form: FormData) => Promise<{ error?: string }>;
};

/** Who has a role in a VO and why; roles granted here can be taken back. Put it in `<Panel flush>`. */
export function VoRoleTable({ vo, now, revoke }: VoRoleTableProps) {
  const columns: readonly Column<Row>[] = [
    {
      key: "person",
      header: "Person",
      rowHeader: true,
      cell: ({ person }) => (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={paths.adminPerson(person.id)} className="prose-link">
            {person.name}
          </Link>
          {person.blockedAt && (
            <Badge tone="danger" icon={<Ban aria-hidden />}>
              Blocked
            </Badge>
          )}
        </span>
      ),
    },
    { key: "role", header: "Role", nowrap: true, cell: ({ role }) => roleWord(role) },
    { key: "origin", header: "Comes from", cell: (given) => <RoleOrigin given={given} now={now} /> },
    {
      key: "revoke",
      header: "Take it back",
      hideHeader: true,
      align: "end",
      cell: ({ source, role, person }) =>
        source === "local" && (
          <ConfirmDialog
            trigger={
              <Button size="sm" aria-label={`Revoke ${roleWord(role)} of ${person.name}`}>
                Revoke
              </Button>
            }
            title={`Revoke ${roleWord(role)} of ${person.name}?`}
            description={`${person.name} loses at once what this role allows in ${vo.name}, unless an entitlement gives it as well. It can be granted again.`}
            confirmLabel="Revoke"
            tone="danger"
            action={revoke}
            fields={{ personId: person.id, vo: vo.name, role }}
          />
        ),
    },
  ];
  return (
    <Table
      caption={`Roles in ${vo.name}`}
      columns={columns}
      rows={vo.roles}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Nobody looks after this VO yet" level={3} className="m-5">
          Its managers appear here with their first sign-in, if the identity provider names them. Until then,
          grant somebody a role below: without one, only administrators can edit its image list.
        </EmptyState>
      }
    />
  );
}
