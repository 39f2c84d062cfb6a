import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { respondWithStream } from "#app/_transport/stream-response.ts";
import { exportAuditTrail } from "#lib/audit/export-audit-trail.ts";
import { contentTypeOf, readExportFormat } from "#lib/audit/export-format.ts";
import { readAuditQuestion } from "#lib/audit/filter.ts";

export const dynamic = "force-dynamic";

/** What the search finds, as a file: `?format=csv` or `ndjson`, and the parameters of the search. */
export function GET(request: Request) {
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  return respondWithStream(async () => {
    const format = readExportFormat(parameters.format);
    const question = readAuditQuestion(parameters);
    const file = await exportAuditTrail(await getCurrentActor(), { question, format });
    return { ...file, contentType: contentTypeOf(format) };
  });
}
