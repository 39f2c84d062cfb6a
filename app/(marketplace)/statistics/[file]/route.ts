import { respondWithFile } from "#app/_transport/file-response.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { countsAsCsv } from "#lib/statistics/csv.ts";
import { DATASETS, readDatasetName } from "#lib/statistics/datasets.ts";
import { readPeriod } from "#lib/statistics/period.ts";
import { loadDataset } from "#lib/statistics/queries.ts";

export const dynamic = "force-dynamic";

/** The numbers of one chart: `/statistics/<dataset>.csv`, of the period in the address. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const name = readDatasetName(readRoutePart((await params).file)?.replace(/\.csv$/, "") ?? "");
  return respondWithFile(
    "text/csv; charset=utf-8",
    async () => {
      if (!name) throw notFound("set of numbers");
      const now = new Date();
      const period = readPeriod(Object.fromEntries(new URL(request.url).searchParams), now);
      const { label, unit } = DATASETS[name];
      return countsAsCsv({ label, value: unit[1] }, await loadDataset(name, period, now));
    },
    name ? { download: `${name}.csv` } : {},
  );
}
