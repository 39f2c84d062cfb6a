/** Tells administrators what is wrong with the signatures of lists, every day as long as it lasts; run by the worker. */
import { writeMail } from "#lib/mail/write-mail.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { alarmMail } from "./alarm-mail.ts";
import { findSignatureTroubles, type SignatureTrouble } from "./signature-trouble.ts";

/** A little less than a day, for the job comes every few minutes. */
const AGAIN_MS = 23 * 3600 * 1000;

/** One message with everything that is new or was told a day ago; what is over is forgotten. */
export async function raiseAlarms(now: Date = new Date()): Promise<void> {
  const troubles = await findSignatureTroubles(now);
  await getDatabase().$transaction(async (tx) => {
    await lockName(tx, "alarms");
    await tx.alarm.deleteMany({ where: { about: { notIn: troubles.map(({ about }) => about) } } });
    const due = await findDue(tx, troubles, now);
    if (due.length === 0) return;
    for (const { about } of due) {
      await tx.alarm.upsert({
        where: { about },
        create: { about, raisedAt: now, toldAt: now },
        update: { toldAt: now },
      });
    }
    const mail = alarmMail(due.map(({ text }) => text));
    for (const { email } of await listAdministrators(tx)) {
      await writeMail(tx, { recipient: email, ...mail }, now);
    }
  });
}

async function findDue(
  tx: Transaction,
  troubles: readonly SignatureTrouble[],
  now: Date,
): Promise<SignatureTrouble[]> {
  const told = await tx.alarm.findMany({ where: { toldAt: { gt: new Date(now.getTime() - AGAIN_MS) } } });
  const known = new Set(told.map(({ about }) => about));
  return troubles.filter(({ about }) => !known.has(about));
}

async function listAdministrators(tx: Transaction): Promise<{ email: string }[]> {
  return tx.person.findMany({
    where: {
      ...{ blockedAt: null, mergedIntoId: null, email: { not: "" } },
      platformRoles: { some: { role: "administrator" } },
    },
    orderBy: { id: "asc" },
    select: { email: true },
  });
}
