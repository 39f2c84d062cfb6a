/** Reads the calendars of expiries. */
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { notFound } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";
import { hashCalendarSecret } from "./calendar-secret.ts";
import { buildExpiryCalendar, type Expiry } from "./expiry-calendar.ts";

const DAY_MS = 24 * 3600 * 1000;
/** What is over stays in the calendar so long. */
const PAST_DAYS = 90;

/**
 * The expiries of an appliance's published versions that everybody can see, as iCalendar text.
 *
 * @throws AppError `not_found`
 */
export async function getApplianceCalendar(slug: string, now: Date): Promise<string> {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: { id: true, name: true },
  });
  if (!appliance) throw notFound("appliance");
  return build(
    { name: `Expiries of ${appliance.name}`, path: paths.appliance(slug) },
    await listExpiries({ id: appliance.id }, now),
  );
}

/**
 * The expiries of all that somebody owns or maintains, for whoever knows the secret.
 *
 * @throws AppError `not_found` for a secret that was replaced, or whose person is blocked
 */
export async function getCalendarOf(secret: string, now: Date): Promise<string> {
  const feed = await getDatabase().calendarFeed.findUnique({
    where: { secretSha256: hashCalendarSecret(secret), person: { blockedAt: null, mergedIntoId: null } },
    select: { personId: true },
  });
  if (!feed) throw notFound("calendar");
  const { personId } = feed;
  await getDatabase().calendarFeed.updateMany({ where: { personId }, data: { lastUsedAt: now } });
  const theirs = { archivedAt: null, OR: [{ ownerId: personId }, { maintainers: { some: { personId } } }] };
  return build(
    { name: "Expiries of your appliances", path: paths.account() },
    await listExpiries(theirs, now),
  );
}

/** When one's calendar was made and last read; null when there is none. */
export async function getCalendarFeed({ personId }: PersonActor) {
  return getDatabase().calendarFeed.findUnique({
    where: { personId },
    select: { createdAt: true, lastUsedAt: true },
  });
}

type ApplianceFilter = { id: string } | { archivedAt: null; OR: object[] };

async function listExpiries(appliance: ApplianceFilter, now: Date): Promise<Expiry[]> {
  const { baseUrl } = getSettings();
  const versions = await getDatabase().applianceVersion.findMany({
    where: {
      appliance,
      state: { not: "working" },
      hiddenAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date(now.getTime() - PAST_DAYS * DAY_MS) },
      // What was replaced and has expired reminds nobody of anything.
      NOT: { state: "previous", expiresAt: { lte: now } },
    },
    select: {
      ...{ id: true, version: true, expiresAt: true, extendedAt: true, publishedAt: true },
      appliance: { select: { slug: true, name: true } },
    },
    orderBy: { expiresAt: "asc" },
  });
  return versions.flatMap(({ id, version, expiresAt, extendedAt, publishedAt, appliance: { slug, name } }) =>
    expiresAt && publishedAt
      ? [
          {
            ...{ versionId: id, appliance: name, version, expiresAt, changedAt: extendedAt ?? publishedAt },
            url: `${baseUrl}${paths.version(slug, version)}`,
          },
        ]
      : [],
  );
}

function build({ name, path }: { name: string; path: string }, expiries: readonly Expiry[]): string {
  const { baseUrl } = getSettings();
  return buildExpiryCalendar({ name, url: `${baseUrl}${path}`, host: new URL(baseUrl).hostname }, expiries);
}
