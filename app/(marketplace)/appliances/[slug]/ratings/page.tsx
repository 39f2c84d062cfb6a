import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { RatingPanel } from "#components/rating/rating-panel.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getRatings } from "#lib/rating/queries.ts";
import { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import {
  answerRatingAction,
  rateApplianceAction,
  reportRatingAction,
  withdrawRatingAction,
} from "./actions.ts";

export const dynamic = "force-dynamic";

type RatingsPageProps = { params: Promise<{ slug: string }> };

const load = cache(async (part: string) => {
  const slug = readRoutePart(part);
  return slug === null ? null : getAppliancePage(await getCurrentActor(), slug, new Date());
});

export async function generateMetadata({ params }: RatingsPageProps): Promise<Metadata> {
  const appliance = await load((await params).slug);
  return appliance ? { title: `Ratings of ${appliance.name}` } : {};
}

/** Every comment on an appliance. */
export default async function RatingsPage({ params }: RatingsPageProps) {
  const appliance = await load((await params).slug);
  if (!appliance) notFound();
  const { id, slug, name } = appliance;
  const ratings = await getRatings(await getCurrentActor(), id, { all: true });
  if (!ratings) notFound();
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: name, href: paths.appliance(slug) },
              { label: "Ratings" },
            ]}
          />
        }
        media={<ApplianceLogo appliance={appliance} size={64} />}
        title={name}
      />
      <RatingPanel
        ratings={ratings}
        appliance={{ slug, name }}
        actions={{
          rate: rateApplianceAction,
          withdraw: withdrawRatingAction,
          answer: answerRatingAction,
          report: reportRatingAction,
        }}
        now={new Date()}
        allHref={paths.applianceRatings(slug)}
      />
    </PageShell>
  );
}
