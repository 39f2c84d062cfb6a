/** Expired, hidden and revoked versions leave a list by themselves when it is signed the next time. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { system } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { LISTABLE_IMAGE } from "#lib/virtual-appliance/listed-image.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { freezeRevision } from "./freeze-revision.ts";
import { composeContent } from "./revision.ts";

const ACTOR = system("worker");

/**
 * Freezes a successor without the entries that may no longer be offered, and has it signed.
 *
 * @returns false when all entries may be offered and nothing was done
 */
export async function replaceUnfitRevision(tx: Transaction, revisionId: string, now: Date): Promise<boolean> {
  const revision = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      voId: true,
      number: true,
      list: { select: { identifier: true, vo: { select: { name: true } } } },
      entries: { select: { entryIdentifier: true, image: { select: LISTABLE_IMAGE } } },
    },
  });
  const pins = revision.entries.filter(({ image }) => isEndorsable(image.version, now));
  if (pins.length === revision.entries.length) return false;
  const { voId, list } = revision;
  const number = revision.number + 1;
  const gone = revision.entries
    .filter((entry) => !pins.includes(entry))
    .map(
      ({ image: { version } }) => `${version.appliance.name} ${version.version} (${statusOf(version, now)})`,
    );
  const comment = `Left by themselves: ${[...new Set(gone)].join(", ")}.`;
  const content = composeContent(
    { vo: list.vo.name, identifier: list.identifier },
    pins,
    getSettings().baseUrl,
    now,
  );
  await freezeRevision(tx, { voId, number, comment, publishedById: null, content, pins, now });
  await recordAuditEvent(tx, ACTOR, now, {
    action: "revision.published",
    objectKind: "vo",
    objectId: voId,
    details: { number, comment, entries: pins.length },
  });
  return true;
}
