/** Who is over a limit already, in the memory of this process: asking the store again would only cost both of us time. */

/** More are forgotten, the earliest first; the store still knows them. */
const CAPACITY = 10_000;

export type KnownRefusals = {
  /** Milliseconds since 1970 until which the key is refused; null when it is not known to be. */
  until(key: string, now: number): number | null;
  add(key: string, until: number): void;
};

export function rememberRefusals(capacity: number = CAPACITY): KnownRefusals {
  const refused = new Map<string, number>();
  return {
    until(key, now) {
      const until = refused.get(key);
      if (until === undefined) return null;
      if (until > now) return until;
      refused.delete(key);
      return null;
    },
    add(key, until) {
      const [oldest] = refused.size >= capacity ? refused.keys() : [];
      if (oldest !== undefined) refused.delete(oldest);
      refused.set(key, until);
    },
  };
}
