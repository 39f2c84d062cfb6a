/** Makes a group at the identity provider stand for a VO, beside the group of the VO's own name. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { loadVo } from "#lib/vo/load-vo.ts";
import { canAdministerVos, VO_ADMINISTRATORS_ONLY } from "#lib/vo/policy.ts";
import { groupPath, parseEntitlement, readGroupPath } from "./entitlement.ts";
import type { MapGroup } from "./schema.ts";

/**
 * It counts from each person's next sign-in on.
 *
 * @throws AppError `forbidden`, `not_found`, `invalid_input` for what can be no group, or `conflict` when it stands for
 * this VO already
 */
export async function mapGroup(
  actor: Actor,
  { vo: voName, group: typed, role }: MapGroup,
  now: Date = new Date(),
): Promise<{ vo: string; group: string }> {
  const group = await getDatabase().$transaction(async (tx) => {
    requireThat(canAdministerVos(actor), actor, VO_ADMINISTRATORS_ONLY);
    const vo = await loadVo(tx, voName);
    const path = readTypedGroup(typed);
    if (path === voName && role === null) {
      throw refusal("conflict", "own_group", `The group ${voName} counts for this VO already, by its name.`);
    }
    const key = { voId: vo.id, group: path };
    if (await tx.voGroup.findUnique({ where: { voId_group: key } })) {
      throw refusal(
        "conflict",
        "mapped_already",
        `${path} stands for this VO already. To change what it gives, remove it first.`,
      );
    }
    await tx.voGroup.create({ data: { ...key, role, createdAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "vo.group_mapped",
      objectKind: "vo",
      objectId: vo.id,
      details: { group: path, role },
    });
    return path;
  });
  return { vo: voName, group };
}

/** A group with its subgroups, or a whole entitlement that names it. */
function readTypedGroup(typed: string): string {
  const entitlement = parseEntitlement(typed, getSettings().entitlementNamespaces);
  const path = entitlement ? groupPath(entitlement.groups) : readGroupPath(typed);
  if (path !== null && !/^urn:/i.test(path)) return path;
  throw refusal(
    "invalid_input",
    "bad_group",
    "Write the group and its subgroups with colons between them, such as biomed:admins, or paste an entitlement that names it.",
  );
}

function refusal(code: "invalid_input" | "conflict", reason: string, sentence: string): AppError {
  return new AppError(code, reason, sentence, { group: sentence });
}
