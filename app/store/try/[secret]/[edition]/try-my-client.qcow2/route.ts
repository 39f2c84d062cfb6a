import { respondWithTrialImage } from "#app/_transport/lists/trial-response.ts";
import { readListedEdition } from "#lib/client-trial/edition.ts";

export const dynamic = "force-dynamic";

/** The image in an edition of a trial's list. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ secret: string; edition: string }> },
) {
  const { secret, edition } = await params;
  return respondWithTrialImage(request, secret, readListedEdition(edition));
}
