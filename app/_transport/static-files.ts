/** Scripts and styles of the pages, as they were compressed once when the pages were built (lib/launch/compress-static.ts). */
import { createReadStream, type Stats, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { log } from "#lib/platform/log.ts";

const FILE = /^\/_next\/static\/((?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*\.(js|css))(?:\?|$)/;
const TYPES = { js: "application/javascript; charset=utf-8", css: "text/css; charset=utf-8" } as const;
/** Of pages alone; on every script they would weigh as much as a small one. */
const PAGE_HEADERS = ["content-security-policy", "permissions-policy", "x-frame-options"];

/**
 * Answers with the compressed file, to those who understand it. Everything else is the page framework's.
 *
 * @param folder in which `static` lies
 * @returns whether the request was answered
 */
export function createStaticFileAnswer(folder: string) {
  // What was built does not change while the process runs.
  const known = new Map<string, Stats | null>();

  function find(file: string): Stats | null {
    const seen = known.get(file);
    if (seen !== undefined) return seen;
    const found = statSync(file, { throwIfNoEntry: false }) ?? null;
    if (found) known.set(file, found);
    return found;
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const [, name, kind] = FILE.exec(request.url ?? "") ?? [];
    if (!name || !kind || (request.method !== "GET" && request.method !== "HEAD")) return false;
    if (!understandsBrotli(request.headers["accept-encoding"])) return false;
    const file = path.join(folder, "static", `${name}.br`);
    const found = find(file);
    if (!found) return false;
    for (const header of PAGE_HEADERS) response.removeHeader(header);
    response.writeHead(200, {
      "content-type": TYPES[kind as keyof typeof TYPES],
      "content-encoding": "br",
      "content-length": found.size,
      // Names change with contents.
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
    if (request.method === "HEAD") response.end();
    else {
      pipeline(createReadStream(file), response).catch((error: unknown) => {
        log.debug({ err: error }, "a script was not read to its end");
      });
    }
    return true;
  };
}

/** RFC 9110, section 12.5.3: named, and not with a weight of nought. */
function understandsBrotli(accepted: string | string[] | undefined): boolean {
  return `${accepted ?? ""}`
    .split(",")
    .some((coding) => /^\s*br\s*(;|$)/i.test(coding) && !/;\s*q=0(\.0*)?\s*$/i.test(coding));
}
