/**
 * Uploads of image files by the tus protocol (tus.io, resumable upload 1.0.0) under `/api/v1/uploads`. Answered beside
 * Next.js, which has no use for bodies of many gigabytes.
 *
 * Whoever asks is known by an access token in `Authorization`, or, in a browser, by the cookie of the session: requests of
 * other sites' pages were refused before (front/foreign-origin.ts).
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Server, type ServerOptions } from "@tus/server";
import { beginUpload } from "#lib/image-file/begin-upload.ts";
import { completeUpload } from "#lib/image-file/complete-upload.ts";
import { openUpload } from "#lib/image-file/open-upload.ts";
import { removeImageFile } from "#lib/image-file/remove-image-file.ts";
import { beginUploadSchema } from "#lib/image-file/schema.ts";
import { uploadLocker } from "#lib/image-file/upload-locker.ts";
import { getImageStore } from "#lib/image-store/open-image-store.ts";
import { hashWhileStreaming } from "#lib/image-store/running-hashes.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { toProblem } from "#lib/platform/problem.ts";
import { findRequestActor } from "./request-actor.ts";

const PATH = paths.uploads();
const ADDRESS = new RegExp(`^${PATH}(?:/([0-9a-f-]{36}))?/?(?:\\?|$)`);
/** Where a finished file is fetched; told to programs, which have no form to show it in. */
const FILE_URL_HEADER = "File-Url";

/** A request of the tus server: the web's, with Node's behind it. */
type TusRequest = Parameters<NonNullable<ServerOptions["onIncomingRequest"]>>[0];

/**
 * Makes what answers uploads.
 *
 * @returns answers when the request is for an upload; false when it is for something else, and nothing was answered
 */
export function createUploadAnswer(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const server = createTusServer();
  return (request, response) => {
    const address = ADDRESS.exec(request.url ?? "");
    if (!address) return false;
    void answer(server, address[1] ?? null, request, response);
    return true;
  };
}

async function answer(
  server: Server,
  fileId: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === "DELETE" && fileId) {
      // The record knows whether an image uses it; the protocol's own way would ask the store alone.
      await removeImageFile(await findRequestActor(request), { fileId });
      response.writeHead(204, { "tus-resumable": "1.0.0" }).end();
      return;
    }
    if (request.method === "GET") throw new AppError("not_found", "not_found", "Uploads are not read here.");
    await server.handle(request, response);
  } catch (error) {
    refuse(response, error);
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const problem = toProblem(error);
  if (!(error instanceof AppError)) log.error({ err: error }, "an upload could not be answered");
  if (response.headersSent) response.destroy();
  else {
    response
      .writeHead(problem.status, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      })
      .end(`${problem.detail}\n`);
  }
}

function createTusServer(): Server {
  const { uploads } = getImageStore();
  const takeSha512 = hashWhileStreaming(uploads);
  const { baseUrl } = getSettings();
  const actors = new WeakMap<object, Promise<Actor>>();
  const actorOf = (request: TusRequest): Promise<Actor> => {
    const node = request.runtime?.node?.req;
    if (!node) throw new Error("The upload came without its request.");
    const known = actors.get(node) ?? findRequestActor(node);
    actors.set(node, known);
    return known;
  };
  return new Server({
    path: PATH,
    datastore: uploads,
    locker: uploadLocker,
    allowedOrigins: [new URL(baseUrl).origin],
    exposedHeaders: [FILE_URL_HEADER],
    generateUrl: (_request, { id }) => `${baseUrl}${PATH}/${id}`,
    namingFunction: async (request, metadata) => {
      const parsed = beginUploadSchema.safeParse({
        slug: metadata?.appliance ?? undefined,
        fileName: metadata?.filename ?? undefined,
        sizeBytes: request.headers.get("upload-length") ?? undefined,
      });
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new AppError("invalid_input", "bad_upload", issue?.message ?? "The upload cannot be read.");
      }
      const { fileId, fileName } = await beginUpload(await actorOf(request), parsed.data);
      if (metadata) metadata.filename = fileName;
      return fileId;
    },
    onIncomingRequest: async (request, fileId) => {
      // Its beginning was allowed by whoever named it.
      if (request.method !== "POST") await openUpload(await actorOf(request), { fileId });
    },
    onUploadFinish: async (request, { id, size = 0 }) => {
      const sha512 = takeSha512(id, BigInt(size));
      const { url } = await completeUpload(await actorOf(request), { fileId: id, sha512 });
      return { headers: { [FILE_URL_HEADER]: url } };
    },
    onResponseError: (_request, error) => {
      if (error instanceof AppError) {
        const { status, detail } = toProblem(error);
        return { status_code: status, body: `${detail}\n` };
      }
      if (error instanceof Error) {
        log.error({ err: error }, "an upload could not be answered");
        const { status, detail } = toProblem(error);
        return { status_code: status, body: `${detail}\n` };
      }
      return undefined;
    },
  });
}
