/**
 * A small server of ours that speaks as much of the S3 protocol as uploads here need, kept in memory. No server that keeps
 * to the whole protocol can be had from the package registries (s3rver, which can, does not list the parts of an upload);
 * the client that is put to the test is Amazon's own.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

type StoredObject = { body: Buffer; metadata: Record<string, string> };
type Multipart = { key: string; metadata: Record<string, string>; parts: Map<number, Buffer> };

/** What a request says. */
type Asked = { method: string; key: string; query: URLSearchParams; request: IncomingMessage; body: Buffer };

/** @param accessKeyId whoever signs with another is refused; signatures are not verified */
export async function startS3Server({ bucket, accessKeyId }: { bucket: string; accessKeyId: string }) {
  const objects = new Map<string, StoredObject>();
  const multiparts = new Map<string, Multipart>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [, inBucket, ...key] = decodeURIComponent(pathname).split("/");
    const body = unchunked(request, await buffer(request));
    if (!request.headers.authorization?.includes(`Credential=${accessKeyId}/`)) {
      fail(response, 403, "InvalidAccessKeyId");
    } else if (inBucket !== bucket) fail(response, 404, "NoSuchBucket");
    else {
      const asked = { method: request.method ?? "", key: key.join("/"), query: searchParams, request, body };
      answer(asked, response, objects, multiparts);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The keys of what is there, in order. */
    keys: () => [...objects.keys()].sort(),
    /** Uploads that were neither completed nor given up. */
    unfinished: () => multiparts.size,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  { method, key, query, request, body }: Asked,
  response: ServerResponse,
  objects: Map<string, StoredObject>,
  multiparts: Map<string, Multipart>,
): ServerResponse {
  const uploadId = query.get("uploadId");
  const multipart = uploadId === null ? undefined : multiparts.get(uploadId);
  if (uploadId !== null && !multipart) return fail(response, 404, "NoSuchUpload");
  if (method === "POST" && query.has("delete")) {
    for (const [, named] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(named ?? "");
    return xml(response, "<DeleteResult></DeleteResult>");
  }
  if (method === "POST" && query.has("uploads")) {
    const id = randomUUID();
    multiparts.set(id, { key, metadata: metadataOf(request), parts: new Map() });
    return xml(response, wrap("InitiateMultipartUploadResult", `<UploadId>${id}</UploadId>`));
  }
  if (multipart && uploadId !== null) {
    return answerMultipart({ method, key, query, request, body }, response, objects, {
      ...multipart,
      end: () => multiparts.delete(uploadId),
    });
  }
  if (method === "PUT") {
    objects.set(key, { body, metadata: metadataOf(request) });
    return response.writeHead(200, { etag: etagOf(body) }).end();
  }
  if (method === "DELETE") {
    objects.delete(key);
    return response.writeHead(204).end();
  }
  const found = objects.get(key);
  if (!found) return fail(response, 404, "NoSuchKey");
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  const part = first && last ? found.body.subarray(Number(first), Number(last) + 1) : found.body;
  response.writeHead(first ? 206 : 200, {
    "content-length": part.length,
    etag: etagOf(found.body),
    ...found.metadata,
  });
  return response.end(method === "HEAD" ? undefined : part);
}

function answerMultipart(
  { method, key, query, body }: Asked,
  response: ServerResponse,
  objects: Map<string, StoredObject>,
  { parts, metadata, end }: Multipart & { end: () => void },
): ServerResponse {
  const inOrder = [...parts].sort(([a], [b]) => a - b);
  if (method === "PUT") {
    parts.set(Number(query.get("partNumber")), body);
    return response.writeHead(200, { etag: etagOf(body) }).end();
  }
  if (method === "GET") {
    const listed = inOrder.map(
      ([number, part]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${etagOf(part)}</ETag><Size>${part.length}</Size></Part>`,
    );
    return xml(response, wrap("ListPartsResult", `<IsTruncated>false</IsTruncated>${listed.join("")}`));
  }
  end();
  if (method === "DELETE") return response.writeHead(204).end();
  const whole = Buffer.concat(inOrder.map(([, part]) => part));
  objects.set(key, { body: whole, metadata });
  return xml(response, wrap("CompleteMultipartUploadResult", `<ETag>${etagOf(whole)}</ETag>`));
}

function metadataOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith("x-amz-meta-") ? [[name, String(value)]] : [],
    ),
  );
}

/** Amazon's client may send a body in signed pieces (`aws-chunked`). */
function unchunked({ headers }: IncomingMessage, body: Buffer): Buffer {
  if (!String(headers["content-encoding"] ?? "").includes("aws-chunked")) return body;
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf("\r\n", at);
    const length = Number.parseInt(body.toString("latin1", at, end), 16);
    if (!length) break;
    pieces.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(pieces);
}

function etagOf(body: Buffer): string {
  return `"${createHash("md5").update(body).digest("hex")}"`;
}

function wrap(name: string, content: string): string {
  return `<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${name}>`;
}

function xml(response: ServerResponse, content: string): ServerResponse {
  response.writeHead(200, { "content-type": "application/xml" });
  return response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`);
}

function fail(response: ServerResponse, status: number, code: string): ServerResponse {
  response.writeHead(status, { "content-type": "application/xml" });
  return response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
}
