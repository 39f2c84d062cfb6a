import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { roleWord } from "#components/vo/role-words.ts";
import type { AdministeredPerson } from "#lib/identity/administration-queries.ts";
import { PLATFORM_ROLE_WORDS } from "#lib/identity/role-words.ts";
import { paths } from "#lib/platform/paths.ts";
import { type GivenRole, RoleOrigin } from "./role-origin.tsx";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type Row = {
  id: string;
  /** In words. */
  role: string;
  vo: { name: string; title: string } | null;
  given: GivenRole;
  /** What revoking it sends. */
  fields: Record<string, string>;
};

type AdministeredRoleTableProps = {
  person: AdministeredPerson;
  now: Date;
  revokePlatformRole: DialogAction;
  revokeVoRole: DialogAction;
};

/** Each role of a person with where it came from; those that were granted here can be taken back. In `<Panel flush>`. */
export function AdministeredRoleTable({ person, now, ...actions }: AdministeredRoleTableProps) {
  const rows: Row[] = [
    ...person.platformRoles.map((given) => ({
      ...{ id: given.id, given, vo: null, role: PLATFORM_ROLE_WORDS[given.role] },
      fields: { personId: person.id, role: given.role },
    })),
    ...person.voRoles.map((given) => ({
      ...{ id: given.id, given, vo: given.vo, role: roleWord(given.role) },
      fields: { personId: person.id, vo: given.vo.name, role: given.role },
    })),
  ];
  const columns: readonly Column<Row>[] = [
    { key: "role", header: "Role", rowHeader: true, cell: ({ role }) => role },
    { key: "where", header: "Where", cell: ({ vo }) => <Where vo={vo} /> },
    { key: "origin", header: "Comes from", cell: ({ given }) => <RoleOrigin given={given} now={now} /> },
    {
      key: "revoke",
      header: "Take it back",
      hideHeader: true,
      align: "end",
      cell: (row) =>
        row.given.source === "local" && (
          <RevokeButton
            row={row}
            person={person.name}
            action={row.vo ? actions.revokeVoRole : actions.revokePlatformRole}
          />
        ),
    },
  ];
  return (
    <Table
      caption={`Roles of ${person.name}`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No roles" level={3} className="m-5">
          They may do what everybody may who is signed in. Roles come with entitlements at each sign-in, or
          can be granted below.
        </EmptyState>
      }
    />
  );
}

function Where({ vo }: { vo: Row["vo"] }) {
  if (!vo) return "The whole platform";
  return (
    <Link href={paths.adminVo(vo.name)} className="prose-link font-mono text-[0.9em]">
      {vo.name}
    </Link>
  );
}

function RevokeButton({ row, person, action }: { row: Row; person: string; action: DialogAction }) {
  const what = row.vo ? `${row.role} in ${row.vo.name}` : row.role;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke ${what}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${what}?`}
      description={`${person} loses at once what this role allows, unless an entitlement gives it as well. It can be granted again.`}
      confirmLabel="Revoke"
      tone="danger"
      action={action}
      fields={row.fields}
    />
  );
}
