/** Gives an appliance a picture, another one, or none. */
import { createHash } from "node:crypto";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadForChange } from "./load-for-change.ts";
import { makeLogo } from "./make-logo.ts";

/**
 * @param input `picture`: the uploaded file; null: none from now on
 * @throws AppError `not_found`, `forbidden`, `invalid_input` for what is no usable picture
 */
export async function saveLogo(
  actor: Actor,
  { slug, picture }: { slug: string; picture: Uint8Array | null },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const database = getDatabase();
  // Nobody makes us draw anything but for what they may change.
  const { slug: present } = await database.$transaction((tx) => loadForChange(tx, actor, slug));
  const drawn = picture && (await makeLogo(picture));
  const sha256 = drawn && createHash("sha256").update(drawn.large).digest("hex");
  await database.$transaction(async (tx) => {
    const { id } = await loadForChange(tx, actor, slug);
    const { logoSha256: before } = await tx.virtualAppliance.findUniqueOrThrow({
      where: { id },
      select: { logoSha256: true },
    });
    if (before === sha256) return;
    if (drawn && sha256) {
      const { large, small } = drawn;
      await tx.logo.createMany({
        data: [{ sha256, large: new Uint8Array(large), small: new Uint8Array(small), createdAt: now }],
        skipDuplicates: true,
      });
    }
    await tx.virtualAppliance.update({ where: { id }, data: { logoSha256: sha256, updatedAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.edited",
      objectKind: "appliance",
      objectId: id,
      details: { changes: { logoSha256: { before, after: sha256 } } },
    });
  });
  return { slug: present };
}
