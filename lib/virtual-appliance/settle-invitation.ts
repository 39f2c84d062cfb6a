/** What all answers to invitations and requests have in common. */
import { strikeOut } from "#lib/mail/strike-out.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import type { AnswerState } from "#lib/platform/db/generated/enums.ts";
import { AppError } from "#lib/platform/errors.ts";
import { standingOf, whyNotAnswerable } from "./invitation.ts";
import type { AppliancePeople, OpenInvitation } from "./load-for-people.ts";

type Answer = Exclude<AnswerState, "open">;

/** @throws AppError `conflict` when it has been answered, `gone` when it no longer stands */
export function refuseUnlessOpen(invitation: OpenInvitation, appliance: AppliancePeople, now: Date): void {
  const standing = standingOf(invitation, appliance, now);
  const sentence = whyNotAnswerable(standing);
  if (sentence === null) return;
  const answered = standing === "accepted" || standing === "declined";
  throw new AppError(answered ? "conflict" : "gone", `invitation_${standing}`, sentence);
}

/**
 * Closes an open invitation.
 *
 * @param personId who answered it by its secret
 * @throws AppError `conflict` when somebody else was faster
 */
export async function settleInvitation(
  tx: Transaction,
  id: string,
  { state, personId, now }: { state: Answer; personId?: string; now: Date },
): Promise<void> {
  const { count } = await tx.applianceInvitation.updateMany({
    where: { id, state: "open" },
    data: { state, answeredAt: now, ...(personId ? { personId } : {}) },
  });
  if (count === 0) throw answeredAlready("invitation");
  await strikeOut(tx, [mailsAboutInvitation(id)]);
}

/** By what the message of an invitation is found, to strike its link out. */
export function mailsAboutInvitation(id: string): string {
  return `invitation ${id}`;
}

/**
 * Closes an open request to join.
 *
 * @throws AppError `conflict` when somebody else was faster
 */
export async function settleJoinRequest(
  tx: Transaction,
  id: string,
  { state, now }: { state: Answer; now: Date },
): Promise<void> {
  const { count } = await tx.joinRequest.updateMany({
    where: { id, state: "open" },
    data: { state, answeredAt: now },
  });
  if (count === 0) throw answeredAlready("request");
}

/** Who accepted, or was accepted; no harm to whoever maintains it already. */
export async function addMaintainer(tx: Transaction, applianceId: string, personId: string): Promise<void> {
  await tx.applianceMaintainer.createMany({ data: [{ applianceId, personId }], skipDuplicates: true });
}

/** What else was open to somebody who now works on the appliance has come true by another way. */
export async function settleWhatCameTrue(
  tx: Transaction,
  { applianceId, personId, now }: { applianceId: string; personId: string; now: Date },
): Promise<void> {
  const mine = { applianceId, personId, state: "open" } as const;
  await tx.joinRequest.updateMany({ where: mine, data: { state: "accepted", answeredAt: now } });
  const withdrawn = await tx.applianceInvitation.updateManyAndReturn({
    where: { ...mine, role: "maintainer" },
    data: { state: "withdrawn", answeredAt: now },
    select: { id: true },
  });
  await strikeOut(
    tx,
    withdrawn.map(({ id }) => mailsAboutInvitation(id)),
  );
}

/** The refusal of what is no longer open. */
export function answeredAlready(
  what: "invitation" | "request",
  state: Answer | "answered" = "answered",
): AppError {
  return new AppError(
    "conflict",
    `${what}_${state}`,
    `This ${what} has been ${state} already. Reload the page.`,
  );
}
