/**
 * Fetches lists in a process of its own: `node lib/testing/fetch-lists.ts` takes `[{ vo, path, authorization, address }]` or
 * `[{ appliance }]` as JSON from its standard input, and tells on its standard output what became of each.
 */
import { text } from "node:stream/consumers";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { AppError } from "#lib/platform/errors.ts";
import { fetchApplianceList, fetchVoList } from "#lib/vo-image-list/fetch-list.ts";
import { fetchRendering } from "#lib/vo-image-list/fetch-rendering.ts";

export type ListRequest =
  | {
      vo: string;
      /** Of a file in another format; the signed list without it. */
      path?: string;
      authorization: string | null;
      address?: string | null;
    }
  | { appliance: string };

/** The SHA-256 is that of the bytes: of the message, of the file; for the file of an image, where it lies. */
export type ListAnswer = { outcome: string; messageSha256: string | null; isPublic: boolean | null };

async function answer(request: ListRequest, now: Date): Promise<ListAnswer> {
  try {
    const { messageSha256, isPublic } = await fetchAsked(request, now);
    return { outcome: "ok", messageSha256, isPublic };
  } catch (error) {
    const outcome = error instanceof AppError ? error.code : `failed: ${String(error)}`;
    return { outcome, messageSha256: null, isPublic: null };
  }
}

async function fetchAsked(request: ListRequest, now: Date) {
  if ("appliance" in request) return fetchApplianceList(request.appliance);
  const { vo, path, authorization, address = null } = request;
  const requester = {
    ...{ authorization, signedIn: async () => ANONYMOUS },
    origin: { address, requestId: "for tests" },
  };
  if (path === undefined) return fetchVoList(vo, requester, now);
  const file = await fetchRendering({ vo, revision: null, path }, requester, now);
  return { ...file, messageSha256: "location" in file ? file.location : file.sha256 };
}

if (import.meta.main) {
  const requests = JSON.parse(await text(process.stdin)) as ListRequest[];
  const answers: ListAnswer[] = [];
  for (const request of requests) answers.push(await answer(request, new Date()));
  process.stdout.write(JSON.stringify(answers), () => process.exit(0));
}
