import { Star } from "lucide-react";
import type { Metadata } from "next";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { FavouritesOfBrowser, NoFavourites } from "#components/favourite/favourites-of-browser.tsx";
import { ForgetGone } from "#components/favourite/forget-gone.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import { readNumbers } from "#lib/favourite/favourite.ts";
import { listFavourites, listNumbered } from "#lib/favourite/queries.ts";
import { firstOf } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";
import type { CatalogueEntry } from "#lib/virtual-appliance/catalogue-entry-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Favourites", robots: { index: false } };

type FavouritesProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What was starred: of the account, or of this browser, which names it in the address. */
export default async function FavouritesPage({ searchParams }: FavouritesProps) {
  const actor = await getCurrentActor();
  const now = new Date();
  if (actor.kind === "person") {
    const starred = await listFavourites(actor, now);
    return (
      <PageShell>
        <PageHeader
          title="Favourites"
          description="Kept in your account: you find them in every browser in which you sign in."
        />
        {starred.length === 0 ? <NoFavourites /> : <Cards appliances={starred} now={now} />}
      </PageShell>
    );
  }
  const numbers = readNumbers(firstOf((await searchParams).these));
  const starred = await listNumbered(numbers, now);
  const found = new Set(starred.map(({ number }) => number));
  const gone = numbers.filter((number) => !found.has(number));
  return (
    <PageShell>
      <PageHeader
        title="Favourites"
        description="Kept in this browser only. Sign in, and they come into your account."
        actions={<Button href={paths.signIn(paths.favourites())}>Sign in</Button>}
      />
      <noscript>
        <EmptyState icon={<Star />} title="Favourites need JavaScript, or an account">
          Without an account they are kept by a script in your browser, which is switched off. Follow
          appliances in your account instead: that works without.
        </EmptyState>
      </noscript>
      <div className="grid grid-cols-1 gap-6">
        {gone.length > 0 && (
          <Notice
            tone="info"
            title={
              gone.length === 1
                ? "One of your favourites is no longer in the catalogue"
                : `${gone.length} of your favourites are no longer in the catalogue`
            }
            action={<ForgetGone gone={gone} />}
          >
            It was deleted by those who registered it, or by an administrator.
          </Notice>
        )}
        {starred.length > 0 ? <Cards appliances={starred} now={now} /> : <FavouritesOfBrowser />}
      </div>
    </PageShell>
  );
}

function Cards({ appliances, now }: { appliances: readonly CatalogueEntry[]; now: Date }) {
  return (
    <section aria-label="Your favourites" className="grid gap-4">
      <p className="text-sm text-ink-muted font-figures">
        {appliances.length === 1 ? "1 appliance" : `${appliances.length} appliances`}, the last starred first.
      </p>
      <CardGrid>
        {appliances.map((appliance) => (
          <ApplianceCard key={appliance.id} appliance={appliance} now={now} />
        ))}
      </CardGrid>
    </section>
  );
}
