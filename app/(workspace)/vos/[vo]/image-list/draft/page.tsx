import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { draftViewSchema } from "#components/vo-image-list/draft-view.ts";
import { listOpenRequests } from "#lib/list-request/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { getDraftPage, listCandidates } from "#lib/vo-image-list/queries.ts";
import { CuratorsOnly } from "./curators-only.tsx";
import { DraftDesk } from "./draft-desk.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Draft of the image list" };

type DraftPageProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The manager's desk: what the next revision of the VO's list will be. */
export default async function DraftPage({ params, searchParams }: DraftPageProps) {
  const { vo } = await params;
  const search = await searchParams;
  const { q } = search;
  const text = typeof q === "string" ? q.trim() : "";
  const actor = await requirePerson(paths.draft(vo));
  const now = new Date();
  const draft = await getDraftPage(actor, vo, now);
  if (!draft) return <CuratorsOnly vo={vo} />;
  const [candidates, requests] = await Promise.all([
    listCandidates(draft.vo.id, text, now),
    listOpenRequests(actor, vo),
  ]);
  return (
    <DraftDesk
      draft={draft}
      candidates={candidates}
      requests={requests ?? []}
      text={text}
      view={draftViewSchema.parse(search)}
      now={now}
    />
  );
}
