/** Makes an access token for a provider or a person. */
import { randomBytes } from "node:crypto";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import { type Database, getDatabase } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { buildToken, hashSecret } from "./token.ts";

/** At most two years ahead. */
const LONGEST_LIFE_MS = 2 * 366 * 24 * 3600 * 1000;

/** What a new token shall be good for. */
export type NewAccessToken = {
  name: string;
  /** Exactly one of the two stands behind it. */
  holder: { providerId: string } | { personId: string };
  readableVos: readonly string[];
  expiresAt: Date;
};

/** May make tokens for this holder: people for themselves, administrators and the service for everybody. */
function canCreateAccessToken(actor: Actor, holder: NewAccessToken["holder"]): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  return actor.kind === "person" && "personId" in holder && holder.personId === actor.personId;
}

/**
 * Stores the token's hash and gives the token itself, for the only time.
 *
 * @throws AppError `forbidden`, or `invalid_input` for an expiry in the past or more than two years ahead
 */
export async function createAccessToken(
  actor: Actor,
  input: NewAccessToken,
  { database = getDatabase(), now = new Date() }: { database?: Database; now?: Date } = {},
): Promise<{ id: string; token: string }> {
  requireThat(
    canCreateAccessToken(actor, input.holder),
    actor,
    "You can make access tokens for yourself only.",
  );
  const life = input.expiresAt.getTime() - now.getTime();
  if (life <= 0 || life > LONGEST_LIFE_MS) {
    throw new AppError("invalid_input", "bad_expiry", "A token must expire within two years from now.");
  }
  const { id, secret, token } = buildToken(randomBytes(32));
  const { name, holder, expiresAt } = input;
  const readableVos = [...input.readableVos];
  await database.$transaction(async (tx) => {
    await tx.accessToken.create({
      data: { id, name, secretSha256: hashSecret(secret), ...holder, readableVos, expiresAt, createdAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "access_token.created",
      objectKind: "access_token",
      objectId: id,
      partOf:
        "personId" in holder
          ? { kind: "person", id: holder.personId }
          : { kind: "provider", id: holder.providerId },
      details: { name, readableVos, expiresAt: expiresAt.toISOString() },
    });
  });
  return { id, token };
}
