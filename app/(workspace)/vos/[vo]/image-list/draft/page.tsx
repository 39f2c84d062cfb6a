import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { DESK_PAGE_SIZE, type DeskView, deskViewSchema } from "#components/vo-image-list/desk-view.ts";
import { listOpenRequests } from "#lib/list-request/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { getDraftPage, listCandidates } from "#lib/vo-image-list/desk-queries.ts";
import { CuratorsOnly } from "./curators-only.tsx";
import { DraftDesk } from "./draft-desk.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Draft of the image list" };

type DraftPageProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who has searched wants to see what could be added too, below what is in the draft. */
const FOUND_BESIDES = 20;

/** The manager's desk: what the next revision of the VO's list will be. */
export default async function DraftPage({ params, searchParams }: DraftPageProps) {
  const { vo } = await params;
  const view = deskViewSchema.parse(await searchParams);
  const actor = await requirePerson(paths.draft(vo));
  const now = new Date();
  const draft = await getDraftPage(actor, vo, now);
  if (!draft) return <CuratorsOnly vo={vo} />;
  const search = searchOf(view, draft.rows.length === 0);
  const [candidates, requests] = await Promise.all([
    listCandidates(draft.vo.id, search, now),
    listOpenRequests(actor, vo),
  ]);
  return <DraftDesk draft={draft} candidates={candidates} requests={requests ?? []} view={view} now={now} />;
}

/** An empty desk begins with what could be on it. */
function searchOf({ find, show, page }: DeskView, isEmpty: boolean) {
  if (show === "candidates") {
    return { text: find, take: DESK_PAGE_SIZE, skip: (page - 1) * DESK_PAGE_SIZE };
  }
  if (show === null && (find !== "" || isEmpty)) return { text: find, take: FOUND_BESIDES };
  return { text: find, take: 0 };
}
