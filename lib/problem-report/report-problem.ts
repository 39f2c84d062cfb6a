/** Says that something is wrong with an appliance; needs no account. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import { PEOPLE_REPORT } from "./policy.ts";
import { isMendable, type ProblemReason } from "./problem.ts";
import { problemMail } from "./problem-mail.ts";
import type { ReportProblemInput } from "./schema.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Of one person. */
const MOST_A_DAY = 20;
/** Of all who are not signed in, about one appliance: each sends messages to its maintainers. */
const MOST_ANONYMOUS_A_DAY = 10;

/**
 * Owner and maintainers are told of what is theirs to mend; administrators of the rest, and where nobody maintains it.
 *
 * @throws AppError `forbidden` for tokens, `not_found`, `rate_limited`
 */
export async function reportProblem(
  actor: Actor,
  { slug, reason, comment, email }: ReportProblemInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(actor.kind === "person" || actor.kind === "anonymous", { kind: "token" }, PEOPLE_REPORT);
  const reporterId = personIdOf(actor);
  await getDatabase().$transaction(async (tx) => {
    const appliance = await tx.virtualAppliance.findUnique({
      where: { slug },
      select: { id: true, slug: true, name: true },
    });
    if (!appliance) throw notFound("appliance");
    await limitReports(tx, { reporterId, applianceId: appliance.id }, now);
    const { id } = await tx.problemReport.create({
      data: {
        ...{ applianceId: appliance.id, reason, comment, reporterId, createdAt: now },
        // Who is signed in has an address in their profile.
        reporterEmail: reporterId === null ? email : null,
      },
      select: { id: true },
    });
    // Not in the history of the appliance: those who read that are not told who reported it.
    await recordAuditEvent(tx, actor, now, {
      action: "problem.reported",
      objectKind: "problem",
      objectId: id,
      details: { applianceId: appliance.id, reason, comment },
    });
    await tell(tx, { appliance, reason, comment }, now);
  });
  return { slug };
}

async function limitReports(
  tx: Transaction,
  { reporterId, applianceId }: { reporterId: string | null; applianceId: string },
  now: Date,
): Promise<void> {
  await lockName(tx, `problems reported by ${reporterId ?? `nobody of ${applianceId}`}`);
  const where = reporterId === null ? { reporterId, applianceId } : { reporterId };
  const recent = await tx.problemReport.count({
    where: { ...where, createdAt: { gt: new Date(now.getTime() - DAY_MS) } },
  });
  if (recent < (reporterId === null ? MOST_ANONYMOUS_A_DAY : MOST_A_DAY)) return;
  const sentence =
    reporterId === null
      ? "Many problems with this appliance were reported today. Sign in to report another one, or come back tomorrow."
      : `You have reported ${MOST_A_DAY} problems within a day, which is the most. Go on tomorrow.`;
  throw new AppError("rate_limited", "too_many_reports", sentence);
}

type Reported = {
  appliance: { id: string; slug: string; name: string };
  reason: ProblemReason;
  comment: string | null;
};

async function tell(tx: Transaction, { appliance, reason, comment }: Reported, now: Date): Promise<void> {
  const menders = isMendable(reason) ? await listMaintainersToTell(tx, appliance.id) : [];
  const recipients = menders.length > 0 ? menders : await listAdministrators(tx);
  const path = menders.length > 0 ? paths.applianceProblems(appliance.slug) : paths.adminProblems();
  const mail = problemMail({ appliance, reason, comment, path });
  for (const { email } of recipients) await writeMail(tx, { recipient: email, ...mail }, now);
}

async function listAdministrators(tx: Transaction): Promise<{ email: string }[]> {
  return tx.person.findMany({
    where: {
      ...{ blockedAt: null, mergedIntoId: null, email: { not: "" } },
      platformRoles: { some: { role: "administrator" } },
    },
    distinct: ["email"],
    orderBy: [{ email: "asc" }, { id: "asc" }],
    select: { email: true },
  });
}
