import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export type Column<Row> = {
  /** Unique in the table. */
  key: string;
  /** Heading of the column; also the label beside the value on phones. */
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  /** Identifiers and checksums. */
  mono?: boolean;
  /** The cell that names its row; at most one column. */
  rowHeader?: boolean;
  /** The heading is read out but not shown, for a column of buttons. */
  hideHeader?: boolean;
  /** Do not break the value, e.g. dates and sizes. */
  nowrap?: boolean;
};

type TableProps<Row> = {
  /** Names the table for those who cannot see it; shown above it with `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the rows when there are none. */
  empty?: ReactNode;
  className?: string;
};

/**
 * A table that becomes a stack of labelled values where its container is narrower than 42rem.
 * Server component; cells are made by functions, so it cannot be filled from across the client boundary.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, empty } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className={joinClasses("@container", props.className)}>
      <table className="w-full border-collapse text-left text-sm @max-2xl:block">
        <caption className={showCaption ? "px-5 pb-3 text-left font-semibold @max-2xl:block" : "sr-only"}>
          {caption}
        </caption>
        <thead className="@max-2xl:sr-only">
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={joinClasses(
                  "px-3 py-2.5 text-xs font-semibold text-ink-muted first:pl-5 last:pr-5",
                  column.align === "end" && "text-right",
                )}
              >
                {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line @max-2xl:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="align-baseline @max-2xl:block @max-2xl:px-5 @max-2xl:py-4 @2xl:hover:bg-sunken/60"
            >
              {columns.map((column) => (
                <TableCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = (
    <span
      className={joinClasses(
        "min-w-0 wrap-anywhere",
        column.mono && "font-mono text-[0.9em]",
        column.nowrap && "whitespace-nowrap",
      )}
    >
      {column.cell(row)}
    </span>
  );
  const look = joinClasses(
    "table-cell-look",
    column.align === "end" && "@2xl:text-right",
    !column.rowHeader && !column.hideHeader && "table-cell-labelled",
    column.hideHeader && "@max-2xl:pt-3",
  );
  return column.rowHeader ? (
    <th
      scope="row"
      data-label={column.header}
      className={joinClasses(
        look,
        "@max-2xl:pb-1.5 @max-2xl:text-base @2xl:font-medium @max-2xl:font-semibold",
      )}
    >
      {content}
    </th>
  ) : (
    <td data-label={column.header} className={look}>
      {content}
    </td>
  );
}
