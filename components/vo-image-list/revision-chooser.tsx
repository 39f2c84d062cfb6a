import { ArrowLeftRight } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import { Select } from "#components/ui/select.tsx";
import { paths } from "#lib/platform/paths.ts";

type RevisionChooserProps = {
  vo: string;
  revisions: readonly { number: number; createdAt: Date }[];
  from: number;
  to: number;
};

/** Which two revisions are compared: an address of its own for each pair, without scripts. */
export function RevisionChooser({ vo, revisions, from, to }: RevisionChooserProps) {
  const options = revisions.map(({ number, createdAt }) => ({
    value: String(number),
    label: `Revision ${number}, ${formatUtc(createdAt)}`,
  }));
  return (
    <form
      action={paths.compareRevisions(vo)}
      className="grid items-end gap-4 rounded-lg border border-line bg-surface p-5 shadow-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Field label="From" required>
        {(control) => (
          <Select {...control} key={from} name="from" options={options} defaultValue={String(from)} />
        )}
      </Field>
      <Field label="To" required>
        {(control) => <Select {...control} key={to} name="to" options={options} defaultValue={String(to)} />}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          Compare
        </Button>
        <Button
          href={paths.compareRevisions(vo, to, from)}
          icon={<ArrowLeftRight aria-hidden />}
          aria-label="Swap: the other way round"
        >
          Swap
        </Button>
      </div>
    </form>
  );
}
