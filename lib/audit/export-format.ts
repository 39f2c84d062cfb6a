/**
 * How the trail looks in a file. NDJSON: one JSON object a line, all fields as recorded. CSV (RFC 4180, in UTF-8 with a
 * byte order mark, as spreadsheets want it): one line an event under a heading, with the columns below.
 */
import { stringify } from "csv-stringify/sync";
import { AppError } from "#lib/platform/errors.ts";
import type { RecordedEvent } from "./recorded-event.ts";

export type ExportFormat = "ndjson" | "csv";

/** Columns of the CSV file, in this order, and what they hold. The fields of NDJSON are called the same. */
export const EXPORT_COLUMNS = {
  id: "Number of the event; later events have higher ones",
  time: "When it happened, ISO 8601, UTC",
  actor_kind: "person, provider, system or anonymous",
  actor_id: "Identifier of who did it",
  actor_name: "Their name at that time",
  token_id: "Access token that acted on their behalf",
  action: "What was done, as the catalogue of events names it",
  object_kind: "What kind of thing it was done to",
  object_id: "Identifier of that thing",
  part_of_kind: "What kind of thing has this in its history too",
  part_of_id: "Identifier of that thing",
  address: "Address that the request came from",
  request_id: "Names the request in the log",
  details: "Everything else that was recorded, as JSON",
} as const;

const CONTENT_TYPES: Record<ExportFormat, string> = {
  ndjson: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
};

/**
 * Reads the format out of an address.
 *
 * @throws AppError `invalid_input` for any other
 */
export function readExportFormat(text: string | undefined): ExportFormat {
  if (text === "csv" || text === "ndjson") return text;
  throw new AppError("invalid_input", "unknown_format", "Choose csv or ndjson as format.");
}

/** Media type of a file in this format. */
export function contentTypeOf(format: ExportFormat): string {
  return CONTENT_TYPES[format];
}

/** What stands in the file before the first event. */
export function formatHeading(format: ExportFormat): string {
  return format === "csv" ? `\uFEFF${Object.keys(EXPORT_COLUMNS).join(",")}\r\n` : "";
}

/** The lines of these events. */
export function formatEvents(format: ExportFormat, events: readonly RecordedEvent[]): string {
  const records = events.map(toRecord);
  if (format === "ndjson") return records.map((record) => `${JSON.stringify(record)}\n`).join("");
  return stringify(
    records.map((record) => ({ ...record, details: JSON.stringify(record.details) })),
    {
      columns: Object.keys(EXPORT_COLUMNS),
      record_delimiter: "windows",
      // Spreadsheets end a line at either character, and would read what follows as a cell of its own.
      quoted_match: /[\r\n]/,
      // Names and details are other people's words: a cell that begins like a formula gets an apostrophe in front
      // (OWASP, CSV Injection).
      escape_formulas: true,
    },
  );
}

function toRecord(event: RecordedEvent): Record<keyof typeof EXPORT_COLUMNS, unknown> {
  return {
    id: event.id,
    time: event.occurredAt.toISOString(),
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: event.actorName,
    token_id: event.tokenId,
    action: event.action,
    object_kind: event.objectKind,
    object_id: event.objectId,
    part_of_kind: event.partOfKind,
    part_of_id: event.partOfId,
    address: event.address,
    request_id: event.requestId,
    details: event.details,
  };
}
