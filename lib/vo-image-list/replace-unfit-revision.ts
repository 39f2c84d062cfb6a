/**
 * What a list follows by itself: expired, hidden and revoked versions leave it when it is signed the next time, and a
 * version whose maintainers extended it is told with its new expiry, else sites would remove at the old one what may stay.
 */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { system } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { freezeRevision } from "./freeze-revision.ts";
import { thawList } from "./frozen-list.ts";
import { keepEntries, withExpiries } from "./revision.ts";

const ACTOR = system("worker");

/** What decides whether an entry may stay, and names it if it may not. */
const PINNED_IMAGE = {
  id: true,
  version: {
    select: {
      version: true,
      state: true,
      expiresAt: true,
      extendedAt: true,
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

type Loaded = Awaited<ReturnType<typeof loadWithFitEntries>>;

/**
 * Freezes a successor without the entries that may no longer be offered and with the expiries that were extended, and has
 * it signed.
 *
 * @returns false when the revision says what is true, and nothing was done
 */
export async function replaceUnfitRevision(tx: Transaction, revisionId: string, now: Date): Promise<boolean> {
  const revision = await loadWithFitEntries(tx, revisionId, now);
  const { voId, pins } = revision;
  const frozen = thawList(revision.content);
  const gone = revision.entries.filter((entry) => !pins.includes(entry));
  const extended = findExtended(pins, frozen);
  if (gone.length === 0 && extended.length === 0) return false;
  const number = revision.number + 1;
  const comment = describe(gone, extended, now);
  const kept = new Set(pins.map(({ entryIdentifier }) => entryIdentifier));
  const expiries = new Map(extended.map(({ entryIdentifier, expiresAt }) => [entryIdentifier, expiresAt]));
  const content = withExpiries(keepEntries(frozen, kept, now), expiries);
  await freezeRevision(tx, { voId, number, comment, publishedById: null, content, pins, now });
  await recordAuditEvent(tx, ACTOR, now, {
    action: "revision.published",
    objectKind: "vo",
    objectId: voId,
    details: { number, comment, entries: pins.length },
  });
  return true;
}

type Extended = Loaded["pins"][number] & { expiresAt: Date };

/** Entries whose version lives longer than the list says. */
function findExtended(pins: Loaded["pins"], frozen: ReturnType<typeof thawList>): Extended[] {
  const told = new Map(frozen.images.map(({ identifier, expiresAt }) => [identifier, expiresAt]));
  return pins.flatMap((pin) => {
    const { expiresAt, extendedAt } = pin.image.version;
    const toldAt = told.get(pin.entryIdentifier);
    return extendedAt && expiresAt && toldAt && toldAt < expiresAt ? [{ ...pin, expiresAt }] : [];
  });
}

function describe(gone: Loaded["entries"], extended: readonly Extended[], now: Date): string {
  const left = gone.map(({ image }) => `${nameOf(image)} (${statusOf(image.version, now)})`);
  const longer = extended.map(
    ({ image, expiresAt }) => `${nameOf(image)} (now until ${expiresAt.toISOString().slice(0, 10)})`,
  );
  return [sentence("Left by themselves", left), sentence("Extended by their maintainers", longer)]
    .filter((text) => text !== "")
    .join(" ");
}

function nameOf({ version }: Loaded["entries"][number]["image"]): string {
  return `${version.appliance.name} ${version.version}`;
}

function sentence(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what}: ${[...new Set(names)].join(", ")}.`;
}
