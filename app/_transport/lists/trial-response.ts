/** How the list of a trial and its image are answered, and that somebody asked is remembered. */
import { readRequestOrigin } from "../request-origin.ts";
import { saidLength } from "../said-length.ts";
import "server-only";
import type { ListedEdition } from "#lib/client-trial/edition.ts";
import { noteTrialRequest, type TrialRequestFacts } from "#lib/client-trial/note-request.ts";
import { findTrial } from "#lib/client-trial/queries.ts";
import { buildTrialImage } from "#lib/client-trial/trial-image.ts";
import { log } from "#lib/platform/log.ts";
import { buildListHeaders, isKnownToClient } from "./list-headers.ts";

type Trial = NonNullable<Awaited<ReturnType<typeof findTrial>>>;

/** The list as it was chosen: its bytes, or that it is unavailable. */
export async function respondWithTrialList(request: Request, secret: string): Promise<Response> {
  return orUnavailable(async () => {
    const trial = await findTrial(secret);
    if (!trial) return refuse(404, "There is no list at this address.");
    const response = answerList(request, trial);
    await note(request, trial, { kind: "list", edition: trial.edition, status: response.status });
    return response;
  });
}

/** The image of an edition, whatever the list answers at the moment: a client may take its time. */
export async function respondWithTrialImage(
  request: Request,
  secret: string,
  edition: ListedEdition | null,
): Promise<Response> {
  return orUnavailable(async () => {
    const trial = edition && (await findTrial(secret));
    if (!trial) return refuse(404, "There is no image at this address.");
    const image = new Uint8Array(buildTrialImage(edition));
    await note(request, trial, { kind: "image", edition, status: 200 });
    return new Response(image, {
      headers: {
        "content-type": "application/octet-stream",
        ...saidLength(image),
        // A cache that answers in our place would hide what a client does.
        "cache-control": "private, no-store, no-transform",
      },
    });
  });
}

async function orUnavailable(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    log.error({ err: error }, "a trial could not be answered");
    return refuse(503, "This cannot be answered at the moment. Try again in a minute.");
  }
}

function answerList({ headers }: Request, { edition, chosenAt, file }: Trial): Response {
  if (edition === "unavailable") return refuse(503, "This test list is unavailable, as it was told to be.");
  if (!file) return refuse(503, "This test list is being signed. Try again in a few seconds.");
  const list = { contentType: "text/plain", sha256: file.messageSha256, signedAt: chosenAt };
  const answered = buildListHeaders({ ...list, isPublic: false });
  const asked = {
    ifNoneMatch: headers.get("if-none-match"),
    ifModifiedSince: headers.get("if-modified-since"),
  };
  if (isKnownToClient(asked, list)) return new Response(null, { status: 304, headers: answered });
  return new Response(new Uint8Array(file.message), {
    headers: { ...answered, ...saidLength(file.message) },
  });
}

/** That it cannot be remembered is no reason to answer something else. */
async function note(
  { method, headers }: Request,
  { providerId }: Trial,
  facts: Pick<TrialRequestFacts, "kind" | "edition" | "status">,
): Promise<void> {
  const isConditional = headers.has("if-none-match") || headers.has("if-modified-since");
  await noteTrialRequest(providerId, {
    ...facts,
    method,
    client: headers.get("user-agent"),
    address: readRequestOrigin(headers).address,
    isConditional,
  }).catch((error: unknown) => log.warn({ err: error }, "a request of a trial could not be remembered"));
}

function refuse(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...saidLength(`${sentence}\n`),
    },
  });
}
