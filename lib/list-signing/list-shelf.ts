/**
 * The current lists in the memory of a process, at hand without a question to anybody. What is not there is read from the
 * database or from the files (lib/vo-image-list/fetch-list.ts); whoever puts lists here keeps them as new as the database.
 */
import { LRUCache } from "lru-cache";
import type { ListFile, ListKey } from "./list-files.ts";

/** Some thousand lists of usual size; those that are asked for least make room. */
const SHELF_BYTES = 128 * 1024 * 1024;
/** What an entry takes beside its message, about. */
const ENTRY_BYTES = 1024;

/** A list with what its answers say of it, as HTTP writes it. */
export type ShelvedList = ListFile & { body: Buffer; etag: string; lastModified: string };

const shelf = new LRUCache<string, ShelvedList>({
  maxSize: SHELF_BYTES,
  sizeCalculation: ({ message }) => message.length + ENTRY_BYTES,
});

/** Puts a list on the shelf, in the place of what was there of it. */
export function shelveList(key: ListKey, list: ListFile): void {
  const { message } = list;
  shelf.set(keyOf(key), {
    ...list,
    body: Buffer.from(message.buffer, message.byteOffset, message.byteLength),
    etag: `"${list.messageSha256}"`,
    lastModified: list.signedAt.toUTCString(),
  });
}

/** The list as it was shelved last; undefined when it is not there. */
export function findShelvedList(key: ListKey): ShelvedList | undefined {
  return shelf.get(keyOf(key));
}

function keyOf({ kind, name }: ListKey): string {
  return `${kind}/${name}`;
}
