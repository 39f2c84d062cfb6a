import { getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canCurate, canEditVo } from "#lib/vo/policy.ts";
import { REMOVAL, standingOfVo } from "#lib/vo/removal.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { listRevisionEntries } from "./read-entries.ts";

const REVISION = {
  id: true,
  number: true,
  state: true,
  comment: true,
  createdAt: true,
  publishedAt: true,
  publishedById: true,
  approvedById: true,
} as const;

const SIGNING = {
  listVersion: true,
  contentCreatedAt: true,
  signedAt: true,
  expiresAt: true,
  messageSha256: true,
  signerSubject: true,
  signerIssuer: true,
  signerFingerprint: true,
} as const;

/** The list's page: visibility, the newest revision (perhaps still being signed) and all earlier ones. */
export async function getImageListPage(actor: Actor, voName: string, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
      ...REMOVAL,
      imageList: {
        select: {
          identifier: true,
          visibility: true,
          revisions: { select: REVISION, orderBy: { number: "desc" } },
        },
      },
    },
  });
  if (!vo?.imageList) return null;
  const { revisions, ...list } = vo.imageList;
  const current = revisions.find(({ state }) => state === "published") ?? null;
  return {
    vo: { id: vo.id, name: vo.name, title: vo.title },
    ...list,
    /** Of a VO that was removed, and whose list has had its time, nothing is offered. */
    isGone: standingOfVo(vo, now) === "gone",
    mayCurate: vo.removedAt === null && canCurate(actor, vo),
    mayEditSettings: vo.removedAt === null && canEditVo(actor, vo),
    revisions: await withPublishers(revisions),
    // One that another replaced before it was signed never will be.
    signing: revisions[0]?.state === "signing" ? revisions[0] : null,
    current: current ? await getRevisionContent(current.id, now) : null,
    certificate: await getSigningCertificate(),
    /** Are formats that are verified with a keyring signed? */
    isKeyed: current !== null && (await hasSignedStreams(current.id)),
  };
}

/** The worker has the key, so whether there is one is seen by what it made. */
async function hasSignedStreams(revisionId: string): Promise<boolean> {
  const signed = { path: "streams/v1/index.sjson", signing: { revisionId } };
  return (await getDatabase().listRendering.count({ where: signed })) > 0;
}

async function withPublishers<T extends { publishedById: string | null; approvedById: string | null }>(
  revisions: T[],
) {
  const ids = revisions.flatMap(({ publishedById, approvedById }) =>
    [publishedById, approvedById].filter((id) => id !== null),
  );
  const people = await getDatabase().person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? "a former member") : null);
  return revisions.map((revision) => ({
    ...revision,
    /** Null: the service itself. */
    publisher: nameOf(revision.publishedById),
    /** Null: no second pair of eyes was asked for. */
    approver: nameOf(revision.approvedById),
  }));
}

/** A revision with its entries, in the order people read them, and the facts of its newest signing. */
export async function getRevisionContent(revisionId: string, now: Date) {
  const revision = await getDatabase().revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      ...REVISION,
      signings: { select: SIGNING, orderBy: { signedAt: "desc" } },
    },
  });
  const { signings, ...facts } = revision;
  return {
    ...facts,
    entries: await listRevisionEntries(revisionId, now),
    /** The edition that is served, or was served last; null while it is being signed. */
    edition: signings[0] ?? null,
    editions: signings.length,
  };
}

/** One revision with its entries, its signature facts and the difference to the one before. */
export async function getRevisionPage(actor: Actor, voName: string, number: number, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
      ...REMOVAL,
      imageList: { select: { visibility: true, identifier: true } },
    },
  });
  if (!vo?.imageList) return null;
  const found = await getDatabase().revision.findMany({
    where: { voId: vo.id, number: { in: [number, number - 1] } },
    select: REVISION,
    orderBy: { number: "desc" },
  });
  const revision = found.find((candidate) => candidate.number === number);
  if (!revision) return null;
  const before = found.find((candidate) => candidate.number === number - 1);
  const [content, earlier, later] = await Promise.all([
    getRevisionContent(revision.id, now),
    before ? getRevisionContent(before.id, now) : null,
    getDatabase().revision.findMany({
      where: { voId: vo.id, number: { gt: number } },
      select: { state: true },
    }),
  ]);
  const [withPublisher] = await withPublishers([revision]);
  const changes = differenceOf(earlier?.entries ?? [], content.entries);
  return {
    vo: { id: vo.id, name: vo.name, title: vo.title },
    visibility: vo.imageList.visibility,
    listIdentifier: vo.imageList.identifier,
    mayCurate: vo.removedAt === null && canCurate(actor, vo),
    ...content,
    publisher: withPublisher?.publisher ?? null,
    approver: withPublisher?.approver ?? null,
    isCurrent:
      standingOfVo(vo, now) !== "gone" &&
      content.state === "published" &&
      !later.some(({ state }) => state === "published"),
    isNewest: later.length === 0,
    changes,
    counts: countChanges(changes),
  };
}

/** How far a revision is: what a page asks while the worker signs. */
export async function getRevisionState(voName: string, number: number) {
  return getDatabase().revision.findFirst({
    where: { number, list: { vo: { name: voName } } },
    select: { state: true, publishedAt: true },
  });
}

/** Where the page of a list entry is: the newest published revision that has it. */
export async function findEntryPage(entryIdentifier: string) {
  const entry = await getDatabase().revisionEntry.findFirst({
    where: { entryIdentifier, revision: { state: "published" } },
    orderBy: { revision: { number: "desc" } },
    select: {
      image: { select: { version: { select: { version: true, appliance: { select: { slug: true } } } } } },
      revision: { select: { number: true, list: { select: { vo: { select: { name: true } } } } } },
    },
  });
  if (!entry) return null;
  const { version, appliance } = entry.image.version;
  return {
    slug: appliance.slug,
    version,
    vo: entry.revision.list.vo.name,
    revision: entry.revision.number,
  };
}
