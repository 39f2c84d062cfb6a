/**
 * The one client for URLs that users give: GET or HEAD over http or https, to permitted addresses only, bounded in
 * redirects, size, time and slowness, streaming.
 *
 * Each call owns its connections and takes no proxy from the environment. The body must be read to its end, or
 * `close()` called; the total timeout ends a call that was forgotten.
 */
import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import type { AddressPolicy } from "./address-policy.ts";
import { readBounded, tooLarge } from "./bounded-body.ts";
import { FetchRefusedError, refusalBeforeAnswer } from "./fetch-refused-error.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { inSeconds } from "./quantity.ts";

export interface SafeFetchLimits {
  readonly maxRedirects: number;
  /** Largest body accepted, announced or real, in bytes. */
  readonly maxBytes: bigint;
  /** From the call to the last byte. */
  readonly totalTimeoutMs: number;
  /** For name resolution, TCP and TLS, per redirect. */
  readonly connectTimeoutMs: number;
  /** From the request to the answer's headers, connecting included, per redirect. */
  readonly headerTimeoutMs: number;
  /** Longest silence while the body is being waited for. A slow reader does not count as silence. */
  readonly stallTimeoutMs: number;
  /** Slowest pace of a body, on average over `paceWindowMs`. A slow reader does not make it slow. */
  readonly minBytesPerSecond: number;
  readonly paceWindowMs: number;
}

const DEFAULT_LIMITS: SafeFetchLimits = {
  maxRedirects: 5,
  maxBytes: 64n * 1024n ** 3n,
  totalTimeoutMs: 6 * 60 * 60 * 1000,
  connectTimeoutMs: 10_000,
  headerTimeoutMs: 30_000,
  stallTimeoutMs: 60_000,
  minBytesPerSecond: 1024,
  paceWindowMs: 5 * 60 * 1000,
};

export interface SafeFetchOptions extends Partial<SafeFetchLimits> {
  readonly policy: AddressPolicy;
  readonly signal?: AbortSignal;
  /** Resolver, with the signature of `dns.lookup`; the system's by default. */
  readonly lookup?: LookupFunction;
  readonly userAgent?: string;
  /** HEAD asks for what is said about the file only: the answer has no body. */
  readonly method?: "GET" | "HEAD";
  /** Asks for these bytes only, both ends included (RFC 9110 section 14.1.2). Servers may answer with all of them. */
  readonly range?: { readonly first: number; readonly last: number };
  /** Media types to prefer, as in the header `Accept`. */
  readonly accept?: string;
}

export interface SafeResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by a comma and a space. */
  readonly headers: Readonly<Record<string, string>>;
  readonly finalUrl: string;
  /** What the server announced of this answer, in bytes; null when it announced nothing. */
  readonly contentLength: bigint | null;
  /** The bytes as sent, to be read once. Fails with FetchRefusedError. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the call without reading (the rest of) the body. Harmless when it has ended already. */
  close(): Promise<void>;
}

/**
 * Fetches a URL that a user gave.
 *
 * Only the file itself is returned: status 200 (206 where a range was asked for), without content encoding.
 *
 * @throws FetchRefusedError with a code, and a sentence for the author; also while the body is read
 */
export async function safeFetch(url: string, options: SafeFetchOptions): Promise<SafeResponse> {
  const call = openCall(options);
  try {
    const { answer, target } = await followRedirects(parseTarget(url), call);
    requireFile(answer, target, call);
    requireIdentityEncoding(answer, target);
    const contentLength = announcedLength(answer);
    if (contentLength !== null && contentLength > call.limits.maxBytes) throw tooLarge(call.limits.maxBytes);
    const hasBody = call.method === "GET";
    return {
      status: answer.statusCode,
      headers: flattenHeaders(answer.headers),
      finalUrl: target.href,
      contentLength,
      body: readBounded(answer.body, hasBody ? contentLength : null, call),
      close: call.release,
    };
  } catch (error) {
    await call.release();
    throw error;
  }
}

/** What lives as long as one call: its connections, its deadline and the switch that ends it. */
interface Call {
  readonly limits: SafeFetchLimits;
  readonly agent: Agent;
  readonly method: "GET" | "HEAD";
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly abort: (reason: FetchRefusedError) => void;
  readonly release: () => Promise<void>;
}

