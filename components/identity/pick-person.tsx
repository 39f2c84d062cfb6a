import { UserPlus } from "lucide-react";
import { SearchBox } from "#components/ui/search-box.tsx";
import type { FoundPerson } from "#lib/identity/find-people.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { FoundPersonRow } from "./found-person.tsx";
import { GrantVoRoleForm } from "./grant-vo-role-form.tsx";

type PickPersonProps = {
  vo: string;
  /** What was searched for, and who was found. */
  text: string;
  found: readonly FoundPerson[];
  grant: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Finds a person and grants them a role in a VO. */
export function PickPerson({ vo, text, found, grant }: PickPersonProps) {
  return (
    <div id="grant" className="grid scroll-mt-24 grid-cols-1 gap-4">
      <div className="grid gap-1">
        <h3 className="flex items-center gap-2 text-sm font-semibold">
          <UserPlus aria-hidden className="size-4 text-ink-muted" />
          Grant a role here
        </h3>
        <p className="text-sm text-ink-muted">
          It stays until it is revoked here, whatever the identity provider says.
        </p>
      </div>
      <SearchBox
        action={`${paths.adminVo(vo)}#grant`}
        label="Find a person by name, e-mail, affiliation or subject"
        defaultValue={text}
        withButton
        className="max-w-xl"
      />
      {text !== "" &&
        (found.length === 0 ? (
          <p className="text-sm text-ink-muted">
            {text.length < 2
              ? "Write at least two letters."
              : `Nobody who has signed in here and is not blocked matches “${text}”.`}
          </p>
        ) : (
          <ul aria-label="People found" className="grid grid-cols-1 gap-2">
            {found.map((person) => (
              <FoundPersonRow key={person.id} person={person}>
                <GrantVoRoleForm vo={vo} person={person} action={grant} />
              </FoundPersonRow>
            ))}
          </ul>
        ))}
    </div>
  );
}
