import { Readable } from "node:stream";
import { readDemoImage } from "#lib/launch/demo-image.ts";
import { getSettings } from "#lib/platform/env.ts";
import { appliances } from "#prisma/seed/appliances.ts";
import { demoImageSpec } from "#prisma/seed/demo-image-spec.ts";

type Context = { params: Promise<{ file: string }> };

/** The images of the demo catalogue, generated while they are read; with ranges, as image servers have them. */
export async function GET(request: Request, { params }: Context) {
  const { file } = await params;
  const image = getSettings().mode === "demo" ? findImage(file) : undefined;
  if (!image) return new Response("There is no such image.\n", { status: 404 });
  const { start, end, status } = readRange(request.headers.get("range"), image.sizeBytes);
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": String(Math.max(0, end - start)),
    "accept-ranges": "bytes",
    "cache-control": "public, max-age=3600, no-transform",
    etag: `"${file}-${image.sizeBytes}"`,
    ...(status === 206 ? { "content-range": `bytes ${start}-${end - 1}/${image.sizeBytes}` } : {}),
    ...(status === 416 ? { "content-range": `bytes */${image.sizeBytes}` } : {}),
  };
  if (status === 416 || request.method === "HEAD") return new Response(null, { status, headers });
  const body = Readable.toWeb(Readable.from(readDemoImage(demoImageSpec(image), start, end)));
  return new Response(body as ReadableStream<Uint8Array>, { status, headers });
}

function findImage(fileName: string) {
  return appliances
    .flatMap(({ versions }) => versions.flatMap(({ images }) => images))
    .find((image) => image.fileName === fileName);
}

/** One range (RFC 9110, section 14.2); anything else is answered whole. `end` is exclusive. */
function readRange(
  header: string | null,
  size: number,
): { start: number; end: number; status: 200 | 206 | 416 } {
  const whole = { start: 0, end: size, status: 200 as const };
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return whole;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end, status: 206 } : { start: 0, end: 0, status: 416 };
}
