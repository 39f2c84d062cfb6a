/** What the service wrote to whom, in the test's own database. */
import { getDatabase } from "#lib/platform/db/database.ts";

/** Messages to these addresses, oldest first. */
export async function mailsTo(...recipients: string[]) {
  return getDatabase().outgoingMail.findMany({
    where: { recipient: { in: recipients } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { recipient: true, subject: true, text: true },
  });
}
