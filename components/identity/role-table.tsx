import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { HeldRole } from "./held-roles.ts";

/** What one may do, where, and why. Put it in `<Panel flush>`. */
export function RoleTable({ roles }: { roles: readonly HeldRole[] }) {
  return (
    <Table
      caption="Your roles"
      columns={columns}
      rows={roles}
      rowKey={({ role, vo }) => `${vo?.name ?? ""} ${role}`}
      empty={
        <EmptyState title="No roles yet" level={3} className="m-5">
          You can register appliances without any. Roles in a VO come from your identity provider at each
          sign-in: if one is missing, ask the managers of the VO, then sign out and in again.
        </EmptyState>
      }
    />
  );
}

const columns: readonly Column<HeldRole>[] = [
  { key: "role", header: "Role", rowHeader: true, cell: ({ role }) => role },
  {
    key: "where",
    header: "Where",
    cell: ({ vo }) =>
      vo ? (
        <Link href={paths.vo(vo.name)} className="prose-link">
          {vo.title || vo.name}
        </Link>
      ) : (
        "The whole platform"
      ),
  },
  {
    key: "source",
    header: "Comes from",
    cell: ({ sources }) => capitalise(sources.join(" and ")),
  },
];

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
