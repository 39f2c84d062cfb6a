import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { type ExportFormat, formatEvents, formatHeading } from "./export-format.ts";
import type { AuditQuestion } from "./filter.ts";
import { findMeant } from "./find-meant.ts";
import { ADMINISTRATORS_ONLY, canSearchTrail } from "./policy.ts";
import { type EventSelection, readEvents } from "./read-events.ts";
import { recordAuditEvent } from "./record-audit-event.ts";
import { cursorOf, type TrailCursor, type TrailOrder } from "./recorded-event.ts";

/** Events read at a time; a file of any length needs no more memory than these. */
const PAGE_SIZE = 1_000;

/** A file that is made while it is read. Whoever stops reading stops the making. */
export type TrailExport = { fileName: string; chunks: AsyncGenerator<string, void, undefined> };

/**
 * The part of the trail that a question asks for, as a file. All that had been recorded when the export began is in it
 * once, and nothing that was recorded later; the export itself is recorded.
 *
 * @throws AppError `forbidden` for all but administrators, `invalid_input` where the question means nothing
 */
export async function exportAuditTrail(
  actor: Actor,
  { question, format }: { question: AuditQuestion; format: ExportFormat },
  now: Date = new Date(),
): Promise<TrailExport> {
  requireThat(canSearchTrail(actor), actor, ADMINISTRATORS_ONLY);
  const meant = question.filter ? await findMeant(question.filter) : { selection: null, ...question };
  if (!meant.selection) {
    const sentence = Object.values(meant.problems)[0] ?? "Correct what is looked for.";
    throw new AppError("invalid_input", "wrong_filter", sentence, meant.problems);
  }
  const upToId = await getDatabase().$transaction(async (tx) => {
    const last = await tx.auditEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
    await recordAuditEvent(tx, actor, now, {
      action: "audit.exported",
      objectKind: "audit_trail",
      objectId: "all",
      details: { format, filter: { ...question.typed, order: question.order } },
    });
    return (last?.id ?? 0n).toString();
  });
  return {
    fileName: `audit-trail-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.${format}`,
    chunks: makeFile({ ...meant.selection, upToId }, question.order, format),
  };
}

async function* makeFile(
  selection: EventSelection,
  order: TrailOrder,
  format: ExportFormat,
): AsyncGenerator<string, void, undefined> {
  const heading = formatHeading(format);
  if (heading) yield heading;
  let after: TrailCursor | null = null;
  while (true) {
    const events = await readEvents(selection, { order, after, limit: PAGE_SIZE });
    if (events.length > 0) yield formatEvents(format, events);
    const last = events.at(-1);
    if (!last || events.length < PAGE_SIZE) return;
    after = cursorOf(last);
  }
}
