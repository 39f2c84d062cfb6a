/** The working version is not published by itself after all; its checks go on. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { endPublicationRequest } from "./end-publication-request.ts";
import { loadWorkingVersion } from "./load-for-change.ts";

/**
 * @throws AppError `not_found`, `forbidden`; `conflict` when nothing waits for its checks
 */
export async function callOffPublication(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadWorkingVersion(tx, actor, slug);
    if (!(await endPublicationRequest(tx, version.id, "It was called off.", now))) throw nothingWaits();
    await recordAuditEvent(tx, actor, now, {
      action: "version.publication_called_off",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { version: version.version },
    });
  });
  return { slug };
}

function nothingWaits(): AppError {
  return new AppError("conflict", "nothing_waits", "This version does not wait to be published any more.");
}
