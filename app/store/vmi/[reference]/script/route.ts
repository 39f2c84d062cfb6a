import { respondWithFile } from "#app/_transport/file-response.ts";
import { readImageReference } from "#app/_transport/image-reference.ts";
import { notFound } from "#lib/platform/errors.ts";
import { findScript } from "#lib/virtual-appliance/script-queries.ts";

/**
 * The contextualization script of an image at AppDB's address: of the newest version that everybody can see, or with
 * `:<number>` that of one exact state of the image.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ reference: string }> }) {
  const reference = readImageReference((await params).reference);
  // Plain text whatever it is: no browser shall run it.
  return respondWithFile("text/plain; charset=utf-8", async () => {
    const script = reference && (await findScript(reference.identifier, reference.number));
    if (!script) throw notFound("contextualization script");
    return script;
  });
}
