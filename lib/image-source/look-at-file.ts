/** One look at an image file from outside: is it there, and what does its server say of it? Nothing of it is downloaded. */
import { fetchImage } from "#lib/integrity-check/fetch-image.ts";
import { readFileMarks } from "#lib/integrity-check/file-marks.ts";
import type { ImageFetcher, ImageRequest } from "#lib/integrity-check/image-request.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import type { Look } from "./source.ts";

/** What was seen; `wholeServer`: the server in the address answers nobody, so whatever else lies there cannot be had either. */
export type LookOutcome = { look: Look; wholeServer: boolean };

const FIRST_BYTE = { first: 0, last: 0 } as const;

/**
 * Asks with HEAD. A server that answers this with an error is asked for the first byte instead: not all know HEAD, some
 * forbid it, and sites, who ask with GET, would get the file all the same.
 *
 * @throws whatever is no refusal of the guarded client, and the signal's reason
 */
export async function lookAtFile(
  url: string,
  signal: AbortSignal,
  fetcher: ImageFetcher = fetchImage,
): Promise<LookOutcome> {
  try {
    return await ask(url, { signal, method: "HEAD" }, fetcher);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof FetchRefusedError)) throw error;
    if (error.code !== "http_status") return failed(url, error);
  }
  try {
    return await ask(url, { signal, range: FIRST_BYTE }, fetcher);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof FetchRefusedError)) throw error;
    return failed(url, error);
  }
}

async function ask(url: string, request: ImageRequest, fetcher: ImageFetcher): Promise<LookOutcome> {
  const response = await fetcher(url, request);
  await response.close();
  return { look: { seen: readFileMarks(response) }, wholeServer: false };
}

function failed(url: string, error: FetchRefusedError): LookOutcome {
  return { look: { failure: error.message }, wholeServer: error.deadHost === new URL(url).host };
}
