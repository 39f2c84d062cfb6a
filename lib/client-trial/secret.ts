/** The part of an address that nobody can guess. */
import { randomBytes } from "node:crypto";

/** 128 random bits, lower-case hex: every client can send it, in whatever case it keeps addresses. */
export function makeTrialSecret(): string {
  return randomBytes(16).toString("hex");
}

/** Can this be one? */
export function isTrialSecret(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
