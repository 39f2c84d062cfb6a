/** Gives every image that was measured a report by the rules of today. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { makeImageReport } from "./make-image-report.ts";
import { RULES_VERSION } from "./rules.ts";

/** Enough for a catalogue to be through in hours, and a transaction in a second. */
const A_TIME = 200;

/** Makes those reports that are missing, or that older rules have made; some at a time. */
export async function sweepImageReports(now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const images = await tx.image.findMany({
      where: {
        checksumSource: "measured",
        sizeBytes: { not: null },
        OR: [{ report: null }, { report: { rulesVersion: { lt: RULES_VERSION } } }],
      },
      select: { id: true },
      take: A_TIME,
    });
    for (const { id } of images) await makeImageReport(tx, id, now);
  });
}
