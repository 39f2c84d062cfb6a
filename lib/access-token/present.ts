/** Access tokens as the API shows them. */
import type { describeToken } from "./queries.ts";

/** What a token is and may. Never anything of its secret. */
export function presentToken(token: Awaited<ReturnType<typeof describeToken>>) {
  const { id, name, person, provider, createdAt, expiresAt, allowedRanges, madeFor, mayNow } = token;
  return {
    id,
    name,
    holder: person
      ? { kind: "person", id: person.personId, name: person.name }
      : { kind: "provider", id: provider?.id ?? null, name: provider?.name ?? null },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    allowedRanges,
    madeFor,
    /** As far as the holder may at this moment: what a right that was lost takes away comes back with it. */
    mayNow,
  };
}
