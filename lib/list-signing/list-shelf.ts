/**
 * The current lists in the memory of a process, at hand without a question to anybody, with their other formats and the
 * tokens that open those that are not public. What is not there is read from the database or from the files
 * (lib/vo-image-list/fetch-list.ts); whoever puts lists here keeps them as new as the database.
 */
import { LRUCache } from "lru-cache";
import type { ListFile, ListKey, TokenRecord } from "./list-files.ts";
import type { RenderedEdition } from "./rendering-files.ts";

/** Some thousand lists of usual size; those that are asked for least make room. */
const LIST_BYTES = 96 * 1024 * 1024;
/** Other formats have a share of their own: many of them must not drive out a list. Both together are 128 MiB. */
const RENDERING_BYTES = 32 * 1024 * 1024;
/** What an entry takes beside its bytes, about. */
const ENTRY_BYTES = 1024;

/** A list with what its answers say of it, as HTTP writes it. */
export type ShelvedList = ListFile & { body: Buffer; etag: string; lastModified: string };

/** All other formats of an edition, under the rules of its list. */
export type ShelvedRenderings = RenderedEdition & Pick<ListFile, "isPublic" | "endsAt">;

type Shelf = {
  lists: LRUCache<string, ShelvedList>;
  renderings: LRUCache<string, ShelvedRenderings>;
  tokens: readonly TokenRecord[] | null;
};

// Next.js loads this module once per bundle; a process has one shelf.
const shared = globalThis as { slipwayListShelf?: Shelf };

function openShelf(): Shelf {
  shared.slipwayListShelf ??= {
    lists: new LRUCache({
      maxSize: LIST_BYTES,
      sizeCalculation: ({ message }) => message.length + ENTRY_BYTES,
    }),
    renderings: new LRUCache({
      maxSize: RENDERING_BYTES,
      sizeCalculation: ({ files }) =>
        files.reduce((sum, { body }) => sum + body.length + ENTRY_BYTES, ENTRY_BYTES),
    }),
    tokens: null,
  };
  return shared.slipwayListShelf;
}

/** Puts a list on the shelf, in the place of what was there of it. */
export function shelveList(key: ListKey, list: ListFile): void {
  const { message } = list;
  openShelf().lists.set(keyOf(key), {
    ...list,
    body: Buffer.from(message.buffer, message.byteOffset, message.byteLength),
    etag: `"${list.messageSha256}"`,
    lastModified: list.signedAt.toUTCString(),
  });
}

/** The list as it was shelved last; undefined when it is not there. */
export function findShelvedList(key: ListKey): ShelvedList | undefined {
  return openShelf().lists.get(keyOf(key));
}

/** Puts the other formats of a list on the shelf, in the place of all that were there. */
export function shelveRenderings(key: ListKey, renderings: ShelvedRenderings): void {
  openShelf().renderings.set(keyOf(key), renderings);
}

/** The other formats as they were shelved last; undefined when they are not there. */
export function findShelvedRenderings(key: ListKey): ShelvedRenderings | undefined {
  return openShelf().renderings.get(keyOf(key));
}

/** Remembers which tokens may fetch which lists; hashes only. */
export function shelveTokens(tokens: readonly TokenRecord[]): void {
  openShelf().tokens = tokens;
}

/** The tokens as they were remembered last; null in a process that mirrors nothing. */
export function findShelvedTokens(): readonly TokenRecord[] | null {
  return openShelf().tokens;
}

function keyOf({ kind, name }: ListKey): string {
  return `${kind}/${name}`;
}
