/** What the embedded identity provider remembers of sign-ins under way: in memory, until it runs out. */
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/** How often what has run out is looked for. */
const SWEEP_EVERY_MS = 60_000;

type Kept = { payload: AdapterPayload; expiresAtMs: number };

/**
 * A store for one provider: each kind of thing (session, grant, code, token, …) has a map of its own.
 *
 * @param clock milliseconds since 1970
 */
export function createIdentityProviderMemory(clock: () => number = Date.now): AdapterFactory {
  const byKind = new Map<string, Map<string, Kept>>();
  let sweptAtMs = clock();
  const sweep = () => {
    const nowMs = clock();
    if (nowMs - sweptAtMs < SWEEP_EVERY_MS) return;
    sweptAtMs = nowMs;
    for (const kept of byKind.values()) removeWhere(kept, ({ expiresAtMs }) => expiresAtMs <= nowMs);
  };
  return (kind) => {
    const kept = byKind.get(kind) ?? new Map<string, Kept>();
    byKind.set(kind, kept);
    return adapterOf(kept, clock, sweep);
  };
}

function adapterOf(kept: Map<string, Kept>, clock: () => number, sweep: () => void): Adapter {
  const isValid = ({ expiresAtMs }: Kept) => expiresAtMs > clock();
  const findWhere = async (holds: (payload: AdapterPayload) => boolean) =>
    [...kept.values()].find((one) => isValid(one) && holds(one.payload))?.payload;
  return {
    async upsert(id, payload, expiresInSeconds) {
      sweep();
      const life = expiresInSeconds === undefined ? Number.POSITIVE_INFINITY : expiresInSeconds * 1000;
      kept.set(id, { payload, expiresAtMs: clock() + life });
    },
    async find(id) {
      const one = kept.get(id);
      return one && isValid(one) ? one.payload : undefined;
    },
    findByUid: (uid) => findWhere((payload) => payload.uid === uid),
    findByUserCode: (userCode) => findWhere((payload) => payload.userCode === userCode),
    async consume(id) {
      const one = kept.get(id);
      if (one) one.payload = { ...one.payload, consumed: Math.floor(clock() / 1000) };
    },
    async destroy(id) {
      kept.delete(id);
    },
    async revokeByGrantId(grantId) {
      removeWhere(kept, ({ payload }) => payload.grantId === grantId);
    },
  };
}

function removeWhere(kept: Map<string, Kept>, holds: (one: Kept) => boolean): void {
  for (const [id, one] of kept) if (holds(one)) kept.delete(id);
}
