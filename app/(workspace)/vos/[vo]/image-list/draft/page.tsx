import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { DESK_PAGE_SIZE, type DeskView, deskViewSchema } from "#components/vo-image-list/desk-view.ts";
import { listOpenRequests } from "#lib/list-request/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { getRemoval } from "#lib/vo/queries.ts";
import { listCandidates } from "#lib/vo-image-list/candidate-queries.ts";
import { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { CuratorsOnly } from "./curators-only.tsx";
import { DraftDesk } from "./draft-desk.tsx";
import { RestingDraft } from "./resting-draft.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Draft of the image list" };

type DraftPageProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who has searched wants to see what could be added too, below what is in the draft. */
const FOUND_BESIDES = 8;
/** So many are shown where nothing is in the draft yet. */
const ON_EMPTY_DESK = 20;

/** The manager's desk: what the next revision of the VO's list will be. */
export default async function DraftPage({ params, searchParams }: DraftPageProps) {
  const { vo } = await params;
  const view = deskViewSchema.parse(await searchParams);
  const actor = await requirePerson(paths.draft(vo));
  const now = new Date();
  const [removal, draft, found, requests] = await Promise.all([
    getRemoval(vo),
    getDraftPage(actor, vo, now),
    listCandidates(vo, searchOf(view), now),
    listOpenRequests(actor, vo),
  ]);
  if (!draft) return <CuratorsOnly vo={vo} />;
  if (removal) return <RestingDraft vo={draft.vo} />;
  // An empty desk begins with what could be on it.
  const isBare = draft.rows.length === 0 && view.show === null && view.find === "";
  const candidates = isBare ? await listCandidates(vo, { text: "", take: ON_EMPTY_DESK }, now) : found;
  return <DraftDesk draft={draft} candidates={candidates} requests={requests ?? []} view={view} now={now} />;
}

function searchOf({ find, show, page }: DeskView) {
  if (show === "candidates") {
    return { text: find, take: DESK_PAGE_SIZE, skip: (page - 1) * DESK_PAGE_SIZE };
  }
  return { text: find, take: show === null && find !== "" ? FOUND_BESIDES : 0 };
}
