/** The first half of answering and withdrawing a request. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";

/**
 * A request with its VO and its appliance.
 *
 * @throws AppError `not_found`
 */
export async function loadListRequest(tx: Transaction, requestId: string) {
  const request = await tx.listRequest.findUnique({
    where: { id: requestId },
    select: {
      id: true,
      kind: true,
      subject: true,
      state: true,
      sentBy: { select: { email: true, blockedAt: true } },
      list: { select: { vo: { select: { id: true, name: true } } } },
      appliance: {
        select: {
          id: true,
          slug: true,
          name: true,
          ownerId: true,
          maintainers: { select: { personId: true } },
          versions: { where: { state: "latest" }, select: { version: true } },
        },
      },
    },
  });
  if (!request) throw notFound("request");
  return request;
}

/**
 * Settles an open request; of two at once, one is refused.
 *
 * @throws AppError `conflict`
 */
export async function settleListRequest(
  tx: Transaction,
  requestId: string,
  data: {
    state: "accepted" | "declined" | "withdrawn";
    answer?: string | null;
    answeredById: string | null;
    answeredAt: Date;
  },
): Promise<void> {
  const { count } = await tx.listRequest.updateMany({ where: { id: requestId, state: "open" }, data });
  if (count > 0) return;
  throw new AppError(
    "conflict",
    "answered_already",
    "This request was answered or withdrawn already. Look at it again.",
  );
}
