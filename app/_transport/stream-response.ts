/** Files that are made while they are sent, however long they are. */
import "server-only";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { toProblem } from "#lib/platform/problem.ts";
import { toByteStream } from "./byte-stream.ts";

/** A file in pieces. */
type StreamedFile = {
  fileName: string;
  contentType: string;
  chunks: AsyncGenerator<string, void, undefined>;
};

/** Answers with a download, or with one sentence of plain text why not. */
export async function respondWithStream(begin: () => Promise<StreamedFile>): Promise<Response> {
  try {
    const { fileName, contentType, chunks } = await begin();
    const body = toByteStream(chunks, (error) => log.error({ err: error }, "a download broke off"));
    return new Response(body, {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, "a download could not begin");
    const { status, detail } = toProblem(error);
    return new Response(`${detail}\n`, {
      status,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
}
