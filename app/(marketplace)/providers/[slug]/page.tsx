import { FlaskConical, Globe, History, KeyRound, PencilLine } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { FetchedLists } from "#components/list-fetch/fetched-lists.tsx";
import { Endpoints } from "#components/provider/endpoints.tsx";
import { OpenLists } from "#components/provider/open-lists.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getProviderFetches } from "#lib/list-fetch/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { getProviderPage } from "#lib/provider/queries.ts";

export const dynamic = "force-dynamic";

type ProviderProps = { params: Promise<{ slug: string }> };
type Provider = NonNullable<Awaited<ReturnType<typeof getProviderPage>>>;

const loadProvider = cache(async (part: string) => {
  const slug = readRoutePart(part);
  return slug === null ? null : getProviderPage(await getCurrentActor(), slug);
});

export async function generateMetadata({ params }: ProviderProps): Promise<Metadata> {
  const provider = await loadProvider((await params).slug);
  return provider ? { title: provider.name } : {};
}

/** A provider: where it is, who operates it, and which lists are open to it. */
export default async function ProviderPage({ params }: ProviderProps) {
  const provider = await loadProvider((await params).slug);
  if (!provider) notFound();
  return (
    <PageShell aside={<Operators provider={provider} />} asideLabel="Who operates it">
      <ProviderHeader provider={provider} />
      <Panel
        title="Lists open to it"
        description={
          provider.mayOperate
            ? "Lists that are not public answer this provider's access tokens only as long as they stand here."
            : "Those that everybody may fetch. Which others are open to it is told to its operators and to the VOs."
        }
        flush
      >
        <OpenLists lists={provider.openLists} mayOperate={provider.mayOperate} />
      </Panel>
      <div className="mt-6">
        <Panel
          title="Cloud endpoints"
          description="Where the clouds of the site are reached, as its operators say."
          flush
        >
          <Endpoints endpoints={provider.endpoints} mayOperate={provider.mayOperate} />
        </Panel>
      </div>
      <Fetched slug={provider.slug} />
    </PageShell>
  );
}

/** For those who operate it: what its sites have fetched. */
async function Fetched({ slug }: { slug: string }) {
  const lists = await getProviderFetches(await getCurrentActor(), slug);
  if (!lists) return null;
  return (
    <div className="mt-6">
      <Panel
        title="What it has fetched"
        description="With tokens of this provider; a fetch is no proof that the images were taken over."
        flush
      >
        <FetchedLists lists={lists} now={new Date()} />
      </Panel>
    </div>
  );
}

function ProviderHeader({
  provider: { slug, name, country, websiteUrl, mayOperate },
}: {
  provider: Provider;
}) {
  return (
    <PageHeader
      breadcrumbs={<Breadcrumbs items={[{ label: "Providers", href: paths.providers() }, { label: name }]} />}
      media={<Monogram name={name} size={64} />}
      eyebrow="Provider"
      title={name}
      meta={
        <>
          <span>{country}</span>
          {websiteUrl && (
            <a
              href={websiteUrl}
              rel="noreferrer nofollow"
              className="prose-link inline-flex items-center gap-1.5"
            >
              <Globe aria-hidden className="size-4" />
              {new URL(websiteUrl).host}
            </a>
          )}
        </>
      }
      actions={
        mayOperate && (
          <>
            <Button href={paths.providerHistory(slug)} icon={<History aria-hidden />}>
              History
            </Button>
            <Button href={paths.clientTrial(slug)} icon={<FlaskConical aria-hidden />}>
              Try my client
            </Button>
            <Button href={paths.editProvider(slug)} icon={<PencilLine aria-hidden />}>
              Edit
            </Button>
            <Button variant="primary" href={paths.providerTokens(slug)} icon={<KeyRound aria-hidden />}>
              Access tokens
            </Button>
          </>
        )
      }
    />
  );
}

function Operators({ provider: { operators, contactEmail, createdAt } }: { provider: Provider }) {
  return (
    <Panel title="Operators">
      <div className="grid gap-5">
        {operators.length === 0 ? (
          <p className="text-sm text-ink-muted">Nobody at the moment.</p>
        ) : (
          <ul className="grid gap-3 text-sm">
            {operators.map(({ personId, name }) => (
              <li key={personId} className="flex items-center gap-3">
                <Monogram name={name} size={32} shape="round" />
                <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
              </li>
            ))}
          </ul>
        )}
        <Facts
          layout="stacked"
          items={[
            ...(contactEmail
              ? [
                  {
                    label: "Contact",
                    value: (
                      <a href={`mailto:${contactEmail}`} className="prose-link">
                        {contactEmail}
                      </a>
                    ),
                  },
                ]
              : []),
            { label: "Registered", value: <RelativeTime at={createdAt} show="date" /> },
          ]}
        />
      </div>
    </Panel>
  );
}
