/** An invitation to maintain or to own an appliance: how long it stands, and how it stands. */

export const INVITATION_DAYS = 14;
/** Of what people write to each other here. */
export const MESSAGE_LENGTH = { max: 1000 } as const;

const DAY_MS = 24 * 3600 * 1000;

/** What an invitation is to. */
export type InvitationRole = "maintainer" | "owner";

/** How an invitation stands. `void`: whoever sent it may no longer decide who works on the appliance. */
export type InvitationStanding = "open" | "accepted" | "declined" | "withdrawn" | "expired" | "void";

/** The inviter, as far as the standing of what they sent depends on it; null: the service itself invited. */
type Inviter = { id: string; blockedAt: Date | null; platformRoles: readonly { role: string }[] } | null;

type Invitation = {
  state: "open" | "accepted" | "declined" | "withdrawn";
  expiresAt: Date;
  invitedBy: Inviter;
};

/** When an invitation that is sent now runs out. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

/**
 * How the invitation stands at this moment. Only an open one can be answered, and what has been answered stays answered.
 */
export function standingOf(
  { state, expiresAt, invitedBy }: Invitation,
  { ownerId }: { ownerId: string | null },
  now: Date,
): InvitationStanding {
  if (state !== "open") return state;
  if (invitedBy && !mayStillInvite(invitedBy, ownerId)) return "void";
  return expiresAt <= now ? "expired" : "open";
}

function mayStillInvite(inviter: NonNullable<Inviter>, ownerId: string | null): boolean {
  if (inviter.blockedAt) return false;
  return inviter.id === ownerId || inviter.platformRoles.some(({ role }) => role === "administrator");
}

/** Why it can no longer be answered, in a sentence to whom it was sent; null while it can. */
export function whyNotAnswerable(standing: InvitationStanding): string | null {
  switch (standing) {
    case "open":
      return null;
    case "accepted":
      return "This invitation has been accepted already.";
    case "declined":
      return "This invitation has been declined already. If that was a mistake, ask to join the appliance.";
    case "withdrawn":
      return "This invitation has been withdrawn. If you do not know why, ask those who sent it.";
    case "expired":
      return `This invitation has expired: it stood for ${INVITATION_DAYS} days. Ask for another one.`;
    case "void":
      return "This invitation no longer stands: whoever sent it does not decide any more who works on the appliance. Ask its owner for another one.";
  }
}
