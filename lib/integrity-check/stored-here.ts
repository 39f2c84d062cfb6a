/** Which image files lie here, and which elsewhere. */
import { getSettings } from "#lib/platform/env.ts";

/** Is this the address of a file on the web that does not lie here? Imported lists may hold addresses that are none. */
export function liesElsewhere(url: string): boolean {
  return /^https?:\/\//i.test(url) && !url.startsWith(addressOfStoredFiles());
}

/** Where the addresses of files that lie here begin. */
export function addressOfStoredFiles(): string {
  return `${getSettings().baseUrl}/store/image-files/`;
}
