/** Changes what is told of a VO. Its name stays: addresses and identifiers in sites' systems are made of it. */

import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { requireThat } from "#lib/platform/errors.ts";
import { holdTerms } from "#lib/vocabulary/term-lock.ts";
import { CHOSEN_KINDS, chosenDiscipline } from "./chosen-discipline.ts";
import { loadVo } from "./load-vo.ts";
import { canEditVo, VO_MANAGERS_ONLY } from "./policy.ts";
import { refuseRemoved } from "./removal.ts";
import type { EditVo } from "./schema.ts";

/** @throws AppError `not_found`, `forbidden`, `conflict` for a VO that is being removed, `invalid_input` for a discipline that cannot be chosen */
export async function editVo(
  actor: Actor,
  { vo: name, ...input }: EditVo,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    await holdTerms(tx, CHOSEN_KINDS);
    const { id, removedAt, ...before } = await loadVo(tx, name);
    requireThat(canEditVo(actor, { id }), actor, VO_MANAGERS_ONLY);
    refuseRemoved({ name, removedAt });
    const fields = { ...input, discipline: await chosenDiscipline(tx, input.discipline, before.discipline) };
    const changes = changesBetween<Record<string, unknown>>(before, fields);
    if (Object.keys(changes).length === 0) return;
    await tx.vo.update({ where: { id }, data: fields });
    await recordAuditEvent(tx, actor, now, {
      action: "vo.edited",
      objectKind: "vo",
      objectId: id,
      details: { changes },
    });
  });
  return { vo: name };
}
