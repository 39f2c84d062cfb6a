/**
 * Asks for the trust anchors in a process of its own: `node lib/testing/fetch-trust-anchors.ts` tells on its standard
 * output what became of each: its content in base64, or the code of the refusal.
 */
import {
  getAuthorityCertificate,
  getRevocationList,
  getTrustAnchorBundle,
} from "#lib/list-signing/trust-anchors.ts";
import { AppError } from "#lib/platform/errors.ts";

export type TrustAnchorAnswers = { bundle: string; authority: string; revocationList: string };

async function answer(get: () => Promise<Uint8Array | string>): Promise<string> {
  try {
    return Buffer.from(await get()).toString("base64");
  } catch (error) {
    return error instanceof AppError ? error.code : `failed: ${String(error)}`;
  }
}

if (import.meta.main) {
  const answers: TrustAnchorAnswers = {
    bundle: await answer(getTrustAnchorBundle),
    authority: await answer(getAuthorityCertificate),
    revocationList: await answer(getRevocationList),
  };
  process.stdout.write(JSON.stringify(answers), () => process.exit(0));
}
