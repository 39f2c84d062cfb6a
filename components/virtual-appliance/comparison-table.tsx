import { joinClasses } from "#components/ui/join-classes.ts";
import type { ComparisonRow } from "./comparison-rows.ts";

type ComparisonTableProps = {
  caption: string;
  rows: readonly ComparisonRow[];
  /** Names of the two columns. */
  before: string;
  after: string;
};

/** Fields of two things side by side; below each other, with the column's name, where there is no room. */
export function ComparisonTable({ caption, rows, before, after }: ComparisonTableProps) {
  return (
    <div className="@container">
      <table className="w-full table-fixed border-collapse text-left text-sm @max-2xl:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-2xl:sr-only">
          <tr className="border-b border-line text-xs text-ink-muted">
            <th scope="col" className="w-44 py-2.5 pr-3 pl-5 font-semibold">
              Field
            </th>
            <th scope="col" className="px-3 py-2.5 font-semibold">
              {before}
            </th>
            <th scope="col" className="py-2.5 pr-5 pl-3 font-semibold">
              {after}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line @max-2xl:block">
          {rows.map((row) => (
            <tr
              key={row.label}
              className="align-baseline @max-2xl:grid @max-2xl:gap-2 @max-2xl:px-5 @max-2xl:py-4"
            >
              <th scope="row" className="py-3 pr-3 font-semibold @2xl:pl-5 @max-2xl:p-0">
                {row.label}
                {row.differs && <span className="sr-only"> (differs)</span>}
              </th>
              {row.differs ? (
                <>
                  <Value column={before} value={row.before} tone="before" />
                  <Value column={after} value={row.after} tone="after" />
                </>
              ) : (
                <td colSpan={2} className="px-3 py-3 text-ink-muted @max-2xl:p-0">
                  <Text value={row.after} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ValueProps = { column: string; value: string | null; tone: "before" | "after" };

function Value({ column, value, tone }: ValueProps) {
  return (
    <td className="px-3 py-3 last:pr-5 @max-2xl:p-0">
      <span aria-hidden className="mb-0.5 block text-xs text-ink-muted @2xl:hidden">
        {column}
      </span>
      <span
        className={joinClasses(
          value !== null && "box-decoration-clone rounded-xs px-1 py-0.5 @2xl:-ml-1",
          value !== null && tone === "before" && "bg-danger-soft text-danger",
          value !== null && tone === "after" && "bg-ok-soft text-ok",
        )}
      >
        <Text value={value} />
      </span>
    </td>
  );
}

/** Long checksums and addresses break anywhere. */
function Text({ value }: { value: string | null }) {
  if (value === null) return <span className="text-ink-faint">not stated</span>;
  const isMachineText = /^[0-9a-f]{32,}$|^https?:\/\//.test(value);
  return (
    <span className={joinClasses("whitespace-pre-line wrap-anywhere", isMachineText && "font-mono text-xs")}>
      {value}
    </span>
  );
}
