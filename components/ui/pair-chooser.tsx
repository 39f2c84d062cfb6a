import { ArrowLeftRight } from "lucide-react";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Select, type SelectOption } from "./select.tsx";

type PairChooserProps = {
  /** Gets `from` and `to` as parameters. */
  action: string;
  options: readonly SelectOption[];
  from: string;
  to: string;
  /** The same pair the other way round. */
  swapHref: string;
  /** Other parameters to keep in the address. */
  keep?: Readonly<Record<string, string>>;
};

/** Which two things are compared: an address of its own for each pair, without scripts. */
export function PairChooser({ action, options, from, to, swapHref, keep = {} }: PairChooserProps) {
  return (
    <form
      action={action}
      className="grid items-end gap-4 rounded-lg border border-line bg-surface p-5 shadow-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Field label="From" required>
        {(control) => <Select {...control} key={from} name="from" options={options} defaultValue={from} />}
      </Field>
      <Field label="To" required>
        {(control) => <Select {...control} key={to} name="to" options={options} defaultValue={to} />}
      </Field>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          Compare
        </Button>
        <Button
          href={swapHref}
          icon={<ArrowLeftRight aria-hidden />}
          aria-label="Swap: the other way round"
          title="The other way round"
        >
          Swap
        </Button>
      </div>
    </form>
  );
}
