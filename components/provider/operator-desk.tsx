import { UserPlus } from "lucide-react";
import { FoundPersonRow } from "#components/identity/found-person.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import type { FoundPerson } from "#lib/identity/find-people.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";

type Operator = { personId: string; name: string; affiliation: string | null };

type OperatorDeskProps = {
  slug: string;
  /** The provider's name. */
  provider: string;
  operators: readonly Operator[];
  /** Who looks. */
  self: string;
  /** What was searched for, and who was found. */
  text: string;
  found: readonly FoundPerson[];
  actions: {
    add: (state: FormState, form: FormData) => Promise<FormState>;
    remove: (form: FormData) => Promise<{ error?: string }>;
  };
};

/** Who operates a provider, and who else could. */
export function OperatorDesk(props: OperatorDeskProps) {
  const { slug, operators, text } = props;
  return (
    <div id="operators" className="scroll-mt-24">
      <Panel
        title="Operators"
        description="They change this record, make and revoke the provider's access tokens, and name other operators."
        flush
      >
        {operators.length === 0 && (
          <Notice tone="warn" title="Nobody operates this provider" className="m-5">
            Find a person below. They must have signed in here once.
          </Notice>
        )}
        <ul className="divide-y divide-line">
          {operators.map((operator) => (
            <OperatorRow key={operator.personId} operator={operator} {...props} />
          ))}
        </ul>
        <div className="grid grid-cols-1 gap-4 border-t border-line bg-sunken p-5">
          <SearchBox
            action={`${paths.editProvider(slug)}#operators`}
            label="Find a person by name, or by their whole e-mail address"
            defaultValue={text}
            withButton
            className="max-w-xl"
          />
          {text.trim() !== "" && <Found {...props} />}
        </div>
      </Panel>
    </div>
  );
}

function OperatorRow(props: OperatorDeskProps & { operator: Operator }) {
  const { operator, operators, slug, provider, self, actions } = props;
  const { personId, name, affiliation } = operator;
  const isSelf = personId === self;
  const isLast = operators.length === 1;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5">
      <Monogram name={name} size={40} shape="round" />
      <span className="grid min-w-0 flex-1 text-sm">
        <span className="font-semibold wrap-anywhere">
          {name}
          {isSelf && <span className="font-normal text-ink-muted"> (you)</span>}
        </span>
        {affiliation && <span className="text-ink-muted wrap-anywhere">{affiliation}</span>}
      </span>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={isSelf ? "Leave" : `Remove ${name}`}>
            {isSelf ? "Leave" : "Remove"}
          </Button>
        }
        title={isSelf ? `Leave ${provider}?` : `Remove ${name}?`}
        description={`${isSelf ? "You" : "They"} can change nothing of ${provider} any more. Its access tokens go on working, also those that ${isSelf ? "you" : "they"} made.${isLast ? " Nobody is left then: only administrators can name new operators." : ""}`}
        confirmLabel={isSelf ? "Leave" : "Remove"}
        tone="danger"
        action={actions.remove}
        fields={{ slug, personId }}
      />
    </li>
  );
}

function Found({ slug, text, found, actions }: OperatorDeskProps) {
  if (found.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        {text.trim().length < 2
          ? "Write at least two letters."
          : `Nobody else with “${text.trim()}” in their name, or with this address, has signed in here yet.`}
      </p>
    );
  }
  return (
    <ul aria-label="People found" className="grid gap-2">
      {found.map((person) => (
        <FoundPersonRow key={person.id} person={person}>
          <ActionButton
            action={actions.add}
            idle={IDLE}
            fields={{ slug, personId: person.id }}
            done={`${person.name} is an operator now.`}
            size="sm"
            icon={<UserPlus aria-hidden />}
            aria-label={`Add ${person.name}`}
          >
            Add
          </ActionButton>
        </FoundPersonRow>
      ))}
    </ul>
  );
}
