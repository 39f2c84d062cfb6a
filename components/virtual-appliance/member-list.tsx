import { LogOut, UserMinus } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { getAppliancePeople } from "#lib/virtual-appliance/people-queries.ts";
import { HandOverDialog } from "./invite-dialogs.tsx";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;
type People = NonNullable<Awaited<ReturnType<typeof getAppliancePeople>>>;

type MemberListProps = {
  people: People;
  /** Who owns it now, as the reader would say it; null: nobody. */
  owner: string | null;
  /** The ownership is offered to somebody already. */
  isOffered: boolean;
  remove: DialogAction;
  leave: DialogAction;
  invite: DialogAction;
};

/** Owner and maintainers, with what may be done about each. Put it in `<Panel flush>`. */
export function MemberList(props: MemberListProps) {
  const { people } = props;
  const { owner, maintainers, viewerId } = people;
  return (
    <ul className="divide-y divide-line">
      {owner ? (
        <Member
          id={owner.id}
          name={owner.name}
          isViewer={owner.id === viewerId}
          part={<Badge tone="accent">Owner</Badge>}
        />
      ) : (
        <li className="px-5 py-4 text-sm text-ink-muted">
          Nobody owns it yet. An administrator can offer the ownership to somebody.
        </li>
      )}
      {maintainers.map((maintainer) => (
        <Member
          key={maintainer.personId}
          id={maintainer.personId}
          name={maintainer.person.name}
          isViewer={maintainer.personId === viewerId}
          part={
            <span className="text-ink-muted">
              Maintainer since <RelativeTime at={maintainer.createdAt} show="date" />
            </span>
          }
          actions={
            <MemberActions {...props} person={{ id: maintainer.personId, name: maintainer.person.name }} />
          }
        />
      ))}
    </ul>
  );
}

type MemberProps = { id: string; name: string; isViewer: boolean; part: ReactNode; actions?: ReactNode };

function Member({ id, name, isViewer, part, actions }: MemberProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5">
      <Monogram name={name} size={40} shape="round" />
      <div className="grid min-w-0 flex-1 basis-40 justify-items-start gap-0.5 text-sm">
        <p className="font-semibold wrap-anywhere">
          <a href={paths.person(id)} className="prose-link">
            {name}
          </a>
          {isViewer && <span className="font-normal text-ink-muted"> (you)</span>}
        </p>
        {part}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </li>
  );
}

function MemberActions(props: MemberListProps & { person: { id: string; name: string } }) {
  const { people, owner, isOffered, person, remove, leave, invite } = props;
  const { slug, name, mayManage, mayLeave, viewerId } = people;
  if (mayLeave && person.id === viewerId && !mayManage) {
    return (
      <ConfirmDialog
        trigger={
          <Button size="sm" icon={<LogOut aria-hidden />}>
            Leave
          </Button>
        }
        title={`Stop maintaining ${name}?`}
        description="You can no longer edit its entry and work on its versions, and your tokens neither. What you have published stays. To come back, ask to join or be invited again."
        confirmLabel="Leave"
        tone="danger"
        action={leave}
        fields={{ slug }}
      />
    );
  }
  if (!mayManage) return null;
  return (
    <>
      {!isOffered && (
        <HandOverDialog appliance={{ slug, name }} person={person} owner={owner} invite={invite} />
      )}
      <ConfirmDialog
        trigger={
          <Button size="sm" icon={<UserMinus aria-hidden />} aria-label={`Remove ${person.name}`}>
            Remove
          </Button>
        }
        title={`Remove ${person.name} from the maintainers?`}
        description={`${person.name} can no longer edit the entry and work on versions, and their tokens neither; they are told by e-mail. What they have published stays. You can invite them again.`}
        confirmLabel="Remove"
        tone="danger"
        action={remove}
        fields={{ slug, personId: person.id }}
      />
    </>
  );
}
