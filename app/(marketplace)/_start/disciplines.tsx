import Link from "next/link";
import { formatCount } from "#components/ui/format-count.ts";
import { paths } from "#lib/platform/paths.ts";

type DisciplinesProps = { disciplines: readonly { label: string; value: number }[] };

/** The sciences that appliances serve, the most served first, each a link to its part of the catalogue. */
export function Disciplines({ disciplines }: DisciplinesProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-3">
      {disciplines.map(({ label, value }) => (
        <li key={label}>
          <Link
            href={paths.appliancesOf(label)}
            className="flex h-full min-h-13 items-center justify-between gap-4 rounded-lg border border-line bg-surface px-4 py-3 transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-md"
          >
            <span className="min-w-0 font-medium wrap-anywhere">{label}</span>
            <span className="text-sm text-ink-muted font-figures">
              {formatCount(value)}
              <span className="sr-only"> {value === 1 ? "appliance" : "appliances"}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
