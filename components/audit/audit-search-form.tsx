import { Search } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Field, type FieldControl } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { AuditFilterField, TypedAuditFilter } from "#lib/audit/filter.ts";
import type { TrailOrder } from "#lib/audit/recorded-event.ts";
import type { FieldErrors } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";
import { actionChoices } from "./action-words.ts";

type AuditSearchFormProps = {
  typed: TypedAuditFilter;
  order: TrailOrder;
  /** What is wrong, by field. */
  problems: FieldErrors;
};

/** Fields that are seldom needed and stay folded while they are empty. */
const SELDOM: readonly AuditFilterField[] = ["actor", "token", "address"];

/** Searches the trail; sends a GET, so that a search is an address. */
export function AuditSearchForm({ typed, order, problems }: AuditSearchFormProps) {
  const field = (name: AuditFilterField) => ({ name, defaultValue: typed[name], autoComplete: "off" });
  const isOpen = SELDOM.some((name) => typed[name] || problems[name]);
  return (
    <search>
      <form
        action={paths.adminAudit()}
        method="get"
        className="grid grid-cols-1 gap-5 rounded-lg border border-line bg-surface p-5"
      >
        <div className="grid grid-cols-2 gap-x-4 gap-y-5 xl:grid-cols-3">
          <FilterField
            label="Who"
            description="Name or e-mail address, or a part of it"
            error={problems.who}
            className="max-md:col-span-2"
          >
            {(control) => <TextInput {...control} {...field("who")} />}
          </FilterField>
          <FilterField
            label="What was done"
            description="One action, or a whole group"
            error={problems.action}
            className="max-md:col-span-2"
          >
            {(control) => <ActionSelect {...control} defaultValue={typed.action ?? ""} />}
          </FilterField>
          <FilterField
            label="To what"
            description="Name, address or identifier of a thing"
            error={problems.object}
            className="max-xl:col-span-2"
          >
            {(control) => <TextInput {...control} {...field("object")} placeholder="cirros, /vos/biomed …" />}
          </FilterField>
          {/* A browser's own date field shows nothing of a text that is no date: what was typed must not vanish. */}
          <FilterField label="From day (UTC)" error={problems.from}>
            {(control) => (
              <TextInput {...control} {...field("from")} type={problems.from ? "text" : "date"} />
            )}
          </FilterField>
          <FilterField label="To day (UTC)" error={problems.to}>
            {(control) => <TextInput {...control} {...field("to")} type={problems.to ? "text" : "date"} />}
          </FilterField>
          <FilterField label="Order" className="max-xl:col-span-2">
            {(control) => (
              <Select
                {...control}
                name="order"
                defaultValue={order}
                options={[
                  { value: "newest", label: "Newest first" },
                  { value: "oldest", label: "Oldest first" },
                ]}
              />
            )}
          </FilterField>
        </div>
        <Disclosure summary="By identifier, token or address" open={isOpen}>
          <div className="grid grid-cols-1 gap-x-4 gap-y-5 md:grid-cols-2 xl:grid-cols-3">
            <FilterField
              label="Identifier of who did it"
              description="Of a person or provider, or “worker”"
              error={problems.actor}
            >
              {(control) => <TextInput {...control} {...field("actor")} mono />}
            </FilterField>
            <FilterField label="Access token" description="The part after “slw_” only" error={problems.token}>
              {(control) => <TextInput {...control} {...field("token")} mono />}
            </FilterField>
            <FilterField label="From address" description="IPv4 or IPv6" error={problems.address}>
              {(control) => <TextInput {...control} {...field("address")} mono />}
            </FilterField>
          </div>
        </Disclosure>
        <div className="flex flex-wrap gap-2.5">
          <Button type="submit" variant="primary" icon={<Search aria-hidden />}>
            Search
          </Button>
          {Object.keys(typed).length > 0 && (
            <Button href={paths.adminAudit()} variant="quiet">
              Clear
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}

type FilterFieldProps = Omit<ComponentProps<typeof Field>, "required" | "children"> & {
  children: (control: Omit<FieldControl, "required">) => ReactNode;
};

/** Nothing in a search has to be filled in, and nobody needs to be told at each field. */
function FilterField({ children, ...props }: FilterFieldProps) {
  return (
    <Field {...props} required>
      {({ required: _, ...control }) => children(control)}
    </Field>
  );
}

function ActionSelect(props: { id: string; defaultValue: string }) {
  const isKnown = actionChoices.some(
    ({ value, actions }) =>
      value === props.defaultValue || actions.some((action) => action.value === props.defaultValue),
  );
  return (
    <Select {...props} name="action" placeholder="Anything">
      {props.defaultValue && !isKnown && <option value={props.defaultValue}>{props.defaultValue}</option>}
      {actionChoices.map((group) => (
        <optgroup key={group.value} label={group.label}>
          <option value={group.value}>{group.label}: anything</option>
          {group.actions.map((action) => (
            <option key={action.value} value={action.value}>
              {action.label}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
