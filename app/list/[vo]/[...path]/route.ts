import { respondWithRendering } from "#app/_transport/lists/rendering-response.ts";

type Context = { params: Promise<{ vo: string; path: string[] }> };

/** A VO's list in another format; `@<number>` before the path is that revision, as it was signed. */
export async function GET(request: Request, { params }: Context) {
  const { vo, path } = await params;
  return respondWithRendering(request, vo, path);
}
