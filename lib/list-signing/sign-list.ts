/** From the content of a list to one signed edition of it. */
import { createHash, randomBytes } from "node:crypto";
import { buildBoundary, buildMessage } from "#lib/hepix/build-message.ts";
import type { ImageList } from "#lib/hepix/image-list.ts";
import { nextListVersion } from "#lib/hepix/list-version.ts";
import { serializeImageList } from "#lib/hepix/serialize-image-list.ts";
import { findImageListProblems } from "#lib/hepix/validate-image-list.ts";
import type { ListSigner } from "./list-signer.ts";
import { VALIDITY_DAYS } from "./validity.ts";

const DAY_MS = 24 * 3600 * 1000;
/**
 * Provider contract, section 4: signed again before less than ten days are left. A day sooner, so that less than ten days
 * mean that it was tried in vain for a day.
 */
export const RENEW_BEFORE_DAYS = 11;

/** What every edition of a list says alike. */
export type ListContent = Omit<ImageList, "version" | "expiresAt" | "endorser">;

/** A row of ListSigning, save for what it belongs to. */
export type SignedEdition = {
  listVersion: string;
  contentCreatedAt: Date;
  expiresAt: Date;
  signedAt: Date;
  message: Uint8Array<ArrayBuffer>;
  messageSha256: string;
  signerSubject: string;
  signerIssuer: string;
  signerFingerprint: string;
};

/** The list could not be signed as it is; the message names every reason. */
export class UnsignableListError extends Error {}

/**
 * Signs the content once, after asking whether every known client could digest it.
 *
 * @param previousVersion the highest `hv:version` this list ever had; the new one is higher
 * @param now UTC
 * @param validityDays from now to the expiry that the list tells
 * @throws UnsignableListError when any client would refuse it
 */
export async function signList(
  content: ListContent,
  previousVersion: string | null,
  signer: ListSigner,
  now: Date,
  validityDays: number = VALIDITY_DAYS,
): Promise<SignedEdition> {
  const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const list: ImageList = {
    ...content,
    version: nextListVersion(signedAt, previousVersion),
    expiresAt: new Date(signedAt.getTime() + validityDays * DAY_MS),
    endorser: signer.endorser,
  };
  const problems = findImageListProblems(list, signedAt);
  if (problems.length > 0) {
    throw new UnsignableListError(`${problems.map(({ message }) => message).join("; ")}.`);
  }
  const message = await buildMessage(serializeImageList(list), signer.signer, {
    signingTime: signedAt,
    boundary: buildBoundary(randomBytes(16)),
  });
  return {
    listVersion: list.version,
    contentCreatedAt: list.createdAt,
    expiresAt: list.expiresAt,
    signedAt,
    message: new Uint8Array(message),
    messageSha256: createHash("sha256").update(message).digest("hex"),
    signerSubject: signer.endorser.dn,
    signerIssuer: signer.endorser.ca,
    signerFingerprint: signer.fingerprint,
  };
}

/** Is it time to sign again, with the same content? */
export function isDueForRenewal(expiresAt: Date, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() <= RENEW_BEFORE_DAYS * DAY_MS;
}
