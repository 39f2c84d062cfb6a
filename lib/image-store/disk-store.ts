/** Image files in a folder: `DATA_DIR/images/<identifier>`, beside it what the tus server remembers of the upload. */
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { FileStore } from "@tus/file-store";
import { findWhole } from "./find-whole.ts";
import type { ImageStore } from "./image-store.ts";

/** @param dataDir absolute */
export function openDiskStore(dataDir: string): ImageStore {
  const directory = path.join(dataDir, "images");
  const uploads = new FileStore({ directory });
  const fileOf = (id: string) => path.join(directory, path.basename(id));
  return {
    uploads,
    find: (id) => findWhole(uploads, id),
    read: async (id, range) =>
      createReadStream(fileOf(id), {
        // Large files in large pieces: each costs a turn of the event loop.
        highWaterMark: 1024 * 1024,
        ...(range ? { start: range.first, end: range.last } : {}),
      }),
    remove: async (id) => {
      await rm(fileOf(id), { force: true });
      await rm(`${fileOf(id)}.json`, { force: true });
    },
  };
}
