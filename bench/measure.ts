/** Times something many times over. */

/** Enough for every connection of a pool to have seen the data. */
const WARM_UP = 30;

/** Milliseconds. */
export type Timing = { p50: number; p95: number; max: number };

/**
 * Runs `work` with 0, 1, 2 …, one after the other; the first rounds do not count.
 *
 * @param rounds how many count
 */
export async function measure(work: (round: number) => Promise<unknown>, rounds: number): Promise<Timing> {
  return toTiming(await timesOf(work, rounds));
}

/** The same, asked for by so many clients at once, of which each does `rounds`. */
export async function measureTogether(
  work: (round: number) => Promise<unknown>,
  rounds: number,
  clients: number,
): Promise<Timing> {
  const all = await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      timesOf((round) => work(round * clients + client), rounds),
    ),
  );
  return toTiming(all.flat());
}

async function timesOf(work: (round: number) => Promise<unknown>, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const begin = performance.now();
    await work(round);
    if (round >= WARM_UP) times.push(performance.now() - begin);
  }
  return times;
}

function toTiming(times: number[]): Timing {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
