import { notFound, redirect } from "next/navigation";
import { readImageReference } from "#app/_transport/image-reference.ts";
import { paths } from "#lib/platform/paths.ts";
import { findEntryPage } from "#lib/vo-image-list/queries.ts";

/** `ad:mpuri`: leads to the version that the list offers. */
export async function GET(_request: Request, { params }: { params: Promise<{ reference: string }> }) {
  const reference = readImageReference((await params).reference);
  const page = reference && (await findEntryPage(reference.identifier));
  if (!page) notFound();
  redirect(paths.version(page.slug, page.version));
}
