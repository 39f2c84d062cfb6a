import { respondWithImageView } from "#app/_transport/image-view-response.ts";
import { getImageView } from "#lib/image-view/queries.ts";

/** An image as AppDB told machines of it, in JSON. */
export async function GET(_request: Request, { params }: { params: Promise<{ reference: string }> }) {
  return respondWithImageView((await params).reference, getImageView, "json");
}
