/** Makes an access token for a person or a provider. */
import { randomBytes } from "node:crypto";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { type Database, getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { normaliseRange } from "./address-range.ts";
import { DEFAULT_LIFETIME_DAYS, expiryAfterDays, isFitExpiry } from "./lifetime.ts";
import { canCreateToken, OWN_TOKENS_ONLY, type TokenHolder } from "./policy.ts";
import { requireScopeOf, type TokenScope } from "./require-scope.ts";
import { buildToken, hashSecret } from "./token.ts";
import { tellHolder } from "./token-mail.ts";

/** So many ranges a token may have at most. */
const MOST_RANGES = 50;
/** So many VOs, and so many appliances, a token may name at most. */
const MOST_NAMED = 200;
/** So many working tokens a holder may have at most. */
const MOST_TOKENS = 100;

/** What a new token shall be good for. */
export type NewAccessToken = {
  name: string;
  /** Exactly one of the two stands behind it. */
  holder: { providerId: string } | { personId: string };
  /** A year ahead when absent. */
  expiresAt?: Date;
  /** Addresses and CIDR ranges from which it may be used; none: from everywhere. */
  allowedRanges?: readonly string[];
} & Partial<TokenScope>;

/**
 * Stores the token's hash and gives the token itself, for the only time. Who stands behind it is told.
 *
 * @throws AppError `forbidden`; `not_found` for an unknown holder; `invalid_input` with a sentence for each field: an
 *   expiry in the past or more than two years ahead, what is no range of addresses, nothing to do, too much
 *   at once, or more than the holder may do now; `conflict` for a holder who has as many working tokens as one may have
 */
export async function createAccessToken(
  actor: Actor,
  input: NewAccessToken,
  { database = getDatabase(), now = new Date() }: { database?: Database; now?: Date } = {},
): Promise<{ id: string; name: string; token: string; expiresAt: Date }> {
  const { id, secret, token } = buildToken(randomBytes(32));
  const { name, holder } = input;
  const scope = requireScopeInBounds(wholeScope(input));
  const expiresAt = requireExpiry(input.expiresAt, now);
  const allowedRanges = requireRanges(input.allowedRanges ?? []);
  await database.$transaction(async (tx) => {
    requireThat(canCreateToken(actor, await loadHolder(tx, holder)), actor, OWN_TOKENS_ONLY);
    if (actor.kind !== "system") {
      // The service makes tokens for what is still to be opened, as the demo does.
      await requireScopeOf(tx, actor, holder, scope);
      await requireRoomForToken(tx, holder, now);
    }
    await tx.accessToken.create({
      data: {
        id,
        name,
        secretSha256: hashSecret(secret),
        ...holder,
        ...scope,
        allowedRanges,
        expiresAt,
        createdAt: now,
        createdById: personIdOf(actor),
      },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "access_token.created",
      objectKind: "access_token",
      objectId: id,
      partOf:
        "personId" in holder
          ? { kind: "person", id: holder.personId }
          : { kind: "provider", id: holder.providerId },
      details: { name, expiresAt: expiresAt.toISOString(), ...scope, allowedRanges },
    });
    await tellHolder(tx, actor, { name, holder, expiresAt }, now);
  });
  return { id, name, token, expiresAt };
}

function wholeScope(input: NewAccessToken) {
  return {
    readableVos: [...new Set(input.readableVos)],
    readsApi: input.readsApi ?? false,
    writableAppliances: [...new Set(input.writableAppliances)],
    curatableVos: [...new Set(input.curatableVos)],
  };
}

/** @throws AppError `invalid_input` with a sentence for each field that names too many */
function requireScopeInBounds(scope: ReturnType<typeof wholeScope>) {
  const { readableVos, writableAppliances, curatableVos } = scope;
  const named = { readableVos, writableAppliances, curatableVos };
  const tooLong = Object.entries(named).filter(([, list]) => list.length > MOST_NAMED);
  if (tooLong.length === 0) return scope;
  const message = `Choose at most ${MOST_NAMED}; make a second token for the rest.`;
  const fieldErrors = Object.fromEntries(tooLong.map(([field]) => [field, message]));
  throw new AppError("invalid_input", "scope_too_long", message, fieldErrors);
}

/** Two that are made at once are counted one after the other. */
async function requireRoomForToken(tx: Transaction, holder: NewAccessToken["holder"], now: Date) {
  await lockName(tx, `AccessToken ${"personId" in holder ? holder.personId : holder.providerId}`);
  const working = await tx.accessToken.count({
    where: { ...holder, revokedAt: null, expiresAt: { gt: now } },
  });
  if (working < MOST_TOKENS) return;
  throw new AppError(
    "conflict",
    "too_many_tokens",
    `There are ${working} working tokens already, and ${MOST_TOKENS} is the most. Revoke one that is not needed first.`,
  );
}

async function loadHolder(tx: Transaction, holder: NewAccessToken["holder"]): Promise<TokenHolder> {
  if ("personId" in holder) return { personId: holder.personId, provider: null };
  const provider = await tx.provider.findUnique({
    where: { id: holder.providerId },
    select: { operators: { select: { personId: true } } },
  });
  if (!provider) throw notFound("provider");
  return { personId: null, provider };
}

function requireExpiry(wanted: Date | undefined, now: Date): Date {
  const expiresAt = wanted ?? expiryAfterDays(now, DEFAULT_LIFETIME_DAYS);
  if (isFitExpiry(expiresAt, now)) return expiresAt;
  const message = "A token must expire within two years from now. Choose a day between.";
  throw new AppError("invalid_input", "bad_expiry", message, { expiresOn: message });
}

/** @throws AppError `invalid_input` naming what cannot be read */
function requireRanges(texts: readonly string[]): string[] {
  const ranges = texts.map((text) => ({ text, range: normaliseRange(text) }));
  const wrong = ranges.filter(({ range }) => range === null).map(({ text }) => `“${text}”`);
  if (wrong.length > 0) {
    throw badRanges(
      `${wrong.join(", ")}: write addresses such as 192.0.2.17 or 2001:db8::17, or ranges such as 192.0.2.0/24 or 2001:db8::/48.`,
    );
  }
  if (ranges.length > MOST_RANGES) throw badRanges(`At most ${MOST_RANGES} ranges.`);
  return [...new Set(ranges.flatMap(({ range }) => range ?? []))];
}

function badRanges(message: string): AppError {
  return new AppError("invalid_input", "bad_ranges", message, { allowedRanges: message });
}
