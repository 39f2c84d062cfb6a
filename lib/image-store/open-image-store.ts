/** The image store of the settings. */
import { getSettings } from "#lib/platform/env.ts";
import { openDiskStore } from "./disk-store.ts";
import type { ImageStore } from "./image-store.ts";
import { openS3Store } from "./s3-store.ts";

let store: ImageStore | null = null;

/** The store of the settings; opened at its first use. */
export function getImageStore(): ImageStore {
  store ??= openImageStore();
  return store;
}

/** Another store from now on; for tests. */
export function replaceImageStore(other: ImageStore): void {
  store = other;
}

function openImageStore(): ImageStore {
  const { imageStorage, dataDir } = getSettings();
  return imageStorage ? openS3Store(imageStorage) : openDiskStore(dataDir);
}
