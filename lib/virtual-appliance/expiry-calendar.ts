/** Expiries of versions as a calendar (RFC 5545). */
import ical, { ICalAlarmType, ICalCalendarMethod } from "ical-generator";

const DAY_MS = 24 * 3600 * 1000;
const HOUR_S = 3600;

/** A version that expires. */
export type Expiry = {
  /** Of the version; makes the event's identifier, which stays when the date becomes a later one. */
  versionId: string;
  appliance: string;
  version: string;
  expiresAt: Date;
  /** Last change of the date. */
  changedAt: Date;
  /** Page of the version. */
  url: string;
};

/**
 * The calendar as text. Each expiry is a day (UTC) without a time, so that it is the same day in every time zone, with a
 * reminder a week before.
 *
 * @param host of this service; part of the events' identifiers (RFC 7986, section 5.3)
 */
export function buildExpiryCalendar(
  { name, url, host }: { name: string; url: string; host: string },
  expiries: readonly Expiry[],
): string {
  const calendar = ical({
    name,
    url,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Slipway", product: "Expiries", language: "EN" },
    // A day is soon enough for what is known months before.
    ttl: 24 * HOUR_S,
  });
  for (const { versionId, appliance, version, expiresAt, changedAt, url: page } of expiries) {
    const event = calendar.createEvent({
      id: `expiry-${versionId}@${host}`,
      start: new Date(Math.floor(expiresAt.getTime() / DAY_MS) * DAY_MS),
      allDay: true,
      timezone: "UTC",
      summary: `${appliance} ${version} expires`,
      description: `After this day it leaves image lists. Extend it or publish a new version: ${page}`,
      url: page,
      stamp: changedAt,
      lastModified: changedAt,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: 7 * 24 * HOUR_S });
  }
  return calendar.toString();
}
