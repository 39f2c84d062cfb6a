/** Lists with several fields a row, as forms send them. The browser may import this file. */
import { z } from "zod";

const MOST_ROWS = 50;

/** A list as forms send it: JSON in a text; complaints name the row (from 0) and the column in their path. Programs may send the list itself. */
export function rowsField<Row extends z.ZodType>(what: string, row: Row) {
  return z
    .union([z.string(), z.array(z.unknown())])
    .default("")
    .transform((given, context): z.output<Row>[] => {
      const values = typeof given === "string" ? readJson(given) : given;
      if (values === null) {
        context.addIssue({ code: "custom", message: `${what} cannot be read.` });
        return z.NEVER;
      }
      if (values.length > MOST_ROWS) {
        context.addIssue({ code: "custom", message: `${what}: at most ${MOST_ROWS}.` });
        return z.NEVER;
      }
      const rows: z.output<Row>[] = [];
      for (const [index, value] of values.entries()) {
        const parsed = row.safeParse(value);
        if (parsed.success) rows.push(parsed.data);
        for (const { path, message } of parsed.error?.issues ?? []) {
          context.addIssue({ code: "custom", path: [index, ...path], message });
        }
      }
      return rows.length < values.length ? z.NEVER : rows;
    });
}

function readJson(text: string): unknown[] | null {
  if (text.trim() === "") return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
