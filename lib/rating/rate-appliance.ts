/** Rates an appliance: stars, and a comment if one likes; once more changes what one has given. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, type PersonActor, requirePersonActor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import { tellFollowers } from "#lib/virtual-appliance/tell-followers.ts";
import { RATED_APPLIANCE, ratingObject } from "./load-rating.ts";
import { canRate, OTHERS_RATE } from "./policy.ts";
import { commentMail } from "./rating-mail.ts";
import type { RateApplianceInput } from "./schema.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Appliances that one person may rate within a day: each comment sends messages. */
const MOST_A_DAY = 20;

type Given = { id: string; stars: number; comment: string | null; hiddenAt: Date | null };

/**
 * Owner and maintainers are told of a new comment; its followers by a job. A hidden one stays hidden, and a moderator
 * looks at it again.
 *
 * @throws AppError `unauthenticated`, `forbidden` for tokens and who works on it, `not_found`; `conflict` where there is
 *   nothing to rate (any more), `rate_limited`
 */
export async function rateAppliance(
  actor: Actor,
  { slug, stars, comment }: RateApplianceInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const person = requirePersonActor(actor, OTHERS_RATE);
  await getDatabase().$transaction(async (tx) => {
    const appliance = await loadRatable(tx, person, slug);
    const place = { applianceId: appliance.id, personId: person.personId };
    // One's own ratings one after the other, so that the limit holds.
    await lockName(tx, `ratings of ${person.personId}`);
    const before = await tx.rating.findUnique({
      where: { applianceId_personId: place },
      select: { id: true, stars: true, comment: true, hiddenAt: true, withdrawnAt: true, toldAt: true },
    });
    if (before === null) await limitRatings(tx, person.personId, now);
    const given = await save(tx, place, { stars, comment, isHidden: Boolean(before?.hiddenAt) }, now);
    await record(tx, person, { appliance, before: before?.withdrawnAt ? null : before, given }, now);
    if (comment !== null && !given.hiddenAt && !before?.toldAt)
      await tell(tx, person, { appliance, given }, now);
  });
  return { slug };
}

type Appliance = Awaited<ReturnType<typeof loadRatable>>;

async function loadRatable(tx: Transaction, actor: PersonActor, slug: string) {
  const appliance = await tx.virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...RATED_APPLIANCE,
      versions: { where: { state: { not: "working" }, hiddenAt: null }, take: 1, select: { id: true } },
    },
  });
  if (!appliance) throw notFound("appliance");
  requireThat(canRate(actor, appliance), actor, OTHERS_RATE);
  if (appliance.archivedAt) {
    throw new AppError("conflict", "archived", `${appliance.name} is archived and is not rated any more.`);
  }
  if (appliance.versions.length === 0) {
    throw new AppError("conflict", "nothing_to_rate", "There is no version yet that could be rated.");
  }
  return appliance;
}

async function limitRatings(tx: Transaction, personId: string, now: Date): Promise<void> {
  const recent = await tx.rating.count({
    where: { personId, createdAt: { gt: new Date(now.getTime() - DAY_MS) } },
  });
  if (recent < MOST_A_DAY) return;
  const sentence = `You have rated ${MOST_A_DAY} appliances within a day, which is the most. Go on tomorrow.`;
  throw new AppError("rate_limited", "too_many_ratings", sentence);
}

async function save(
  tx: Transaction,
  place: { applianceId: string; personId: string },
  { stars, comment, isHidden }: { stars: number; comment: string | null; isHidden: boolean },
  now: Date,
): Promise<Given> {
  const fields = { stars, comment, updatedAt: now, withdrawnAt: null };
  return tx.rating.upsert({
    where: { applianceId_personId: place },
    create: { ...place, ...fields, createdAt: now },
    update: { ...fields, ...(isHidden ? { revisedAt: now } : {}) },
    select: { id: true, stars: true, comment: true, hiddenAt: true },
  });
}

async function record(
  tx: Transaction,
  actor: Actor,
  { appliance, before, given }: { appliance: Appliance; before: Omit<Given, "id"> | null; given: Given },
  now: Date,
): Promise<void> {
  const object = ratingObject({ id: given.id, appliance });
  const { stars, comment } = given;
  if (before) {
    const changes = changesBetween({ stars: before.stars, comment: before.comment }, { stars, comment });
    await recordAuditEvent(tx, actor, now, { action: "rating.edited", ...object, details: { changes } });
    return;
  }
  await recordAuditEvent(tx, actor, now, { action: "rating.given", ...object, details: { stars, comment } });
}

async function tell(
  tx: Transaction,
  actor: PersonActor,
  { appliance, given }: { appliance: Appliance; given: Given },
  now: Date,
): Promise<void> {
  await tx.rating.update({ where: { id: given.id }, data: { toldAt: now } });
  const { stars, comment } = given;
  const mail = commentMail({ appliance, author: actor.name, stars, comment: comment ?? "" });
  for (const { email } of await listMaintainersToTell(tx, appliance.id)) {
    await writeMail(tx, { recipient: email, ...mail }, now);
  }
  await tellFollowers(tx, actor, { applianceId: appliance.id, event: "commented", thingId: given.id }, now);
}
