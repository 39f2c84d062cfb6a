/** Small files that are made from the database. */
import { saidLength } from "./said-length.ts";
import "server-only";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { toProblem } from "#lib/platform/problem.ts";

/**
 * Answers with what `make` gives, or with one sentence of plain text why not.
 *
 * @param isPrivate for whoever knows a secret: kept by no cache on the way
 */
export async function respondWithFile(
  contentType: string,
  make: () => Promise<Uint8Array | string>,
  { download, isPrivate = false }: { download?: string; isPrivate?: boolean } = {},
): Promise<Response> {
  try {
    const content = await make();
    return new Response(typeof content === "string" ? content : new Uint8Array(content), {
      headers: {
        "content-type": contentType,
        ...saidLength(content),
        "cache-control": isPrivate ? "private, no-store" : "public, max-age=300",
        ...(download ? { "content-disposition": `attachment; filename="${download}"` } : {}),
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, "a file could not be answered");
    const { status, detail } = toProblem(error);
    return new Response(`${detail}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
