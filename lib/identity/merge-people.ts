/** Makes two accounts of one person one: what the second had is the first's from then on. It cannot be undone. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { PersonActor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";

/** Who goes, and who stays. */
type Merge = { from: string; into: string };

/**
 * Moves everything that is changed by its holder's wish; what was published or recorded goes on naming the account it was
 * done with, whose row stays and says into which it went.
 *
 * @param actor the person who stays, having proved both identities; both `Person` rows are locked
 */
export async function mergePeople(
  tx: Transaction,
  actor: PersonActor,
  other: { personId: string; name: string },
  now: Date,
): Promise<void> {
  const merge: Merge = { from: other.personId, into: actor.personId };
  await moveIdentities(tx, merge);
  await moveRoles(tx, merge);
  await handOver(tx, actor, other, now);
  await moveMaintaining(tx, merge);
  await moveInvitations(tx, merge, now);
  await moveJoinRequests(tx, merge, now);
  await moveAccess(tx, merge);
  await moveSubscriptions(tx, merge);
  await moveFollowing(tx, merge);
  await moveFavourites(tx, merge);
  await moveRatings(tx, merge, now);
  // Whoever stays is told what becomes of what they reported.
  await tx.problemReport.updateMany({ where: { reporterId: merge.from }, data: { reporterId: merge.into } });
  await moveSavedSearches(tx, merge);
  // Nobody agrees to their own proposal, whichever account they made it with.
  await tx.publicationProposal.updateMany({
    where: { proposedById: merge.from },
    data: { proposedById: merge.into },
  });
  await tx.person.updateMany({ where: { mergedIntoId: merge.from }, data: { mergedIntoId: merge.into } });
  await tx.person.update({ where: { id: merge.from }, data: { mergedIntoId: merge.into } });
  await recordAuditEvent(tx, actor, now, {
    action: "person.merged",
    objectKind: "person",
    objectId: merge.into,
    details: { personId: other.personId, name: other.name },
  });
}

/** Browsers that are signed in to the other account are signed out. */
async function moveIdentities(tx: Transaction, { from, into }: Merge): Promise<void> {
  await tx.identity.updateMany({ where: { personId: from }, data: { personId: into } });
  await tx.session.deleteMany({ where: { personId: from } });
}

/** Roles of entitlements follow their identities; of those granted here nobody holds one twice. */
async function moveRoles(tx: Transaction, { from, into }: Merge): Promise<void> {
  const byEntitlement = { personId: from, source: "entitlement" } as const;
  await tx.platformRoleGrant.updateMany({ where: byEntitlement, data: { personId: into } });
  await tx.voRoleGrant.updateMany({ where: byEntitlement, data: { personId: into } });

  const local = { source: "local" } as const;
  const platform = await tx.platformRoleGrant.findMany({
    where: { ...local, personId: into },
    select: { role: true },
  });
  await tx.platformRoleGrant.deleteMany({
    where: { ...local, personId: from, role: { in: platform.map(({ role }) => role) } },
  });
  await tx.platformRoleGrant.updateMany({ where: { ...local, personId: from }, data: { personId: into } });

  const inVos = await tx.voRoleGrant.findMany({
    where: { ...local, personId: into },
    select: { voId: true, role: true },
  });
  await tx.voRoleGrant.deleteMany({ where: { ...local, personId: from, OR: inVos } });
  await tx.voRoleGrant.updateMany({ where: { ...local, personId: from }, data: { personId: into } });
}

/** Each appliance's own history tells of its new owner. */
async function handOver(
  tx: Transaction,
  actor: PersonActor,
  before: { personId: string; name: string },
  now: Date,
): Promise<void> {
  const owned = { where: { ownerId: before.personId } };
  const appliances = await tx.virtualAppliance.findMany({
    ...owned,
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await tx.virtualAppliance.updateMany({ ...owned, data: { ownerId: actor.personId } });
  for (const { id } of appliances) {
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.ownership_handed_over",
      objectKind: "appliance",
      objectId: id,
      details: { before, after: { personId: actor.personId, name: actor.name } },
    });
  }
}

/** An owner is no maintainer besides, and nobody is one twice. */
async function moveMaintaining(tx: Transaction, { from, into }: Merge): Promise<void> {
  const maintained = await tx.applianceMaintainer.findMany({
    where: { personId: into },
    select: { applianceId: true },
  });
  await tx.applianceMaintainer.deleteMany({
    where: { personId: from, applianceId: { in: maintained.map(({ applianceId }) => applianceId) } },
  });
  await tx.applianceMaintainer.updateMany({ where: { personId: from }, data: { personId: into } });
  await tx.applianceMaintainer.deleteMany({ where: { personId: into, appliance: { ownerId: into } } });
}

/** Open ones only: what was answered is history. One that has no sense any more is withdrawn. */
async function moveInvitations(tx: Transaction, { from, into }: Merge, now: Date): Promise<void> {
  const open = { state: "open" } as const;
  const withdrawn = { state: "withdrawn", answeredAt: now } as const;
  const kept = await tx.applianceInvitation.findMany({
    where: { ...open, personId: into },
    select: { applianceId: true, role: true },
  });
  await tx.applianceInvitation.updateMany({ where: { ...open, personId: from, OR: kept }, data: withdrawn });
  await tx.applianceInvitation.updateMany({ where: { ...open, personId: from }, data: { personId: into } });
  await tx.applianceInvitation.updateMany({
    where: { ...open, invitedById: from },
    data: { invitedById: into },
  });
  await tx.applianceInvitation.updateMany({
    where: {
      ...open,
      personId: into,
      OR: [
        { appliance: { ownerId: into } },
        { role: "maintainer", appliance: { maintainers: { some: { personId: into } } } },
      ],
    },
    data: withdrawn,
  });
}

