/** Ends a report: what was wrong is mended, or there was nothing to mend; with a note for whoever reported it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { tellPerson } from "#lib/notification/tell-person.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";
import { ADMINISTRATORS_DISMISS, canSeeProblem, canSettleProblem, PEOPLE_SETTLE } from "./policy.ts";
import { outcomeMail } from "./problem-mail.ts";
import type { SettleProblemInput } from "./schema.ts";

/**
 * @throws AppError `unauthenticated`, `forbidden` for tokens and who may not dismiss it, `not_found` for those who do not see
 *   it, `conflict` when it is settled already
 */
export async function settleProblem(
  actor: Actor,
  { problemId, outcome, note }: SettleProblemInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId } = requirePersonActor(actor, PEOPLE_SETTLE);
  return getDatabase().$transaction(async (tx) => {
    const problem = await loadProblem(tx, problemId);
    const { appliance } = problem;
    if (!canSeeProblem(actor, appliance, problem)) throw notFound("report");
    requireThat(canSettleProblem(actor, appliance, problem, outcome), actor, ADMINISTRATORS_DISMISS);
    if (problem.state !== "open") {
      throw new AppError("conflict", "settled_already", "Somebody else has settled this report already.");
    }
    await tx.problemReport.update({
      where: { id: problemId },
      // Once they are told, their address is of no more use.
      data: { state: outcome, note, settledAt: now, settledById: personId, reporterEmail: null },
    });
    await recordAuditEvent(tx, actor, now, {
      action: `problem.${outcome}`,
      objectKind: "problem",
      objectId: problemId,
      partOf: { kind: "appliance", id: appliance.id },
      details: { reason: problem.reason, note },
    });
    await tellReporter(tx, problem, { outcome, note }, now);
    return { slug: appliance.slug };
  });
}

type Problem = Awaited<ReturnType<typeof loadProblem>>;

/** @throws AppError `not_found` */
async function loadProblem(tx: Transaction, problemId: string) {
  if (!(await lockRow(tx, "ProblemReport", problemId))) throw notFound("report");
  return tx.problemReport.findUniqueOrThrow({
    where: { id: problemId },
    select: {
      ...{ id: true, reason: true, state: true, reporterId: true, reporterEmail: true },
      appliance: {
        select: {
          ...{ id: true, slug: true, name: true, ownerId: true },
          maintainers: { select: { personId: true } },
        },
      },
    },
  });
}

async function tellReporter(
  tx: Transaction,
  { id, appliance, reason, reporterId, reporterEmail }: Problem,
  { outcome, note }: { outcome: "resolved" | "dismissed"; note: string },
  now: Date,
): Promise<void> {
  const mail = outcomeMail({ appliance, reason, outcome, note });
  if (reporterId) {
    const path = paths.appliance(appliance.slug);
    const news = { about: `problem ${id} ${outcome}`, title: mail.subject, text: note, path };
    await tellPerson(tx, reporterId, news, mail, now);
  } else if (reporterEmail) {
    await writeMail(tx, { recipient: reporterEmail, ...mail }, now);
  }
}
