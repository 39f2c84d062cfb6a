import { respondWithTrialList } from "#app/_transport/lists/trial-response.ts";

export const dynamic = "force-dynamic";

/** The list with which a provider tries its client. */
export async function GET(request: Request, { params }: { params: Promise<{ secret: string }> }) {
  return respondWithTrialList(request, (await params).secret);
}
