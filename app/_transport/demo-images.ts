/**
 * The images of the demo catalogue under `/demo/images/`, generated while they are read. Answered beside Next.js, which
 * drops the length of a streamed body, and an image without a length has no percentage in its integrity check.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readDemoImage } from "#lib/launch/demo-image.ts";
import { appliances } from "#prisma/seed/appliances.ts";
import { demoImageSpec } from "#prisma/seed/demo-image-spec.ts";
import type { DemoImage } from "#prisma/seed/types.ts";

const ADDRESS = /^\/demo\/images\/([A-Za-z0-9._-]+)$/;

const byFileName = new Map(
  appliances.flatMap(({ versions }) =>
    versions.flatMap(({ images }) => images.map((image): [string, DemoImage] => [image.fileName, image])),
  ),
);

/**
 * Answers when the request is for a demo image.
 *
 * @returns false when it is for something else, and nothing was answered
 */
export function answerDemoImage(request: IncomingMessage, response: ServerResponse): boolean {
  const [, fileName] = ADDRESS.exec(request.url ?? "") ?? [];
  const image = byFileName.get(fileName ?? "");
  if (!image || !["GET", "HEAD"].includes(request.method ?? "")) return false;
  void send(request, response, image).catch(() => response.destroy());
  return true;
}

async function send(request: IncomingMessage, response: ServerResponse, image: DemoImage): Promise<void> {
  const { start, end, status } = readRange(request.headers.range, image.sizeBytes);
  response.writeHead(status, {
    "content-type": "application/octet-stream",
    "content-length": end - start,
    "accept-ranges": "bytes",
    "cache-control": "public, max-age=3600, no-transform",
    etag: `"${image.fileName}-${image.sizeBytes}"`,
    ...(status === 206 ? { "content-range": `bytes ${start}-${end - 1}/${image.sizeBytes}` } : {}),
    ...(status === 416 ? { "content-range": `bytes */${image.sizeBytes}` } : {}),
  });
  if (status === 416 || request.method === "HEAD") response.end();
  else await pipeline(Readable.from(readDemoImage(demoImageSpec(image), start, end)), response);
}

/** One range (RFC 9110, section 14.2); anything else is answered whole. `end` is exclusive. */
export function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number; status: 200 | 206 | 416 } {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return { start: 0, end: size, status: 200 };
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end, status: 206 } : { start: 0, end: 0, status: 416 };
}
