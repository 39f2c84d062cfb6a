/** Fetches small texts that users name by their address: through the guarded client, whole, as UTF-8. */
import { getSettings } from "#lib/platform/env.ts";
import { parseAllowedRanges } from "./address-policy.ts";
import { FetchRefusedError } from "./fetch-refused-error.ts";
import { safeFetch } from "./safe-fetch.ts";

type TextRequest = {
  /** Largest text accepted, in bytes. */
  maxBytes: bigint;
  /** Media types to prefer, as in the header `Accept`. */
  accept?: string;
  signal?: AbortSignal;
};

/** Somebody may be waiting for the answer in front of a form. */
const TOTAL_TIMEOUT_MS = 20_000;

/**
 * @returns the text with line ends as LF and without a byte order mark, and where it was found in the end
 * @throws FetchRefusedError with a sentence for the author
 */
export async function fetchText(
  url: string,
  { maxBytes, accept, signal }: TextRequest,
): Promise<{ text: string; finalUrl: string }> {
  const settings = getSettings();
  const response = await safeFetch(url, {
    policy: { allowedRanges: parseAllowedRanges(settings.fetchAllowedRanges) },
    maxBytes,
    totalTimeoutMs: TOTAL_TIMEOUT_MS,
    headerTimeoutMs: TOTAL_TIMEOUT_MS,
    userAgent: `Slipway/0.1 (+${settings.baseUrl})`,
    ...(accept ? { accept } : {}),
    ...(signal ? { signal } : {}),
  });
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) chunks.push(Uint8Array.from(chunk));
    return { text: decode(Buffer.concat(chunks)), finalUrl: response.finalUrl };
  } finally {
    await response.close();
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
  } catch (cause) {
    const message = "What lies at the address is not a text in UTF-8. Give the address of the plain file.";
    throw new FetchRefusedError("bad_encoding", message, { cause });
  }
}
