import { UserPlus } from "lucide-react";
import { Monogram } from "#components/ui/monogram.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { GrantVoRoleForm } from "./grant-vo-role-form.tsx";

type PickPersonProps = {
  vo: string;
  /** What was searched for, and who was found. */
  text: string;
  found: readonly { id: string; name: string; email: string; affiliation: string | null }[];
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
            Nobody who has signed in here and is not blocked matches “{text}”.
          </p>
        ) : (
          <ul aria-label="People found" className="grid grid-cols-1 gap-2">
            {found.map(({ id, name, email, affiliation }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border border-line bg-surface px-4 py-3"
              >
                <Monogram name={name} size={32} shape="round" />
                <span className="grid min-w-0 flex-1 basis-40 text-sm">
                  <span className="font-semibold wrap-anywhere">{name}</span>
                  <span className="text-ink-muted wrap-anywhere">
                    {[email, affiliation].filter(Boolean).join(", ")}
                  </span>
                </span>
                <GrantVoRoleForm vo={vo} person={{ id, name }} action={grant} />
              </li>
            ))}
          </ul>
        ))}
    </div>
  );
}
