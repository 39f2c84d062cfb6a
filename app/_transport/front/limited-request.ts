/** Which requests are counted, and for whom. */
import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";
import { readPresentedToken } from "#lib/access-token/credentials.ts";
import { paths } from "#lib/platform/paths.ts";
import type { Subject } from "#lib/platform/rate-limit/rate-limiter.ts";
import type { RateLimitName } from "#lib/platform/setting-lists.ts";
import { isUnsafeMethod } from "./foreign-origin.ts";

/** The way to the identity provider and the way back. */
const SIGN_IN = /^\/api\/auth\/(sign-in|callback)(\/|$)/;

/** Never counted when they are read: lists for sites (some clients delete images on 429), health, files of pages. */
const FREE_TO_READ = /^\/(store|list|api\/health|api\/auth|demo|_next)(\/|$)/;

/** What is looked for: the words of a search, and the fields of the audit trail's. */
const SEARCHED = ["q", "who", "actor", "object", "token", "address"];

/**
 * The limit that a request falls under; null when it may be made as often as anybody likes.
 *
 * @param url path and query, dot segments resolved
 */
export function findLimit(method: string, { pathname, searchParams }: URL): RateLimitName | null {
  if (SIGN_IN.test(pathname)) return "sign-in";
  // What may be uploaded is bounded by bytes: many pieces are no more than one.
  if (isUploadOfBytes(method, { pathname })) return null;
  if (isUnsafeMethod(method)) return "writes";
  if (FREE_TO_READ.test(pathname)) return null;
  const isSearch = SEARCHED.some((name) => searchParams.getAll(name).some((text) => text.trim() !== ""));
  return isSearch ? "search" : null;
}

/** Is it a piece of an image file (tus, "PATCH")? Its upload was begun, and counted, before. */
export function isUploadOfBytes(method: string, { pathname }: Pick<URL, "pathname">): boolean {
  return method === "PATCH" && pathname.startsWith(`${paths.uploads()}/`);
}

type Who = {
  /** Null when it is not known. */
  address: string | null;
  /** Of the person signed in by cookie; null for anybody else. */
  personId: string | null;
  authorization: string | undefined;
};

/**
 * Who is counted for a request. A token counts by what was presented, so that nobody can use up another's requests by
 * guessing, and however it was presented, so that it is one token in every spelling; a person by their identifier, on whatever machine they are. A sign-in has an address only.
 */
export function findSubjects(name: RateLimitName, { address, personId, authorization }: Who): Subject[] {
  const subjects: Subject[] = [{ kind: "address", key: address ? addressKey(address) : "unknown" }];
  if (name === "sign-in") return subjects;
  if (authorization) {
    const presented = readPresentedToken(authorization) || authorization;
    subjects.push({ kind: "token", key: createHash("sha256").update(presented).digest("hex") });
  }
  // Also beside a token: a header that means nothing must not hide whose cookie it is.
  if (personId) subjects.push({ kind: "person", key: personId });
  return subjects;
}

/** IPv6 by the network of a single customer (/64, RFC 6177, section 2): all its addresses are in one hand. */
function addressKey(address: string): string {
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`;
}
