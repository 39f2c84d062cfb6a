/** Fetches image files through the guarded client, as the settings allow. */
import { readStoredAddress } from "#lib/image-store/stored-here.ts";
import { getSettings } from "#lib/platform/env.ts";
import { parseAllowedRanges } from "#lib/platform/net/address-policy.ts";
import { safeFetch } from "#lib/platform/net/safe-fetch.ts";
import type { ImageFetcher } from "./image-request.ts";
import { openStoredImage } from "./open-stored-image.ts";

/**
 * @throws FetchRefusedError with a sentence for the author; also while the body is read
 */
export const fetchImage: ImageFetcher = async (url, request) => {
  const stored = readStoredAddress(url);
  // What lies here need not go out of the house and come in again.
  if (stored) return openStoredImage(url, stored, request);
  const settings = getSettings();
  return safeFetch(url, {
    ...request,
    policy: { allowedRanges: parseAllowedRanges(settings.fetchAllowedRanges) },
    maxBytes: settings.fetchMaxBytes,
    // Whoever finds us in their log can find out who we are.
    userAgent: `Slipway/0.1 (+${settings.baseUrl})`,
  });
};
