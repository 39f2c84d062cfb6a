/** Files that are made while they are sent, however long they are. */
import "server-only";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { toProblem } from "#lib/platform/problem.ts";

/** A file in pieces. Each piece is asked for when the client has taken the one before. */
type StreamedFile = {
  fileName: string;
  contentType: string;
  chunks: AsyncGenerator<string, void, undefined>;
};

/**
 * Answers with a download, or with one sentence of plain text why not. When the client goes away, no further piece is
 * made; when a piece cannot be made, the connection breaks, so that nobody takes half a file for a whole one.
 */
export async function respondWithStream(begin: () => Promise<StreamedFile>): Promise<Response> {
  try {
    const { fileName, contentType, chunks } = await begin();
    return new Response(toByteStream(chunks), {
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

function toByteStream(chunks: AsyncGenerator<string, void, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error({ err: error }, "a download broke off");
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return();
    },
  });
}
