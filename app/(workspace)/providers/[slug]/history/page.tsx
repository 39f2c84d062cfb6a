import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { HistoryFrame } from "#components/audit/history-frame.tsx";
import { readPosition } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";
import { getProviderHistory } from "#lib/provider/history-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of a provider", robots: { index: false } };

type HistoryProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was done to a provider's record, operators and tokens. */
export default async function ProviderHistoryPage({ params, searchParams }: HistoryProps) {
  const slug = readRoutePart((await params).slug);
  if (slug === null) notFound();
  const actor = await requirePerson(paths.providerHistory(slug));
  const history = await getProviderHistory(actor, slug, readPosition(await searchParams));
  if (!history) notFound();
  const { name, page } = history;
  return (
    <HistoryFrame
      name={name}
      above={[
        { label: "Providers", href: paths.providers() },
        { label: name, href: paths.provider(slug) },
      ]}
      description="What was done to the record, its operators and its access tokens. The operators and administrators see this."
      page={page}
      address={paths.providerHistory(slug)}
    />
  );
}
