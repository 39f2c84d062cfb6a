/**
 * What happens to every request before Next.js has it: it gets a name and an address, its answer gets the security
 * headers, and what is malformed, asked for by another site or too much is refused.
 */

import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Settings } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import type { RateLimiter } from "#lib/platform/rate-limit/rate-limiter.ts";
import { isMalformedAddress } from "../malformed-address.ts";
import {
  CLIENT_ADDRESS_HEADER,
  INSIDE_HEADER,
  NONCE_HEADER,
  REFUSAL_HEADER,
  REQUEST_ID_HEADER,
  SECRET_ADDRESS_HEADER,
} from "../request-headers.ts";
import { answerRefusal } from "./answer-refusal.ts";
import { tellBodyLength } from "./body-length.ts";
import { findClientAddress, readTrustedProxies } from "./client-address.ts";
import { isForeignChange } from "./foreign-origin.ts";
import { findLimit, findSubjects, isUploadOfBytes } from "./limited-request.ts";
import { buildRateLimitHeaders, isTooMany } from "./rate-limit-headers.ts";
import { type Refusal, refuseForeignChange, refuseTooLong, refuseTooMany } from "./refusal.ts";
import { chooseRequestId } from "./request-id.ts";
import { logRequest } from "./request-log.ts";
import { takeSecret } from "./secret-address.ts";
import { buildSecurityHeaders } from "./security-headers.ts";
import { readSignedInPerson } from "./signed-in-person.ts";

/** Far more than anything that is sent here; what a body may have, whoever reads it knows better. */
const MOST_BYTES = 20 * 1024 * 1024;

type Front = {
  settings: Settings;
  limiter: RateLimiter;
  isDevelopment: boolean;
  /** Answers what needs no look at the request, and says so. */
  answerAtOnce?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Who answers what is not refused; takes plain paths (demo images) before Next.js does. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
};

/** A request with what was found out about it. */
type Known = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Dot segments resolved. */
  url: URL;
  requestId: string;
  address: string | null;
  /** Its address was secret: a token was taken out of it. */
  isSecret: boolean;
  /** Made by this process to itself, for the page that an action leads to. */
  isInside: boolean;
};

