/** The name of a request in the log, in the audit trail and in answers. */
import { randomUUID } from "node:crypto";

/** What proxies use: UUID, ULID, hexadecimal, `Root=1-67891233-abcdef012345678912345678`. */
const WELL_FORMED = /^[A-Za-z0-9._:=+/-]{8,100}$/;

/** The name that a trusted proxy gave the request, else a new one. */
export function chooseRequestId(given: string | undefined, isFromTrustedProxy: boolean): string {
  return isFromTrustedProxy && given && WELL_FORMED.test(given) ? given : randomUUID();
}