async function moveJoinRequests(tx: Transaction, { from, into }: Merge, now: Date): Promise<void> {
  const open = { state: "open" } as const;
  const withdrawn = { state: "withdrawn", answeredAt: now } as const;
  const kept = await tx.joinRequest.findMany({
    where: { ...open, personId: into },
    select: { applianceId: true },
  });
  await tx.joinRequest.updateMany({
    where: { ...open, personId: from, applianceId: { in: kept.map(({ applianceId }) => applianceId) } },
    data: withdrawn,
  });
  await tx.joinRequest.updateMany({ where: { ...open, personId: from }, data: { personId: into } });
  await tx.joinRequest.updateMany({
    where: {
      ...open,
      personId: into,
      appliance: { OR: [{ ownerId: into }, { maintainers: { some: { personId: into } } }] },
    },
    data: withdrawn,
  });
}

/** What both follow, they follow as the one who stays does; nobody is told of one thing twice. */
async function moveSubscriptions(tx: Transaction, { from, into }: Merge): Promise<void> {
  const followed = await tx.listSubscription.findMany({
    where: { personId: into },
    select: { voId: true },
  });
  await tx.listSubscription.deleteMany({
    where: { personId: from, voId: { in: followed.map(({ voId }) => voId) } },
  });
  await tx.listSubscription.updateMany({ where: { personId: from }, data: { personId: into } });
  const told = await tx.notification.findMany({ where: { personId: into }, select: { about: true } });
  await tx.notification.deleteMany({
    where: { personId: from, about: { in: told.map(({ about }) => about) } },
  });
  await tx.notification.updateMany({ where: { personId: from }, data: { personId: into } });
}

/** What both follow, they follow once; told they are as the one who stays wishes. */
async function moveFollowing(tx: Transaction, { from, into }: Merge): Promise<void> {
  const followed = await tx.applianceFollower.findMany({
    where: { personId: into },
    select: { applianceId: true },
  });
  await tx.applianceFollower.deleteMany({
    where: { personId: from, applianceId: { in: followed.map(({ applianceId }) => applianceId) } },
  });
  await tx.applianceFollower.updateMany({ where: { personId: from }, data: { personId: into } });
  const wishes = await tx.followWish.count({ where: { personId: into } });
  if (wishes > 0) await tx.followWish.deleteMany({ where: { personId: from } });
  else await tx.followWish.updateMany({ where: { personId: from }, data: { personId: into } });
}

/** What either had starred; a few more than anybody may star are kept rather than lost. */
async function moveFavourites(tx: Transaction, { from, into }: Merge): Promise<void> {
  const starred = await tx.favourite.findMany({ where: { personId: into }, select: { applianceId: true } });
  await tx.favourite.deleteMany({
    where: { personId: from, applianceId: { in: starred.map(({ applianceId }) => applianceId) } },
  });
  await tx.favourite.updateMany({ where: { personId: from }, data: { personId: into } });
}

/** What both have rated counts once, as the one who stays did; and nobody rates what they work on. */
async function moveRatings(tx: Transaction, { from, into }: Merge, now: Date): Promise<void> {
  const rated = await tx.rating.findMany({ where: { personId: into }, select: { applianceId: true } });
  await tx.rating.deleteMany({
    where: { personId: from, applianceId: { in: rated.map(({ applianceId }) => applianceId) } },
  });
  await tx.rating.updateMany({ where: { personId: from }, data: { personId: into } });
  await tx.rating.updateMany({
    where: {
      ...{ personId: into, withdrawnAt: null },
      appliance: { OR: [{ ownerId: into }, { maintainers: { some: { personId: into } } }] },
    },
    data: { withdrawnAt: now },
  });
  const reported = await tx.ratingReport.findMany({
    where: { personId: into, settledAt: null },
    select: { ratingId: true },
  });
  await tx.ratingReport.deleteMany({
    where: { personId: from, settledAt: null, ratingId: { in: reported.map(({ ratingId }) => ratingId) } },
  });
  await tx.ratingReport.updateMany({ where: { personId: from }, data: { personId: into } });
}

/** What both have saved, the one who stays keeps as they have it. */
async function moveSavedSearches(tx: Transaction, { from, into }: Merge): Promise<void> {
  const kept = await tx.savedSearch.findMany({ where: { personId: into }, select: { query: true } });
  await tx.savedSearch.deleteMany({
    where: { personId: from, query: { in: kept.map(({ query }) => query) } },
  });
  await tx.savedSearch.updateMany({ where: { personId: from }, data: { personId: into } });
}

/** Access tokens, and the providers they operate. */
async function moveAccess(tx: Transaction, { from, into }: Merge): Promise<void> {
  await tx.accessToken.updateMany({ where: { personId: from }, data: { personId: into } });
  const operated = await tx.providerOperator.findMany({
    where: { personId: into },
    select: { providerId: true },
  });
  await tx.providerOperator.deleteMany({
    where: { personId: from, providerId: { in: operated.map(({ providerId }) => providerId) } },
  });
  await tx.providerOperator.updateMany({ where: { personId: from }, data: { personId: into } });
}
