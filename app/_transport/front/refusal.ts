/** What is refused before any page sees it: why, as a person and as a program can read it. */
import { AppError } from "#lib/platform/errors.ts";
import { type Problem, toProblem } from "#lib/platform/problem.ts";
import type { Standing } from "#lib/platform/rate-limit/rate-limiter.ts";
import type { RateLimitName } from "#lib/platform/setting-lists.ts";
import { policyName, secondsToWait } from "./rate-limit-headers.ts";

/** A problem document (RFC 9457) with what this kind of refusal adds to it. */
export type Refusal = Omit<Problem, "type"> & { type: string } & Readonly<Record<string, unknown>>;

/** The registered type of problem that the draft on rate limits defines (its section 6.1). */
const QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";

const WHAT: Record<RateLimitName, string> = {
  "sign-in": "attempts to sign in",
  writes: "changes",
  search: "searches",
};

const WHOSE: Record<Standing["kind"], string> = {
  address: "from your network address",
  person: "by you",
  token: "with this access token",
};

/** Too many requests of a kind: whose, and how long to wait. */
export function refuseTooMany(name: RateLimitName, standings: readonly Standing[]): Refusal {
  const exceeded = standings.filter((standing) => standing.exceeded);
  // Who is signed in is told of themselves first: it is they who can do something about it.
  const kind = exceeded.at(-1)?.kind ?? "address";
  const nothingDone = name === "writes" ? " Nothing was changed by the last one." : "";
  const sentence = `Too many ${WHAT[name]} ${WHOSE[kind]} in a short time.${nothingDone} Try again in ${describeWait(secondsToWait(standings))}.`;
  return {
    ...toProblem(new AppError("rate_limited", "too_many_requests", sentence)),
    type: QUOTA_EXCEEDED,
    "violated-policies": exceeded.map((standing) => policyName(name, standing)),
  };
}

/** A change that a page of another origin asked for. */
export function refuseForeignChange(baseUrl: string): Refusal {
  return toProblem(
    new AppError(
      "forbidden",
      "foreign_origin",
      `This change was asked for by a page of another site, or at another address than this service's own. Nothing was changed. Open ${baseUrl} and try again there.`,
    ),
  );
}

/** A body that nothing here has a use for. */
export function refuseTooLong(mostBytes: number): Refusal {
  const sentence = `What was sent is too large: at most ${mostBytes / 1024 / 1024} MiB are taken. Nothing was changed. Send less.`;
  // No use case ever refuses for this, so there is no code for it.
  return {
    ...toProblem(new AppError("invalid_input", "body_too_long", sentence)),
    title: "content too large",
    status: 413,
  };
}

/** Whole seconds below two minutes, then whole minutes, rounded up. */
export function describeWait(seconds: number): string {
  if (seconds >= 120) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
