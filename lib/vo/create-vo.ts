/** Creates a virtual organisation, with an empty image list and its draft. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { listIdentifier } from "#lib/hepix/identifiers.ts";
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";

/** DNS-like names, as VOs have them. */
const VO_NAME_FORM = /^[a-z0-9]+([._-][a-z0-9]+)*$/;

/** Means something else in `/store/vo/<name>`. */
const RESERVED_NAME = "image";

/** What is told of a new VO. */
export type NewVo = {
  name: string;
  title: string;
  description: string;
  discipline: string | null;
  homepageUrl: string | null;
  visibility: "public" | "token";
  /** Of an imported list; otherwise the one that AppDB would have given. */
  listIdentifier?: string;
};

/**
 * @returns the VO's identifier
 * @throws AppError `forbidden`, `invalid_input` for a name no VO can have, `conflict` when there is one of that name
 */
export async function createVo(
  tx: Transaction,
  actor: Actor,
  input: NewVo,
  now: Date,
): Promise<{ voId: string }> {
  const allowed = actor.kind === "system" || hasPlatformRole(actor, "administrator");
  requireThat(allowed, actor, "Only administrators create virtual organisations.");
  if (!VO_NAME_FORM.test(input.name) || input.name === RESERVED_NAME || input.name.length > 100) {
    throw new AppError(
      "invalid_input",
      "bad_vo_name",
      "A VO's name has lower-case letters, digits, dots and hyphens.",
    );
  }
  const { visibility, listIdentifier: given, ...vo } = input;
  try {
    const { id } = await tx.vo.create({
      data: {
        ...vo,
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
    throw new AppError("conflict", "vo_exists", `There is already a VO named ${vo.name}.`);
  }
}
