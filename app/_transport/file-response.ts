/** Small files that are made from the database. */
import { saidLength } from "./said-length.ts";
import "server-only";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { toProblem } from "#lib/platform/problem.ts";
import { entityTagOf, hasAlready } from "./preconditions.ts";

/**
 * Answers with what `make` gives, or with one sentence of plain text why not.
 *
 * @param isPrivate for whoever knows a secret: kept by no cache on the way
 * @param request where given, whoever has the same content already is told so (RFC 9110, section 13.1.2)
 */
export async function respondWithFile(
  contentType: string,
  make: () => Promise<Uint8Array | string>,
  {
    download,
    isPrivate = false,
    request,
  }: { download?: string; isPrivate?: boolean; request?: Pick<Request, "headers"> } = {},
): Promise<Response> {
  try {
    const content = await make();
    const caching = {
      "cache-control": isPrivate ? "private, no-store" : "public, max-age=300",
      ...(isPrivate ? {} : { etag: entityTagOf(content) }),
    };
    if (caching.etag && hasAlready(request?.headers.get("if-none-match") ?? null, caching.etag)) {
      return new Response(null, { status: 304, headers: caching });
    }
    return new Response(typeof content === "string" ? content : new Uint8Array(content), {
      headers: {
        "content-type": contentType,
        ...saidLength(content),
        ...caching,
        ...(download ? { "content-disposition": `attachment; filename="${download}"` } : {}),
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, "a file could not be answered");
    const { status, detail } = toProblem(error);
    return new Response(`${detail}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
