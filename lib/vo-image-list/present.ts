/** Drafts and publications as the API shows them. */
import type { getDraftPage } from "./desk-queries.ts";

type DraftPage = NonNullable<Awaited<ReturnType<typeof getDraftPage>>>;

/** A draft: what is in it, what publishing would change, and the `changeCount` that a publication must name. */
export function presentDraft(draft: DraftPage) {
  return {
    vo: draft.vo.name,
    visibility: draft.visibility,
    changeCount: draft.changeCount,
    updatedAt: draft.updatedAt.toISOString(),
    needsApproval: draft.needsApproval,
    proposal: draft.proposal && {
      comment: draft.proposal.comment,
      by: draft.proposal.by,
      createdAt: draft.proposal.createdAt.toISOString(),
      isOutdated: draft.proposal.isOutdated,
    },
    newestRevision: draft.newest,
    counts: draft.counts,
    entries: draft.entries.map((entry) => ({
      identifier: entry.entryIdentifier,
      appliance: entry.appliance.slug,
      version: entry.version,
      newestVersion: entry.newestVersion,
      image: entry.image.title,
      status: entry.status,
      expiresAt: entry.expiresAt?.toISOString() ?? null,
    })),
  };
}

/** A draft that waits for another curator to publish it. */
export function presentProposal({ vo }: { vo: string }) {
  return { vo, state: "proposed" as const };
}

/** A revision that was frozen just now; it is served as soon as the worker has signed it. */
export function presentPublication({ vo, number }: { vo: string; number: number }) {
  return { vo, number, state: "signing" as const };
}
