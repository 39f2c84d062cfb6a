/** Before and after, for the audit trail. */
import { isSameJson } from "./same-json.ts";

/** The fields that differ, with both values; dates and big numbers as text, so that it can be stored as JSON. */
export function changesBetween<T extends Record<string, unknown>>(
  before: T,
  after: Partial<T>,
): Record<string, { before: unknown; after: unknown }> {
  const changes: Record<string, { before: unknown; after: unknown }> = {};
  for (const key of Object.keys(after)) {
    const [old, fresh] = [toJson(before[key]), toJson(after[key])];
    if (!isSameJson(old, fresh)) changes[key] = { before: old, after: fresh };
  }
  return changes;
}

function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}
