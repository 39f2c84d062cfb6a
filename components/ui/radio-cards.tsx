import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

export type RadioCard = {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

type RadioCardsProps = {
  legend: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
  name: string;
  options: readonly RadioCard[];
  defaultValue?: string | undefined;
  /** Cards beside each other on wide screens. */
  columns?: 1 | 2 | 3 | 4;
  required?: boolean;
  /** For a form whose state is kept by the caller: the chosen value and what to do on change. */
  value?: string;
  onValueChange?: (value: string) => void;
};

const columnClasses = {
  1: "",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "grid-cols-2 md:grid-cols-4",
};

/** One choice out of a few, each explained on a card; a fieldset of native radio buttons. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, description, error, options, columns = 1 } = props;
  const id = useId();
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="min-w-0" {...(describedBy ? { "aria-describedby": describedBy } : {})}>
      <legend className="text-sm font-semibold">{legend}</legend>
      {description && (
        <p id={`${id}-description`} className="mt-1 text-sm text-ink-muted">
          {description}
        </p>
      )}
      <div className={joinClasses("mt-2 grid gap-2.5", columnClasses[columns])}>
        {options.map((option) => (
          <RadioCardOption key={option.value} option={option} group={props} />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-2 flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

function RadioCardOption({ option, group }: { option: RadioCard; group: RadioCardsProps }) {
  const { name, defaultValue, value, onValueChange, required } = group;
  const state =
    value === undefined
      ? { defaultChecked: option.value === defaultValue }
      : {
          checked: option.value === value,
          onChange: () => onValueChange?.(option.value),
          // React resets a form after its action, and the browser goes back to what the attribute says, not to `checked`: after
          // a refusal something else would be sent than what was chosen.
          ref: (input: HTMLInputElement | null) => {
            if (input) input.defaultChecked = option.value === value;
          },
        };
  return (
    <label className="group flex items-start gap-3 rounded-lg border border-line-strong bg-surface p-3.5 shadow-sm transition-colors hover:border-control has-checked:border-primary has-checked:bg-primary-soft/45 has-checked:ring-1 has-checked:ring-primary has-disabled:cursor-not-allowed has-disabled:opacity-55 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name={name}
        value={option.value}
        required={required}
        disabled={option.disabled}
        {...state}
        className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-control bg-surface outline-none checked:border-[0.375rem] checked:border-primary"
      />
      <span className="grid min-w-0 gap-0.5">
        <span className="flex items-center gap-2 text-sm leading-6 font-semibold [&_svg]:size-4 [&_svg]:text-ink-muted">
          {option.icon}
          {option.label}
        </span>
        {option.description && <span className="text-sm text-ink-muted">{option.description}</span>}
      </span>
    </label>
  );
}
