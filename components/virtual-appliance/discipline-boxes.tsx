import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { OfferedTerm } from "#lib/vocabulary/queries.ts";

type DisciplineBoxesProps = {
  /** In tree order. */
  offered: readonly OfferedTerm[];
  chosen: readonly string[];
  error?: string | undefined;
};

/** Any number of disciplines, each a box; those below another are set in. */
export function DisciplineBoxes({ offered, chosen, error }: DisciplineBoxesProps) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={error ? `${id}-error ${id}-help` : `${id}-help`}
      className="grid grid-cols-1 gap-1.5"
    >
      <legend className="text-sm font-semibold">
        Disciplines<span className="ml-2 font-normal text-ink-faint">optional</span>
      </legend>
      <p id={`${id}-help`} className="text-sm text-ink-muted">
        Sciences it was made for; none if it serves all.
      </p>
      <div className="columns-1 gap-x-6 sm:columns-2">
        {offered.map(({ name, level }) => (
          <div key={name} className="break-inside-avoid" style={{ paddingInlineStart: `${level * 1.5}rem` }}>
            <Checkbox name="disciplines" value={name} label={name} defaultChecked={chosen.includes(name)} />
          </div>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
