import { SearchX } from "lucide-react";
import { FoundPersonRow } from "#components/identity/found-person.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Invitee } from "#lib/virtual-appliance/search-invitees.ts";
import { HandOverDialog, InviteMaintainerDialog } from "./invite-dialogs.tsx";

type InviteeListProps = {
  appliance: { slug: string; name: string };
  /** Who owns it now, as the reader would say it; null: nobody. */
  owner: string | null;
  /** Who is invited to maintain it and has not answered. */
  invited: ReadonlySet<string>;
  /** The ownership is offered to somebody already. */
  isOffered: boolean;
  /** What was searched for. */
  text: string;
  found: { people: readonly Invitee[]; more: boolean };
  invite: (form: FormData) => Promise<{ error?: string }>;
};

/** People that were found by name, each to be invited. */
export function InviteeList(props: InviteeListProps) {
  const { text, found } = props;
  if (found.people.length === 0) {
    return (
      <EmptyState icon={<SearchX />} title={`Nobody here is called “${text}”`} level={3} className="m-5">
        Only people who have signed in here at least once can be found, by two letters of their name or more.
        Everybody else can be invited by e-mail.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="grid grid-cols-1 gap-2 p-5" aria-label="People found">
        {found.people.map((person) => (
          <FoundPersonRow key={person.id} person={person}>
            <InviteeActions {...props} person={person} />
          </FoundPersonRow>
        ))}
      </ul>
      {found.more && (
        <p className="border-t border-line px-5 py-3.5 text-sm text-ink-muted">
          There are more: type more of the name.
        </p>
      )}
    </>
  );
}

function InviteeActions(props: InviteeListProps & { person: Invitee }) {
  const { appliance, owner, invited, isOffered, invite, person } = props;
  if (person.part === "owner") return <Part>Owns it</Part>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {!isOffered && <HandOverDialog appliance={appliance} person={person} owner={owner} invite={invite} />}
      {person.part === "maintainer" ? (
        <Part>Maintains it</Part>
      ) : invited.has(person.id) ? (
        <Part>Invited</Part>
      ) : (
        <InviteMaintainerDialog appliance={appliance} person={person} invite={invite} />
      )}
    </div>
  );
}

function Part({ children }: { children: string }) {
  return <span className="text-sm text-ink-muted">{children}</span>;
}
