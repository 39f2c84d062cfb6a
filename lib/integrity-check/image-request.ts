/** How the bytes of image files are asked for, wherever they lie. */
import type { SafeFetchOptions, SafeResponse } from "#lib/platform/net/safe-fetch.ts";

/** What is asked of an image's address; without more, the whole file. */
export type ImageRequest = { signal: AbortSignal } & Pick<SafeFetchOptions, "method" | "range">;

/** How images are fetched; tests hand in one with limits of their own. */
export type ImageFetcher = (url: string, request: ImageRequest) => Promise<SafeResponse>;
