/** Reads about VO image lists. Contents of published lists are public: what a token guards is the list as a file. */
import { standingOf } from "#lib/image-source/standing.ts";
import { getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { statusOf } from "#lib/virtual-appliance/version.ts";
import { canCurate, canEditVo } from "#lib/vo/policy.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { canApprove } from "./policy.ts";
import { byAppliance, ENTRY, FLAGS, type ListEntry, listDraftEntries, toEntry } from "./read-entries.ts";

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

const PROPOSAL = {
  changeCount: true,
  comment: true,
  createdAt: true,
  proposedById: true,
  proposedBy: { select: { name: true } },
} as const;

/** The list's page: visibility, the newest revision (perhaps still being signed) and all earlier ones. */
export async function getImageListPage(actor: Actor, voName: string, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
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
    mayCurate: canCurate(actor, vo),
    mayEditSettings: canEditVo(actor, vo),
    revisions: await withPublishers(revisions),
    // One that another replaced before it was signed never will be.
    signing: revisions[0]?.state === "signing" ? revisions[0] : null,
    current: current ? await getRevisionContent(current.id, now) : null,
    certificate: await getSigningCertificate(),
  };
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
      entries: { select: ENTRY, orderBy: { position: "asc" } },
      signings: { select: SIGNING, orderBy: { signedAt: "desc" } },
    },
  });
  const { entries, signings, ...facts } = revision;
  return {
    ...facts,
    entries: entries.map((row) => toEntry(row, now)).sort(byAppliance),
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
    mayCurate: canCurate(actor, vo),
    ...content,
    publisher: withPublisher?.publisher ?? null,
    approver: withPublisher?.approver ?? null,
    isCurrent: content.state === "published" && !later.some(({ state }) => state === "published"),
    isNewest: later.length === 0,
    changes,
    counts: countChanges(changes),
  };
}

/** The manager's desk; null for those who do not curate this list. */
export async function getDraftPage(actor: Actor, voName: string, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
      imageList: {
        select: {
          visibility: true,
          needsApproval: true,
          draft: { select: { changeCount: true, updatedAt: true, proposal: { select: PROPOSAL } } },
        },
      },
    },
  });
  if (!vo?.imageList?.draft || !canCurate(actor, vo)) return null;
  const newest = await getDatabase().revision.findFirst({
    where: { voId: vo.id },
    orderBy: { number: "desc" },
    select: { id: true, number: true, state: true },
  });
  const [entries, current] = await Promise.all([
    listDraftEntries(vo.id, now),
    newest ? getRevisionContent(newest.id, now) : null,
  ]);
  const changes = differenceOf<ListEntry>(current?.entries ?? [], entries);
  return {
    vo: { id: vo.id, name: vo.name, title: vo.title },
    troubled: findTroubled([...(current?.entries ?? []), ...entries]),
    visibility: vo.imageList.visibility,
    changeCount: vo.imageList.draft.changeCount,
    updatedAt: vo.imageList.draft.updatedAt,
    needsApproval: vo.imageList.needsApproval,
    proposal: toProposal(actor, vo, vo.imageList.draft),
    newest: newest ? { number: newest.number, state: newest.state } : null,
    entries,
    changes,
    counts: countChanges(changes),
  };
}

type ProposedDraft = {
  changeCount: number;
  proposal: {
    changeCount: number;
    comment: string;
    createdAt: Date;
    proposedById: string | null;
    proposedBy: { name: string } | null;
  } | null;
};

/** The proposal to publish the draft, as the actor may answer it; null when there is none. */
function toProposal(
  actor: Actor,
  vo: { id: string; name: string },
  { changeCount, proposal }: ProposedDraft,
) {
  return (
    proposal && {
      comment: proposal.comment,
      createdAt: proposal.createdAt,
      by: proposal.proposedBy?.name ?? "a former member",
      isOwn: proposal.proposedById !== null && proposal.proposedById === personIdOf(actor),
      mayApprove: canApprove(actor, vo, proposal),
      /** The draft has changed since: it must be proposed again. */
      isOutdated: proposal.changeCount !== changeCount,
    }
  );
}

/** Entries whose file cannot be had or is another than was published, each image once. */
function findTroubled(entries: readonly ListEntry[]): ListEntry[] {
  const troubled = entries.filter(
    ({ image: { source } }) => source && standingOf(source).standing !== "well",
  );
  return [...new Map(troubled.map((entry) => [entry.imageId, entry])).values()];
}

/** Appliances that could be added to the draft: those with something publishable that are not in it. */
export async function listCandidates(voId: string, text: string, now: Date) {
  const appliances = await getDatabase().virtualAppliance.findMany({
    where: {
      ...(text.trim() === ""
        ? {}
        : { name: { contains: escapeLike(text.trim()), mode: "insensitive" as const } }),
      archivedAt: null,
      versions: {
        some: { state: "latest", expiresAt: { gt: now }, hiddenAt: null, revokedAt: null },
        none: { images: { some: { draftEntries: { some: { voId } } } } },
      },
    },
    orderBy: { name: "asc" },
    take: 200,
    select: {
      id: true,
      slug: true,
      name: true,
      summary: true,
      versions: {
        where: { state: "latest" },
        select: { ...FLAGS, images: { select: { osName: true, osVersion: true, format: true, arch: true } } },
      },
    },
  });
  return appliances.map(({ versions: [latest], ...appliance }) => ({
    ...appliance,
    latest: latest ? { ...latest, status: statusOf(latest, now) } : null,
  }));
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
