/**
 * Fetches lists in a process of its own: `node lib/testing/fetch-lists.ts` takes `[{ vo, authorization, address }]` or
 * `[{ appliance }]` as JSON from its standard input, and tells on its standard output what became of each.
 */
import { text } from "node:stream/consumers";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { AppError } from "#lib/platform/errors.ts";
import { fetchApplianceList, fetchVoList } from "#lib/vo-image-list/fetch-list.ts";

export type ListRequest =
  | { vo: string; authorization: string | null; address?: string | null }
  | { appliance: string };

export type ListAnswer = { outcome: string; messageSha256: string | null; isPublic: boolean | null };

async function answer(request: ListRequest, now: Date): Promise<ListAnswer> {
  try {
    const list =
      "vo" in request
        ? await fetchVoList(
            request.vo,
            {
              authorization: request.authorization,
              signedIn: async () => ANONYMOUS,
              origin: { address: request.address ?? null, requestId: "for tests" },
            },
            now,
          )
        : await fetchApplianceList(request.appliance);
    return { outcome: "ok", messageSha256: list.messageSha256, isPublic: list.isPublic };
  } catch (error) {
    const outcome = error instanceof AppError ? error.code : `failed: ${String(error)}`;
    return { outcome, messageSha256: null, isPublic: null };
  }
}

if (import.meta.main) {
  const requests = JSON.parse(await text(process.stdin)) as ListRequest[];
  const answers: ListAnswer[] = [];
  for (const request of requests) answers.push(await answer(request, new Date()));
  process.stdout.write(JSON.stringify(answers), () => process.exit(0));
}
