/** Writes down what those who curate a list want to remember of an appliance. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { loadDraft } from "./load-draft.ts";
import type { NoteInput } from "./schema.ts";

/**
 * The note belongs to the appliance in this list, whether it has entries or not: it is still there when they come back.
 * Neither sites nor authors see it.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when somebody changed the note since it was `seen`
 */
export async function setNote(
  actor: Actor,
  { vo: voName, applianceId, text, seen }: NoteInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, voName);
    const appliance = await tx.virtualAppliance.findUnique({
      where: { id: applianceId },
      select: { id: true },
    });
    if (!appliance) throw notFound("appliance");
    const key = { voId: vo.id, applianceId };
    const present = await tx.listNote.findUnique({
      where: { voId_applianceId: key },
      select: { text: true, writtenBy: { select: { name: true } } },
    });
    if ((present?.text ?? null) === text) return;
    if ((present?.text ?? null) !== seen)
      throw changedMeanwhile(present?.writtenBy?.name, present?.text ?? null);
    if (text === null) await tx.listNote.delete({ where: { voId_applianceId: key } });
    else {
      const written = { text, writtenById: personIdOf(actor), writtenAt: now };
      await tx.listNote.upsert({
        where: { voId_applianceId: key },
        create: { ...key, ...written },
        update: written,
      });
    }
    await recordAuditEvent(tx, actor, now, {
      action: "draft.note_set",
      objectKind: "vo",
      objectId: vo.id,
      details: { applianceId, before: present?.text ?? null, after: text },
    });
  });
  return { vo: voName };
}

function changedMeanwhile(who = "Somebody", text: string | null): AppError {
  const said = text === null ? "removed the note" : `wrote “${text}”`;
  return new AppError(
    "conflict",
    "changed_meanwhile",
    `${who} ${said} after you had opened it. Yours is still here: put both together and save again.`,
    {},
  );
}
