import { Button } from "#components/ui/button.tsx";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { controlLook } from "#components/ui/control-look.ts";
import { paths } from "#lib/platform/paths.ts";
import { lastMonths, type Period } from "#lib/statistics/period.ts";

const USUAL = [
  { months: 12, label: "12 months" },
  { months: 36, label: "3 years" },
  { months: 120, label: "10 years" },
] as const;

/** Chooses the months of the charts over time, by the address alone. */
export function PeriodForm({ period, now }: { period: Period; now: Date }) {
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
      <nav aria-label="Usual periods" className="flex flex-wrap gap-2">
        {USUAL.map(({ months, label }) => {
          const { from, to } = lastMonths(months, now);
          const isChosen = from === period.from && to === period.to;
          return (
            <ChipLink
              key={months}
              href={isChosen ? paths.statistics() : periodAddress({ from, to })}
              active={isChosen && months !== 12}
            >
              {isChosen && months === 12 ? <strong className="text-ink">{label}</strong> : label}
            </ChipLink>
          );
        })}
      </nav>
      <form action={paths.statistics()} method="get" className="flex flex-wrap items-end gap-3">
        <MonthInput name="from" label="From" value={period.from} />
        <MonthInput name="to" label="To" value={period.to} />
        <Button type="submit">Show</Button>
      </form>
    </div>
  );
}

/** Browsers without a field for months show one for text: it takes the same, 2026-11. */
function MonthInput({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-1 text-sm text-ink-muted">
      {label}
      <input
        type="month"
        name={name}
        defaultValue={value}
        pattern="20[0-9]{2}-(0[1-9]|1[0-2])"
        placeholder="2026-11"
        className={`${controlLook} h-10 w-40 font-figures max-sm:h-11`}
      />
    </label>
  );
}

/** The page for a period. */
function periodAddress({ from, to }: Period): string {
  return paths.statistics(periodQuery({ from, to }));
}

/** A period as it stands in addresses. */
export function periodQuery({ from, to }: Period): string {
  return `?from=${from}&to=${to}`;
}