function openCall(options: SafeFetchOptions): Call {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const switchOff = new AbortController();
  const abort = (reason: FetchRefusedError) => switchOff.abort(reason);
  const abortByCaller = () => abort(new FetchRefusedError("aborted", "The download was cancelled."));
  if (options.signal?.aborted) abortByCaller();
  options.signal?.addEventListener("abort", abortByCaller, { once: true });
  const deadline = setTimeout(() => {
    const message = `The download took longer than ${inSeconds(limits.totalTimeoutMs)}; offer the file from a faster server.`;
    abort(new FetchRefusedError("timeout", message));
  }, limits.totalTimeoutMs);
  const agent = new Agent({
    connect: guardedConnector({
      policy: options.policy,
      lookup: options.lookup ?? systemLookup,
      connectTimeoutMs: limits.connectTimeoutMs,
    }),
    // The timers of this file replace undici's, which count in steps of half a second.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const release = async () => {
    clearTimeout(deadline);
    options.signal?.removeEventListener("abort", abortByCaller);
    abort(new FetchRefusedError("aborted", "The download was closed before its end."));
    await agent.destroy();
  };
  return {
    limits,
    agent,
    method: options.method ?? "GET",
    headers: headersFor(options),
    signal: switchOff.signal,
    abort,
    release,
  };
}

function headersFor({ userAgent, accept, range }: SafeFetchOptions): Record<string, string> {
  return {
    "user-agent": userAgent ?? "Slipway/0.1",
    accept: accept ?? "*/*",
    "accept-encoding": "identity",
    ...(range ? { range: `bytes=${range.first}-${range.last}` } : {}),
  };
}

function parseTarget(text: string, base?: URL): URL {
  const target = URL.parse(text, base?.href);
  if (target === null) {
    throw new FetchRefusedError(
      "bad_url",
      "This is not a complete web address; write it as https://host/path.",
    );
  }
  if (target.protocol !== "https:" && target.protocol !== "http:") {
    const message = `Only https and http addresses can be fetched, not "${target.protocol}"; write it as https://host/path.`;
    throw new FetchRefusedError("bad_url", message);
  }
  if (target.username !== "" || target.password !== "") {
    const message =
      "The address contains a user name or password; offer the file without credentials and remove them.";
    throw new FetchRefusedError("bad_url", message);
  }
  if (target.port === "0") {
    throw new FetchRefusedError(
      "bad_url",
      "The address names port 0, where no server can answer; correct the port.",
    );
  }
  target.hash = "";
  return target;
}

interface Answered {
  readonly answer: Dispatcher.ResponseData;
  readonly target: URL;
}

async function followRedirects(first: URL, call: Call): Promise<Answered> {
  let target = first;
  const visited = new Set<string>();
  for (let redirects = 0; redirects <= call.limits.maxRedirects; redirects++) {
    const answer = await requestOnce(target, call);
    if (![301, 302, 303, 307, 308].includes(answer.statusCode)) return { answer, target };
    answer.body.destroy();
    visited.add(target.href);
    target = redirectTarget(answer, target);
    if (visited.has(target.href)) throw redirectsInCircle(target);
  }
  const message = `The address redirects more than ${call.limits.maxRedirects} times; give the address it leads to in the end.`;
  throw new FetchRefusedError("too_many_redirects", message);
}

/** The same request would be answered in the same way, for ever: nothing that is sent along could change it. */
function redirectsInCircle(target: URL): FetchRefusedError {
  const message = `The address redirects in a circle, back to one on "${target.host}" that was asked already; give the address of the file itself.`;
  return new FetchRefusedError("too_many_redirects", message);
}

function redirectTarget(answer: Dispatcher.ResponseData, from: URL): URL {
  const location = answer.headers.location;
  if (typeof location === "string") return parseTarget(location, from);
  const message = `The server "${from.host}" redirects without saying where to; give the address of the file itself.`;
  throw new FetchRefusedError("http_status", message, { status: answer.statusCode });
}

async function requestOnce(target: URL, call: Call): Promise<Dispatcher.ResponseData> {
  const timer = setTimeout(() => {
    const message = `The server "${target.host}" did not answer within ${inSeconds(call.limits.headerTimeoutMs)}; check that it is running.`;
    call.abort(new FetchRefusedError("timeout", message));
  }, call.limits.headerTimeoutMs);
  try {
    const answer = await request(target, {
      dispatcher: call.agent,
      method: call.method,
      signal: call.signal,
      headers: call.headers,
    });
    // A body that is thrown away reports its own destruction, to nobody.
    answer.body.on("error", () => {});
    return answer;
  } catch (error) {
    if (call.signal.aborted) throw call.signal.reason;
    throw refusalBeforeAnswer(error, target.host);
  } finally {
    clearTimeout(timer);
  }
}

/** Clients of sites take an image from status 200 only; part of a file that nobody asked for is another file. */
function requireFile(answer: Dispatcher.ResponseData, target: URL, call: Call): void {
  const status = answer.statusCode;
  if (status === 200 || (status === 206 && "range" in call.headers)) return;
  const advice =
    status === 401 || status === 403
      ? "allow everybody to read the file without credentials"
      : status >= 500 || status === 429
        ? "try again later, or ask those who run the server"
        : "check that the file is still at this address";
  const message = `The server "${target.host}" answered with status ${status} instead of the file; ${advice}.`;
  throw new FetchRefusedError("http_status", message, { status });
}

/** The checksum is over the file itself; a body that the server packed on the way is another sequence of bytes. */
function requireIdentityEncoding(answer: Dispatcher.ResponseData, target: URL): void {
  const encodings = [answer.headers["content-encoding"], answer.headers["transfer-encoding"]]
    .flat()
    .flatMap((value) => (value ?? "").toLowerCase().split(","))
    .map((encoding) => encoding.trim());
  const packing = encodings.find((encoding) => !["", "identity", "chunked"].includes(encoding));
  if (packing === undefined) return;
  const message = `The server "${target.host}" sends the file with the content encoding "${packing.slice(0, 20)}" although none was asked for; switch that off for image files.`;
  throw new FetchRefusedError("content_encoding", message);
}

function announcedLength(answer: Dispatcher.ResponseData): bigint | null {
  const header = answer.headers["content-length"];
  return typeof header === "string" && /^\d+$/.test(header) ? BigInt(header) : null;
}

function flattenHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}
