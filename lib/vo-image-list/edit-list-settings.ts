/** Changes what a VO decided about its image list as a whole. */

import { type EditsOf, reconcile, type Seen } from "#lib/audit/edits-since.ts";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { announceListChange } from "#lib/list-signing/list-notices.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { nameInMail } from "#lib/virtual-appliance/people-mail.ts";
import { listCuratorsToTell } from "#lib/virtual-appliance/recipients.ts";
import { canEditVo } from "#lib/vo/policy.ts";
import { LIST_SETTINGS, LIST_SETTINGS_MANAGERS_ONLY } from "./list-settings.ts";
import { refuseRemovedVo } from "./refuse-removed-vo.ts";
import type { EditListSettings } from "./schema.ts";
import { settingsChangedMail } from "./settings-mail.ts";

/** The events that change the settings as their form shows them. */
export function editsOfListSettings(voId: string): EditsOf {
  return { objectKind: "vo", objectId: voId, actions: ["vo.list_settings_edited"] };
}

/**
 * Everybody who is told of the list, before or after the change, is told of it: whoever takes the second pair of eyes away
 * does not do so unseen. A new validity holds from the next signing on.
 *
 * @throws AppError `not_found`, `forbidden`, or `invalid_input` when a public list would be closed without that being
 *   confirmed, `conflict` for a VO that is being removed; EditConflictError when somebody else edited the settings since they were `seen`
 */
export async function editListSettings(
  actor: Actor,
  { vo: name, closingIsMeant, seen, overwrite, mergeInto, ...wanted }: EditListSettings & Seen,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { id, before } = await loadSettings(tx, actor, name);
    const since = { seen, overwrite, mergeInto };
    const settings = await reconcile(tx, editsOfListSettings(id), since, { present: before, wanted });
    if (before.visibility === "public" && settings.visibility === "token") refuseUnlessMeant(closingIsMeant);
    const changes = changesBetween<Record<string, unknown>>(before, settings);
    if (Object.keys(changes).length === 0) return;
    const toldBefore = await listCuratorsToTell(tx, id);
    await tx.voImageList.update({ where: { voId: id }, data: settings });
    if ("visibility" in changes) await announceListChange(tx);
    // Whoever looks at the draft decides by these.
    if ("needsApproval" in changes) await tx.publicationProposal.deleteMany({ where: { voId: id } });
    await recordAuditEvent(tx, actor, now, {
      action: "vo.list_settings_edited",
      objectKind: "vo",
      objectId: id,
      details: { changes },
    });
    const told = [...toldBefore, ...(await listCuratorsToTell(tx, id))];
    const mail = settingsChangedMail({ vo: name, by: nameInMail(actor), changed: Object.keys(changes) });
    for (const recipient of new Set(told.map(({ email }) => email))) {
      await writeMail(tx, { recipient, ...mail }, now);
    }
  });
  return { vo: name };
}

async function loadSettings(tx: Transaction, actor: Actor, name: string) {
  const vo = await tx.vo.findUnique({ where: { name }, select: { id: true } });
  if (!vo) throw notFound("virtual organisation");
  requireThat(canEditVo(actor, vo), actor, LIST_SETTINGS_MANAGERS_ONLY);
  if (!(await lockRow(tx, "VoImageList", vo.id))) throw notFound("image list");
  await refuseRemovedVo(tx, vo.id);
  const before = await tx.voImageList.findUniqueOrThrow({ where: { voId: vo.id }, select: LIST_SETTINGS });
  return { id: vo.id, before };
}

function refuseUnlessMeant(closingIsMeant: boolean): void {
  if (closingIsMeant) return;
  throw new AppError("invalid_input", "closing_not_confirmed", "Confirm that the list is to be closed.", {
    closingIsMeant:
      "Confirm this: sites that fetch the list without a token get no answer any more, and some of them delete its images then.",
  });
}
