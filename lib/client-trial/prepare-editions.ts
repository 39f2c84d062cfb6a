/** Signs what a client is tried with. Runs in the worker, which alone has the key. */
import { createHash } from "node:crypto";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { isDueForRenewal, type SignedEdition, signList } from "#lib/list-signing/sign-list.ts";
import { VALIDITY_DAYS } from "#lib/list-signing/validity.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { getSettings } from "#lib/platform/env.ts";
import type { ListedEdition } from "./edition.ts";
import { composeTrialList, type TrialPlace, tamper } from "./trial-list.ts";

const DAY_MS = 24 * 3600 * 1000;
/** The expired edition is signed as of then: it ran out ten days ago. */
const EXPIRED_SIGNED_DAYS_AGO = VALIDITY_DAYS + 10;

/** Signs all editions, unless they are there with enough time left: running it twice changes nothing. */
export async function prepareEditions(
  providerId: string,
  signer: ListSigner,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    if (!(await lockRow(tx, "ClientTrial", providerId))) return;
    const trial = await tx.clientTrial.findUniqueOrThrow({
      where: { providerId },
      select: {
        secret: true,
        highestVersion: true,
        provider: { select: { slug: true } },
        editions: { where: { edition: "good" }, select: { expiresAt: true } },
      },
    });
    const [good] = trial.editions;
    if (good && !isDueForRenewal(good.expiresAt, now)) return;
    const { secret, provider, highestVersion } = trial;
    const place = { providerId, slug: provider.slug, secret, baseUrl: getSettings().baseUrl };
    const editions = await signEditions(place, highestVersion, signer, now);
    await tx.trialEdition.deleteMany({ where: { providerId } });
    for (const [edition, { message, messageSha256, listVersion, signedAt, expiresAt }] of editions) {
      await tx.trialEdition.create({
        data: { providerId, edition, message, messageSha256, listVersion, signedAt, expiresAt },
      });
    }
    await tx.clientTrial.update({
      where: { providerId },
      data: { highestVersion: editions.get("good")?.listVersion ?? highestVersion },
    });
  });
}

/**
 * All editions, each wrong in one way only: a client that refuses one for its version has not proved that it looks at
 * signatures.
 */
async function signEditions(
  place: TrialPlace,
  highestVersion: string | null,
  signer: ListSigner,
  now: Date,
): Promise<Map<ListedEdition, SignedEdition>> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const sign = (edition: ListedEdition, after: string | null, at: Date) =>
    signList(composeTrialList(place, edition, now), after, signer, at);
  const good = await sign("good", highestVersion, now);
  // Signed as of yesterday, after nothing: its version is lower than that of every good edition before.
  const rolledBack = await sign("rolled_back", null, daysAgo(1));
  const justBelow = String(BigInt(good.listVersion) - 1n);
  const expired = await sign("expired", justBelow, daysAgo(EXPIRED_SIGNED_DAYS_AGO));
  const message = tamper(good.message);
  const messageSha256 = createHash("sha256").update(message).digest("hex");
  return new Map([
    ["good", good],
    ["tampered", { ...good, message, messageSha256 }],
    ["expired", expired],
    ["rolled_back", rolledBack],
  ]);
}
