/** Addresses of the administrators' search and of the export, with all that was asked. */
import { type TypedAuditFilter, toAuditParameters } from "#lib/audit/filter.ts";
import type { TrailOrder } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";

type Question = { typed: TypedAuditFilter; order?: TrailOrder };

/** The search in this state, at its first page. */
export function auditAddress(question: Question): string {
  const query = toAuditParameters(question).toString();
  return query === "" ? paths.adminAudit() : `${paths.adminAudit()}?${query}`;
}

/** The file with everything that the search finds. */
export function auditExportAddress(question: Question, format: "csv" | "ndjson"): string {
  const parameters = toAuditParameters(question);
  parameters.set("format", format);
  return `${paths.adminAuditExport()}?${parameters}`;
}
