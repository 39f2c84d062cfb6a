/** Which image files lie here, and which elsewhere: told by their addresses. */
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";

/** A file of the image store, as its address names it. */
export type StoredAddress = { id: string; fileName: string };

const FILE_PATH = /^\/store\/image-files\/([0-9a-f-]{36})\/([A-Za-z0-9._-]{1,100})$/;

/** Is this the address of a file on the web that does not lie here? Imported lists may hold addresses that are none. */
export function liesElsewhere(url: string): boolean {
  return /^https?:\/\//i.test(url) && !url.startsWith(`${getSettings().baseUrl}/store/image-files/`);
}

/** The file that an address names; null when it does not lie here. */
export function readStoredAddress(url: string): StoredAddress | null {
  const { baseUrl } = getSettings();
  return url.startsWith(`${baseUrl}/`) ? readStoredPath(url.slice(baseUrl.length)) : null;
}

/** The same of a path alone. */
export function readStoredPath(path: string): StoredAddress | null {
  const [, id, fileName] = FILE_PATH.exec(path) ?? [];
  return id && fileName ? { id, fileName } : null;
}

/** The address of a file that lies here, for ever the same. */
export function addressOfStoredFile({ id, fileName }: StoredAddress): string {
  return `${getSettings().baseUrl}${paths.imageFile(id, fileName)}`;
}
