import { Button } from "#components/ui/button.tsx";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { roleWord } from "#components/vo/role-words.ts";
import { paths } from "#lib/platform/paths.ts";
import { type PeopleView, peopleAddress } from "./people-address.ts";
import { platformRoleChoices, voRoleChoices } from "./role-choices.ts";

/** Looks for people; sends a GET, so that a search is an address. */
export function PeopleFilter({ view }: { view: PeopleView }) {
  return (
    <search className="grid grid-cols-1 gap-4">
      <form
        action={paths.adminPeople()}
        method="get"
        className="grid grid-cols-1 gap-4 rounded-lg border border-line bg-surface p-5 sm:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_14rem_10rem_auto] xl:items-end"
      >
        {view.vo && <input type="hidden" name="vo" value={view.vo} />}
        <Field label="Name, e-mail, affiliation or subject" required className="sm:max-xl:col-span-2">
          {({ required: _, ...control }) => (
            <TextInput {...control} type="search" name="q" autoComplete="off" defaultValue={view.text} />
          )}
        </Field>
        <Field label="Role" required>
          {({ required: _, ...control }) => (
            <Select {...control} name="role" placeholder="Any" defaultValue={view.role ?? ""}>
              <optgroup label="On the whole platform">
                {platformRoleChoices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
              <optgroup label={view.vo ? `In ${view.vo}` : "In a VO"}>
                {voRoleChoices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
            </Select>
          )}
        </Field>
        <Field label="State" required>
          {({ required: _, ...control }) => (
            <Select
              {...control}
              name="state"
              placeholder="Any"
              defaultValue={view.state ?? ""}
              options={[
                { value: "active", label: "Not blocked" },
                { value: "blocked", label: "Blocked" },
              ]}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2 sm:max-xl:col-span-2">
          <Button type="submit" variant="primary">
            Search
          </Button>
          {isNarrowed(view) && (
            <Button variant="quiet" href={paths.adminPeople()}>
              Show all
            </Button>
          )}
        </div>
      </form>
      {view.vo && (
        <div>
          <ChipLink active href={peopleAddress({ ...view, vo: null, page: 1 })}>
            With a role in {view.vo}
          </ChipLink>
        </div>
      )}
    </search>
  );
}

function isNarrowed({ text, role, vo, state }: PeopleView): boolean {
  return text !== "" || role !== null || vo !== null || state !== null;
}

/** "3 people match “ann”, manager in biomed, blocked". */
export function describePeople(total: number, { text, role, vo, state }: PeopleView): string {
  const roleWords =
    platformRoleChoices.find(({ value }) => value === role)?.label ?? (role && roleWord(role));
  const conditions = [
    text && `matching “${text}”`,
    roleWords && `with the role ${roleWords.toLowerCase()}`,
    vo && `in ${vo}`,
    state && (state === "blocked" ? "blocked" : "not blocked"),
  ].filter(Boolean);
  return `${total} ${total === 1 ? "person" : "people"}${conditions.length > 0 ? ` ${conditions.join(", ")}` : ""}`;
}