/** The listener of the web server. */
export function createFront({
  settings,
  limiter,
  isDevelopment,
  answerAtOnce,
  answer,
}: Front): RequestListener {
  const isTrusted = readTrustedProxies(settings.trustedProxies);
  const ownUrl = new URL(settings.baseUrl);
  const insideSecret = randomBytes(32).toString("base64url");

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    isSecret: boolean,
  ): Promise<void> {
    const known = { ...identify(request, response), isSecret };
    logRequest(request, response, { ...known, path: known.url.pathname });
    equip(known);
    tellBodyLength(response);
    if (isMalformedAddress(request.url ?? "")) return answerMalformed(response);
    if (!known.isInside && !(await isWelcome(known))) return;
    answer(request, response);
  }

  function identify(request: IncomingMessage, response: ServerResponse): Omit<Known, "isSecret"> {
    const { headers, socket, method = "GET" } = request;
    const isInside = headers[INSIDE_HEADER] === insideSecret;
    const url = readUrl(request.url ?? "/", ownUrl);
    if (isInside) {
      const address = headers[CLIENT_ADDRESS_HEADER]?.toString() || null;
      return {
        request,
        response,
        method,
        url,
        requestId: `${headers[REQUEST_ID_HEADER]}`,
        address,
        isInside,
      };
    }
    const address = findClientAddress(socket.remoteAddress, `${headers["x-forwarded-for"] ?? ""}`, isTrusted);
    const given = headers[REQUEST_ID_HEADER]?.toString();
    const requestId = chooseRequestId(given, isTrusted(socket.remoteAddress ?? ""));
    return { request, response, method, url, requestId, address, isInside };
  }

  /** Tells the pages what is known, in the place of whatever the client sent, and the client what holds for the answer. */
  function equip({
    request: { headers },
    response,
    url,
    requestId,
    address,
    isSecret,
    isInside,
  }: Known): void {
    const nonce = randomBytes(18).toString("base64");
    const security = buildSecurityHeaders(settings, url.pathname, nonce, isDevelopment);
    for (const [name, value] of Object.entries(security)) response.setHeader(name, value);
    if (isSecret) response.setHeader("referrer-policy", "no-referrer");
    response.setHeader(REQUEST_ID_HEADER, requestId);
    if (!isInside) dropForwarding(headers);
    if (isSecret) headers[SECRET_ADDRESS_HEADER] = "1";
    // Next.js compares the origin of server actions with this.
    headers["x-forwarded-host"] = ownUrl.host;
    if (address) headers["x-forwarded-for"] = address;
    if (address) headers[CLIENT_ADDRESS_HEADER] = address;
    headers["content-security-policy"] = security["content-security-policy"];
    headers[NONCE_HEADER] = nonce;
    headers[REQUEST_ID_HEADER] = requestId;
    headers[INSIDE_HEADER] = insideSecret;
  }

  /** False when the request was refused, and answered. */
  async function isWelcome(known: Known): Promise<boolean> {
    const { request, response, method, url } = known;
    if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES && !isUploadOfBytes(method, url)) {
      // Else what nobody reads would have to arrive before the next request.
      response.setHeader("connection", "close");
      return refuse(known, refuseTooLong(MOST_BYTES));
    }
    if (isForeignChange({ method, path: url.pathname, headers: request.headers }, ownUrl.origin)) {
      return refuse(known, refuseForeignChange(settings.baseUrl));
    }
    const limit = findLimit(method, url);
    if (limit === null) return true;
    const standings = await limiter.count(limit, findSubjects(limit, await findWho(known)));
    for (const [name, value] of Object.entries(buildRateLimitHeaders(limit, standings))) {
      response.setHeader(name, value);
    }
    return isTooMany(standings) ? refuse(known, refuseTooMany(limit, standings)) : true;
  }

  async function findWho({ request: { headers }, address }: Known) {
    return {
      address,
      authorization: headers.authorization,
      personId: await readSignedInPerson(headers.cookie ?? "", settings),
    };
  }

  return (request, response) => {
    const isSecret = takeSecret(request);
    if (!isSecret && answerAtOnce?.(request, response)) return;
    handle(request, response, isSecret).catch((error: unknown) => {
      log.error({ err: error }, "a request could not be taken");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end("Something went wrong on our side. Try again in a minute.\n");
    });
  };
}

/**
 * Refuses; a form of ours goes on to its action, which sees the refusal and gives back what was typed with the sentence
 * beside it (app/_transport/form-action.ts).
 *
 * @returns whether the request goes on
 */
function refuse({ request, response, method, url, requestId }: Known, refusal: Refusal): boolean {
  // Next.js runs an action for POST only; with any other method the header would be a way around the limit.
  const isAction = method === "POST" && request.headers["next-action"] && !url.pathname.startsWith("/api/");
  if (refusal.status === 429 && isAction) {
    request.headers[REFUSAL_HEADER] = refusal.detail;
    insistOnStatus(response, refusal.status);
    return true;
  }
  answerRefusal(request, response, refusal, requestId);
  return false;
}

/** The answer says that it was refused although the page that carries it could be made. */
function insistOnStatus(response: ServerResponse, status: number): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((given: number, ...rest: unknown[]) =>
    writeHead(given === 200 ? status : given, ...rest)) as typeof response.writeHead;
}

/** What clients may say of where they come from was read; nobody behind shall believe it, nor any name of ours. */
function dropForwarding(headers: IncomingMessage["headers"]): void {
  for (const name of Object.keys(headers)) {
    if (/^(x-forwarded-|forwarded$|x-real-ip$|x-slipway-|content-security-policy)/.test(name)) {
      delete headers[name];
    }
  }
}

function readUrl(target: string, ownUrl: URL): URL {
  // A path that begins with two slashes is a path here, not another host.
  const path = target.replace(/^\/+/, "/");
  return URL.canParse(path, ownUrl) ? new URL(path, ownUrl) : ownUrl;
}

function answerMalformed(response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
  response.end("There is nothing at this address.\n");
}
