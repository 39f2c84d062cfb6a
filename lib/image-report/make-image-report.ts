/** Makes the report of an image anew, whenever something that it judges has changed. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { reportOn } from "./image-report.ts";
import type { Inspection } from "./reported-image.ts";
import { RULES_VERSION } from "./rules.ts";

/**
 * An image without a measurement has no report: an earlier one goes with what it was about.
 *
 * @param inspection what this measurement read from the file; without it, what the last one read still stands
 */
export async function makeImageReport(
  tx: Transaction,
  imageId: string,
  now: Date,
  inspection?: Inspection,
): Promise<void> {
  const image = await tx.image.findUnique({
    where: { id: imageId },
    select: {
      url: true,
      fileId: true,
      format: true,
      hypervisors: true,
      sizeBytes: true,
      checksumSource: true,
      cpuMinimum: true,
      cpuRecommended: true,
      ramMinimumBytes: true,
      ramRecommendedBytes: true,
      diskMinimumBytes: true,
      contextualizationFormats: true,
      report: { select: { inspected: true, variant: true, virtualSizeBytes: true, traits: true } },
    },
  });
  if (!image) return;
  const { fileId, sizeBytes, checksumSource, report, ...declared } = image;
  if (sizeBytes === null || checksumSource !== "measured") {
    await tx.imageReport.deleteMany({ where: { imageId } });
    return;
  }
  const known = inspection ?? (report?.inspected ? report : null);
  const { grade, findings } = reportOn({
    ...declared,
    sizeBytes,
    isStoredHere: fileId !== null,
    inspection: known,
  });
  const data = {
    ...{ rulesVersion: RULES_VERSION, grade, findings: [...findings], inspected: known !== null },
    ...{ variant: known?.variant ?? "", virtualSizeBytes: known?.virtualSizeBytes ?? null },
    ...{ traits: [...(known?.traits ?? [])], madeAt: now },
  };
  await tx.imageReport.upsert({ where: { imageId }, create: { imageId, ...data }, update: data });
}

/** Gives images that were copied with their measurement what was read from the file, and a report of their own. */
export async function copyImageReports(
  tx: Transaction,
  copies: readonly { from: string; to: string }[],
  now: Date,
): Promise<void> {
  for (const { from, to } of copies) {
    const report = await tx.imageReport.findUnique({
      where: { imageId: from },
      select: { inspected: true, variant: true, virtualSizeBytes: true, traits: true },
    });
    await makeImageReport(tx, to, now, report?.inspected ? report : undefined);
  }
}
