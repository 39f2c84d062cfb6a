/** Counts as a file for spreadsheets (RFC 4180, lines ending in CR LF, UTF-8). Pure. */
import { stringify } from "csv-stringify/sync";

/** One line of headings, one line a count. What a spreadsheet would take for a formula is kept from being one. */
export function countsAsCsv(
  headings: { label: string; value: string },
  rows: readonly { label: string; value: number }[],
): string {
  return stringify(
    rows.map(({ label, value }) => [label, value]),
    {
      header: true,
      columns: [headings.label, headings.value],
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
}
