import { Ban, ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { roleWord } from "#components/vo/role-words.ts";
import { PLATFORM_ROLE_WORDS } from "#lib/identity/role-words.ts";
import type { PersonEntry } from "#lib/identity/search-people.ts";
import { paths } from "#lib/platform/paths.ts";

/** Somebody may curate a hundred lists; the rest stands on their page. */
const SHOWN_VO_ROLES = 3;

/** People with what they may do. Put it in `<Panel flush>`. */
export function PeopleTable({ people, empty }: { people: readonly PersonEntry[]; empty: ReactNode }) {
  return <Table caption="People" columns={columns} rows={people} rowKey={({ id }) => id} empty={empty} />;
}

const columns: readonly Column<PersonEntry>[] = [
  {
    key: "name",
    header: "Name",
    rowHeader: true,
    cell: ({ id, name, email, blockedAt }) => (
      <span className="grid gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={paths.adminPerson(id)} className="prose-link">
            {name}
          </Link>
          {blockedAt && (
            <Badge tone="danger" icon={<Ban aria-hidden />}>
              Blocked
            </Badge>
          )}
        </span>
        {email && <span className="text-sm font-normal text-ink-muted">{email}</span>}
      </span>
    ),
  },
  { key: "affiliation", header: "Affiliation", cell: ({ affiliation }) => affiliation || <Nothing /> },
  { key: "roles", header: "Roles", cell: (person) => <Roles person={person} /> },
  {
    key: "lastSignIn",
    header: "Last sign-in",
    cell: ({ lastSignInAt }) => (lastSignInAt ? <RelativeTime at={lastSignInAt} /> : "Never"),
  },
];

function Roles({ person: { platformRoles, voRoles } }: { person: PersonEntry }) {
  if (platformRoles.length + voRoles.length === 0) return <Nothing />;
  const more = voRoles.length - SHOWN_VO_ROLES;
  return (
    <span className="grid justify-items-start gap-1">
      {platformRoles.map(({ role }) => (
        <Badge key={role} tone="accent" icon={<ShieldCheck aria-hidden />}>
          {PLATFORM_ROLE_WORDS[role]}
        </Badge>
      ))}
      {voRoles.slice(0, SHOWN_VO_ROLES).map(({ role, vo }) => (
        <span key={`${role} ${vo.name}`}>
          {roleWord(role)} in <span className="font-mono text-[0.9em]">{vo.name}</span>
        </span>
      ))}
      {more > 0 && <span className="text-ink-muted">and {more} more</span>}
    </span>
  );
}

function Nothing() {
  return (
    <>
      <span aria-hidden className="text-ink-faint">
        –
      </span>
      <span className="sr-only">none</span>
    </>
  );
}
