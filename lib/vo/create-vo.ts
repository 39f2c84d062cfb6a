/** Creates a virtual organisation, with an empty image list and its draft. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { listIdentifier } from "#lib/hepix/identifiers.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { holdTerms } from "#lib/vocabulary/term-lock.ts";
import { CHOSEN_KINDS, chosenDiscipline } from "./chosen-discipline.ts";
import { canAdministerVos, VO_ADMINISTRATORS_ONLY } from "./policy.ts";
import { isVoName, VO_NAME_RULE } from "./vo-name.ts";

/** What is told of a new VO. */
export type NewVo = {
  name: string;
  title: string;
  description: string;
  discipline: string | null;
  homepageUrl: string | null;
  enrolmentUrl?: string | null;
  contactEmail?: string | null;
  visibility: "public" | "token";
  /** Of an imported list; otherwise the one that AppDB would have given. */
  listIdentifier?: string;
};

/**
 * @returns the VO's identifier
 * @throws AppError `forbidden`, `invalid_input` for a name no VO can have and for an unknown discipline, `conflict` when there is one of that name
 */
export async function createVo(
  tx: Transaction,
  actor: Actor,
  input: NewVo,
  now: Date,
): Promise<{ voId: string }> {
  requireThat(canAdministerVos(actor), actor, VO_ADMINISTRATORS_ONLY);
  if (!isVoName(input.name)) {
    throw new AppError("invalid_input", "bad_vo_name", VO_NAME_RULE, { name: VO_NAME_RULE });
  }
  if (input.discipline !== null) await holdTerms(tx, CHOSEN_KINDS);
  const discipline = await chosenDiscipline(tx, input.discipline, null);
  // Whoever is second is told so before the database refuses: after that it would take no more statements.
  await lockName(tx, `Vo ${input.name}`);
  const known = await tx.vo.findUnique({ where: { name: input.name }, select: { removedAt: true } });
  if (known) throw voExists(input.name, known.removedAt !== null);
  const { visibility, listIdentifier: given, ...vo } = input;
  try {
    const { id } = await tx.vo.create({
      data: {
        ...vo,
        discipline,
        createdAt: now,
        imageList: {
          create: {
            identifier: given ?? listIdentifier(vo.name),
            visibility,
            createdAt: now,
            draft: { create: { updatedAt: now } },
          },
        },
      },
      select: { id: true },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "vo.created",
      objectKind: "vo",
      objectId: id,
      details: { name: vo.name },
    });
    return { voId: id };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw voExists(vo.name);
  }
}

function voExists(name: string, isRemoved = false): AppError {
  const sentence = isRemoved
    ? `There was a VO named ${name}: bring that one back. A name is given once, for sites keep it.`
    : `There is already a VO named ${name}.`;
  return new AppError("conflict", "vo_exists", sentence, { name: sentence });
}
