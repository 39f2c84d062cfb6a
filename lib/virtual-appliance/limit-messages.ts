/** How many messages one person may make the service send. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Invitations by address in a day, whatever the addresses. */
const MOST_BY_ADDRESS = 20;
/** Messages to one address in a day: invitations to it and requests to join what its owner owns. */
const MOST_TO_ONE = 5;

/**
 * Refuses one invitation by address too many. What one person sends is counted one after the other, until the
 * transaction ends.
 *
 * @throws AppError `rate_limited` with a sentence that says when to try again
 */
export async function limitInvitations(tx: Transaction, invitedById: string, now: Date): Promise<void> {
  await lockName(tx, `messages caused by ${invitedById}`);
  const sent = await tx.applianceInvitation.findMany({
    where: { invitedById, email: { not: null }, createdAt: within(now) },
    select: { createdAt: true },
  });
  refuseAbove(
    MOST_BY_ADDRESS,
    sent,
    (until) =>
      `You have invited ${MOST_BY_ADDRESS} addresses within a day, which is the most. Try again after ${until}.`,
  );
}

/**
 * Refuses one message too many to the same address. What one person sends is counted one after the other, until the
 * transaction ends.
 *
 * @param recipient an address; null: the administrators, who answer where there is no owner
 * @throws AppError `rate_limited` with a sentence that says when to try again
 */
export async function limitMessages(
  tx: Transaction,
  { causedById, recipient, now }: { causedById: string; recipient: string | null; now: Date },
): Promise<void> {
  if (recipient?.trim() === "") return;
  await lockName(tx, `messages caused by ${causedById}`);
  const createdAt = within(now);
  const select = { createdAt: true } as const;
  const requests = await tx.joinRequest.findMany({
    where: { personId: causedById, createdAt, appliance: answeredBy(recipient) },
    select,
  });
  const invitations =
    recipient === null
      ? []
      : await tx.applianceInvitation.findMany({
          where: {
            ...{ invitedById: causedById, createdAt },
            OR: [{ email: alike(recipient) }, { email: null, person: { email: alike(recipient) } }],
          },
          select,
        });
  refuseAbove(
    MOST_TO_ONE,
    [...requests, ...invitations],
    (until) =>
      `You have written to the same address ${MOST_TO_ONE} times within a day, which is the most. Try again after ${until}.`,
  );
}

function within(now: Date): { gt: Date } {
  return { gt: new Date(now.getTime() - DAY_MS) };
}

function alike(address: string) {
  return { equals: escapeLike(address), mode: "insensitive" } as const;
}

function answeredBy(recipient: string | null): Prisma.VirtualApplianceWhereInput {
  if (recipient !== null) return { owner: { blockedAt: null, email: alike(recipient) } };
  return { OR: [{ ownerId: null }, { owner: { blockedAt: { not: null } } }] };
}

function refuseAbove(
  most: number,
  sent: readonly { createdAt: Date }[],
  sentence: (until: string) => string,
): void {
  if (sent.length < most) return;
  const latest = sent.map(({ createdAt }) => createdAt.getTime()).sort((one, other) => other - one);
  // There is room again once the earliest of the last so many is a day old.
  const free = new Date((latest[most - 1] ?? 0) + DAY_MS);
  throw new AppError("rate_limited", "too_many_messages", sentence(formatMoment(free)));
}

function formatMoment(at: Date): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${words.format(at)} UTC`;
}
