/** The calendars of expiries, read as a calendar program reads them. */
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf, createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { getApplianceCalendar, getCalendarFeed, getCalendarOf } from "./calendar-queries.ts";
import { createCalendarFeed } from "./create-calendar-feed.ts";
import { extendVersion } from "./extend-version.ts";
import { hideVersion } from "./hide-version.ts";
import { removeCalendarFeed } from "./remove-calendar-feed.ts";

const database = getDatabase();

function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      day: event.startDate.toString(),
      allDay: event.startDate.isDate,
      alarms: component.getAllSubcomponents("valarm").length,
      url: String(component.getFirstPropertyValue("url")),
    };
  });
}

test("of an appliance: what everybody can see, as days, under identifiers that stay", async () => {
  const { id, slug, name, owner } = await createOwnedAppliance();
  const hidden = await createPublishedVersion(id, { version: "1.0" });
  const { id: latest, expiresAt } = await createPublishedVersion(id, { version: "2.0", expiresInDays: 40 });
  await createWorkingVersionOf(id, { version: "3.0" });
  await hideVersion(owner, { slug, version: hidden.version });
  const before = readCalendar(await getApplianceCalendar(slug, new Date()));
  expect(before).toEqual([
    {
      uid: `expiry-${latest}@va.example.org`,
      summary: `${name} 2.0 expires`,
      day: expiresAt?.toISOString().slice(0, 10),
      allDay: true,
      alarms: 1,
      url: `https://va.example.org/appliances/${slug}/versions/2.0`,
    },
  ]);
  const extended = await extendVersion(owner, { slug, version: "2.0", months: 12 });
  const [after] = readCalendar(await getApplianceCalendar(slug, new Date()));
  expect(after).toEqual({ ...before[0], day: extended.expiresAt.toISOString().slice(0, 10) });
  await expect(getApplianceCalendar("nothing", new Date())).rejects.toMatchObject({ code: "not_found" });
});

test("of a person: what they own and maintain, at an address of which only a hash is kept", async () => {
  const owned = await createOwnedAppliance();
  const maintained = await createOwnedAppliance();
  const strange = await createOwnedAppliance();
  await database.applianceMaintainer.create({
    data: { applianceId: maintained.id, personId: owned.owner.personId },
  });
  for (const { id } of [owned, maintained, strange]) await createPublishedVersion(id, { version: "1.0" });
  const { secret } = await createCalendarFeed(owned.owner);
  const summaries = readCalendar(await getCalendarOf(secret, new Date())).map(({ summary }) => summary);
  expect(summaries.toSorted()).toEqual(
    [`${owned.name} 1.0 expires`, `${maintained.name} 1.0 expires`].toSorted(),
  );
  expect(JSON.stringify(await database.calendarFeed.findMany())).not.toContain(secret);
  expect(
    JSON.stringify((await auditTrailOf(owned.owner.personId)).map(({ details }) => details)),
  ).not.toContain(secret);
  expect((await getCalendarFeed(owned.owner))?.lastUsedAt).not.toBeNull();
});

test("an address stops working when it is replaced, removed, or its person is blocked", async () => {
  const person = await createPerson();
  const refused = (secret: string) =>
    expect(getCalendarOf(secret, new Date())).rejects.toMatchObject({ code: "not_found" });
  const { secret: first } = await createCalendarFeed(person);
  const { secret: second } = await createCalendarFeed(person);
  await refused(first);
  await getCalendarOf(second, new Date());
  await removeCalendarFeed(person);
  await refused(second);
  const { secret: third } = await createCalendarFeed(person);
  await database.person.update({ where: { id: person.personId }, data: { blockedAt: new Date() } });
  await refused(third);
});

test("is made by people for themselves only", async () => {
  await expect(createCalendarFeed(ANONYMOUS)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(createCalendarFeed(tokenActor())).rejects.toMatchObject({ code: "forbidden" });
});
