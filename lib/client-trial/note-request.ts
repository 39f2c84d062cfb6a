/** Remembers that somebody asked for the list of a trial or for its image. Whoever knows the address can do no more. */
import { getDatabase } from "#lib/platform/db/database.ts";
import type { Edition } from "./edition.ts";

/** So many of a trial are kept: enough for a day of trying. */
export const MOST_REQUESTS = 200;
/** More in a minute are answered and not remembered. */
export const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;
const CLIENT_LENGTH = 200;

export type TrialRequestFacts = {
  kind: "list" | "image";
  edition: Edition;
  method: string;
  status: number;
  /** The `User-Agent` header. */
  client: string | null;
  /** Where it came from; null where that is not known. */
  address: string | null;
  isConditional: boolean;
};

/** Remembers it, and forgets the oldest beyond what is kept. */
export async function noteTrialRequest(
  providerId: string,
  { client, method, ...facts }: TrialRequestFacts,
  now: Date = new Date(),
): Promise<void> {
  const { trialRequest } = getDatabase();
  const lately = { providerId, at: { gt: new Date(now.getTime() - MINUTE_MS) } };
  if ((await trialRequest.count({ where: lately })) >= MOST_A_MINUTE) return;
  await trialRequest.create({
    data: {
      ...facts,
      providerId,
      at: now,
      method: method.slice(0, 10),
      client: (client ?? "").replaceAll("\0", "").slice(0, CLIENT_LENGTH),
    },
  });
  const beyond = await trialRequest.findMany({
    where: { providerId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: MOST_REQUESTS,
    select: { id: true },
  });
  if (beyond.length > 0) await trialRequest.deleteMany({ where: { id: { in: beyond.map(({ id }) => id) } } });
}
