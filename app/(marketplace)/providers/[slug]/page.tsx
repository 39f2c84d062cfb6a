import { FlaskConical, Globe, History, KeyRound, PencilLine } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { FetchedLists } from "#components/list-fetch/fetched-lists.tsx";
import { Endpoints } from "#components/provider/endpoints.tsx";
import { OfferedAppliances } from "#components/provider/offered-appliances.tsx";
import { OpenLists } from "#components/provider/open-lists.tsx";
import { providerData } from "#components/provider/structured-data.ts";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { formatCount } from "#components/ui/format-count.ts";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getProviderFetches } from "#lib/list-fetch/queries.ts";
import { firstOf } from "#lib/platform/address-parameters.ts";
import { getSettings } from "#lib/platform/env.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";
import { getProviderPage } from "#lib/provider/queries.ts";
import { listOfferedAppliances, loadOffers } from "#lib/vo-image-list/offer-queries.ts";

export const dynamic = "force-dynamic";

type ProviderProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Provider = NonNullable<Awaited<ReturnType<typeof getProviderPage>>>;

const loadProvider = cache(async (part: string) => {
  const slug = readRoutePart(part);
  return slug === null ? null : getProviderPage(await getCurrentActor(), slug);
});

export async function generateMetadata({ params }: ProviderProps): Promise<Metadata> {
  const provider = await loadProvider((await params).slug);
  if (!provider) return {};
  const { slug, name, country } = provider;
  return {
    title: name,
    description: `${name}, ${country}: its cloud endpoints, the image lists open to it, and the appliances that they offer.`,
    alternates: { canonical: paths.provider(slug) },
  };
}

/** A provider: where it is, how its clouds are reached, which lists are open to it, and what they offer there. */
export default async function ProviderPage({ params, searchParams }: ProviderProps) {
  const provider = await loadProvider((await params).slug);
  if (!provider) notFound();
  const now = new Date();
  const vos = provider.openLists.map(({ vo }) => vo);
  const [offers, offered, fetched] = await Promise.all([
    loadOffers(vos),
    listOfferedAppliances(vos, readPageNumber(firstOf((await searchParams).page))),
    getProviderFetches(await getCurrentActor(), provider.slug),
  ]);
  return (
    <PageShell>
      <script type="application/ld+json">{providerData(provider, getSettings().baseUrl)}</script>
      <ProviderHeader provider={provider} />
      <div className="grid grid-cols-1 gap-6">
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Panel
            title="Cloud endpoints"
            description="Where the clouds of the site are reached, as its operators say."
            flush
          >
            <Endpoints endpoints={provider.endpoints} mayOperate={provider.mayOperate} />
          </Panel>
          <Operators provider={provider} />
        </div>
        <Panel
          title="Lists open to it"
          description={
            provider.mayOperate
              ? "Lists that are not public answer this provider's access tokens only as long as they stand here."
              : "Those that everybody may fetch. Which others are open to it is told to its operators and to the VOs."
          }
          flush
        >
          <OpenLists
            lists={provider.openLists.map((list) => ({ ...list, offer: offers.get(list.vo) ?? null }))}
            mayOperate={provider.mayOperate}
            now={now}
          />
        </Panel>
        {fetched && <Fetched lists={fetched} now={now} />}
        <Offered slug={provider.slug} offered={offered} />
      </div>
    </PageShell>
  );
}

type OfferedProps = { slug: string; offered: Awaited<ReturnType<typeof listOfferedAppliances>> };

function Offered({ slug, offered: { items, total, page, pageCount } }: OfferedProps) {
  const hrefOf = (number: number) => `${paths.provider(slug)}?page=${number}#appliances`;
  return (
    <div id="appliances" className="scroll-mt-24">
      <Panel
        title={
          <>
            Appliances on these lists
            {total > 0 && (
              <span className="ml-2 font-normal text-ink-muted font-figures">{formatCount(total)}</span>
            )}
          </>
        }
        description="What members of the VOs find there once the site has taken up the lists; not every VO has capacity at every site."
        flush
        {...(pageCount > 1
          ? {
              footer: (
                <Pagination
                  label="Pages of appliances"
                  summary={`Page ${page} of ${pageCount}`}
                  previousHref={page > 1 ? hrefOf(Math.min(page, pageCount + 1) - 1) : undefined}
                  nextHref={page < pageCount ? hrefOf(page + 1) : undefined}
                />
              ),
            }
          : {})}
      >
        <OfferedAppliances appliances={items} />
      </Panel>
    </div>
  );
}

type FetchedProps = { lists: NonNullable<Awaited<ReturnType<typeof getProviderFetches>>>; now: Date };

/** For those who operate it: what its sites have fetched, and how fresh that is. */
function Fetched({ lists, now }: FetchedProps) {
  return (
    <Panel
      title="What it has fetched"
      description="With tokens of this provider; a fetch is no proof that the images were taken over. You see it, and each VO sees its own."
      flush
    >
      <FetchedLists lists={lists} now={now} />
    </Panel>
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
                <Link
                  href={paths.person(personId)}
                  className="inline-block min-h-6 min-w-0 font-medium underline-offset-4 wrap-anywhere hover:underline max-sm:min-h-8"
                >
                  {name}
                </Link>
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
