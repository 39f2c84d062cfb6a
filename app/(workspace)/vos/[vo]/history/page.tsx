import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { HistoryFrame } from "#components/audit/history-frame.tsx";
import { readPosition } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";
import { getVoHistory } from "#lib/vo/history-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of a VO", robots: { index: false } };

type HistoryProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was done to a VO, to roles in it and to its image list. */
export default async function VoHistoryPage({ params, searchParams }: HistoryProps) {
  const name = readRoutePart((await params).vo);
  if (name === null) notFound();
  const actor = await requirePerson(paths.voHistory(name));
  const history = await getVoHistory(actor, name, readPosition(await searchParams));
  if (!history) notFound();
  const { title, page } = history;
  return (
    <HistoryFrame
      name={title}
      above={[
        { label: "Virtual Organisations", href: paths.vos() },
        { label: title, href: paths.vo(name) },
      ]}
      description="What was done to the VO, to roles in it, and to the draft and the revisions of its image list. Those who curate the list and administrators see this."
      page={page}
      address={paths.voHistory(name)}
    />
  );
}
