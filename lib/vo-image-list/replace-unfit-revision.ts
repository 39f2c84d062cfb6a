/** Expired, hidden and revoked versions leave a list by themselves when it is signed the next time. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { system } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { freezeRevision } from "./freeze-revision.ts";
import { thawList } from "./frozen-list.ts";
import { keepEntries } from "./revision.ts";

const ACTOR = system("worker");

/** What decides whether an entry may stay, and names it if it may not. */
const PINNED_IMAGE = {
  id: true,
  version: {
    select: {
      version: true,
      state: true,
      expiresAt: true,
      hiddenAt: true,
      revokedAt: true,
      appliance: { select: { name: true } },
    },
  },
} as const;

/** Is there an entry in this revision that may no longer be offered? */
export async function hasUnfitEntries(tx: Transaction, revisionId: string, now: Date): Promise<boolean> {
  const { pins, entries } = await loadWithFitEntries(tx, revisionId, now);
  return pins.length < entries.length;
}

async function loadWithFitEntries(tx: Transaction, revisionId: string, now: Date) {
  const revision = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      voId: true,
      number: true,
      content: true,
      entries: {
        select: { entryIdentifier: true, image: { select: PINNED_IMAGE } },
        orderBy: { position: "asc" },
      },
    },
  });
  return { ...revision, pins: revision.entries.filter(({ image }) => isEndorsable(image.version, now)) };
}

/**
 * Freezes a successor without the entries that may no longer be offered, and has it signed.
 *
 * @returns false when all entries may be offered and nothing was done
 */
export async function replaceUnfitRevision(tx: Transaction, revisionId: string, now: Date): Promise<boolean> {
  const { pins, ...revision } = await loadWithFitEntries(tx, revisionId, now);
  if (pins.length === revision.entries.length) return false;
  const { voId } = revision;
  const number = revision.number + 1;
  const gone = revision.entries
    .filter((entry) => !pins.includes(entry))
    .map(
      ({ image: { version } }) => `${version.appliance.name} ${version.version} (${statusOf(version, now)})`,
    );
  const comment = `Left by themselves: ${[...new Set(gone)].join(", ")}.`;
  const kept = new Set(pins.map(({ entryIdentifier }) => entryIdentifier));
  const content = keepEntries(thawList(revision.content), kept, now);
  await freezeRevision(tx, { voId, number, comment, publishedById: null, content, pins, now });
  await recordAuditEvent(tx, ACTOR, now, {
    action: "revision.published",
    objectKind: "vo",
    objectId: voId,
    details: { number, comment, entries: pins.length },
  });
  return true;
}
