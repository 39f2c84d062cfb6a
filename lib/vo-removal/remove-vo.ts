/** Removes a VO: from now on nobody changes it, and its list stops on the day that sites are told. Nothing is deleted. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { announceListChange } from "#lib/list-signing/list-notices.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { MOST_DAYS_AHEAD, refuseRemoved } from "#lib/vo/removal.ts";
import { loadVoToRemove } from "./load-vo.ts";
import { removedForCuratorsMail, removedForSitesMail } from "./removal-mail.ts";
import type { RemoveVo } from "./schema.ts";
import { tellOfRemoval } from "./tell-of-removal.ts";

const DAY_MS = 24 * 3600 * 1000;

/**
 * Until the day its list is answered and signed as ever; the operators of providers that may fetch it, or have lately, and
 * those who curate it are told the day and the reason.
 *
 * @param now UTC
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is removed already, or `invalid_input` for another name or a
 *   day that is past or too far ahead
 */
export async function removeVo(
  actor: Actor,
  { vo: name, reason, endsAt, confirmation }: RemoveVo,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const vo = await loadVoToRemove(tx, actor, name);
    refuseRemoved(vo);
    refuseOtherName(name, confirmation);
    const listEndsAt = endsAt ?? now;
    refuseUnfitDay(listEndsAt, now);
    await tx.vo.update({
      where: { id: vo.id },
      data: { removedAt: now, removalReason: reason, listEndsAt },
    });
    await tx.publicationProposal.deleteMany({ where: { voId: vo.id } });
    await announceListChange(tx);
    await recordAuditEvent(tx, actor, now, {
      action: "vo.removed",
      objectKind: "vo",
      objectId: vo.id,
      details: { reason, listEndsAt: listEndsAt.toISOString() },
    });
    const news = { vo: name, reason, listEndsAt, isOver: listEndsAt <= now };
    await tellOfRemoval(tx, vo, removedForCuratorsMail(news), removedForSitesMail(news), now);
  });
  return { vo: name };
}

function refuseOtherName(name: string, typed: string): void {
  if (typed === name) return;
  const sentence = `Type “${name}” to remove it.`;
  throw new AppError("invalid_input", "other_name", sentence, { confirmation: sentence });
}

function refuseUnfitDay(day: Date, now: Date): void {
  const latest = new Date(now.getTime() + MOST_DAYS_AHEAD * DAY_MS);
  if (day >= now && day <= latest) return;
  const sentence = `Choose a day that is to come, at the latest ${latest.toISOString().slice(0, 10)}.`;
  throw new AppError("invalid_input", "unfit_day", sentence, { day: sentence });
}
