/** A program delivers a version: one call creates, checks and publishes it. */
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadForChange, refuseArchived } from "#lib/virtual-appliance/load-for-change.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { contentSha256, describe, type RawDescription, versionOf } from "./description.ts";

type Push = { slug: string; version: string } & Record<string, unknown>;

/**
 * The same call again is the same delivery, whatever became of the answer to the first; one that failed is tried again.
 *
 * @returns the version string, for the address of its delivery
 * @throws AppError `not_found`, `forbidden`; `invalid_input` with a sentence for each key; `conflict` when the version was
 *   published or delivered with another description, or another one is being delivered
 */
export async function pushDelivery(
  actor: Actor,
  { slug, version, ...sent }: Push,
  now: Date = new Date(),
): Promise<{ slug: string; version: string }> {
  const description: RawDescription = { ...sent, version };
  const sha256 = contentSha256(description);
  return getDatabase().$transaction(async (tx) => {
    const appliance = await loadForChange(tx, actor, slug);
    await refuseArchived(tx, appliance.id);
    requireSense(description);
    const earlier = await tx.delivery.findFirst({
      where: { applianceId: appliance.id, version, state: { in: ["running", "published", "nothing_new"] } },
      orderBy: { startedAt: "desc" },
      select: { contentSha256: true },
    });
    if (earlier?.contentSha256 === sha256) return { slug, version };
    const published = await tx.applianceVersion.count({
      where: { applianceId: appliance.id, version, state: { not: "working" } },
    });
    if (earlier || published > 0) {
      throw new AppError(
        "conflict",
        "version_delivered",
        `Version ${version} was delivered already, with another description. Give changed content a version of its own.`,
      );
    }
    const publisherId = personIdOf(actor);
    if (publisherId === null) {
      throw new AppError("forbidden", "nobody_publishes", "Versions are published in the name of a person.");
    }
    await beginDelivery(
      tx,
      actor,
      {
        applianceId: appliance.id,
        trigger: "push",
        publisherId,
        tokenId: actor.kind === "token" ? actor.tokenId : null,
        pushed: { description: JSON.stringify(description), contentSha256: sha256, version },
      },
      now,
    );
    return { slug, version };
  });
}

/** A program is told at once what is wrong with what it sent. */
function requireSense(description: RawDescription): void {
  const read = describe(description);
  const problems =
    "problems" in read ? read.problems : read.unknown.map((key) => `${key}: There is no such key.`);
  if (problems.length === 0 && versionOf(description) !== null) return;
  const fieldErrors = Object.fromEntries(problems.map((problem) => problem.split(/: (.*)/s).slice(0, 2)));
  throw new AppError("invalid_input", "bad_description", problems.join(" "), fieldErrors);
}
