/** Which image files lie here, and which elsewhere. */
import { getSettings } from "#lib/platform/env.ts";

/** Where the addresses of files that lie here begin. */
export function addressOfStoredFiles(): string {
  return `${getSettings().baseUrl}/store/image-files/`;
}
