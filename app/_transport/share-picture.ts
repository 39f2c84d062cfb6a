/** Pictures and names by which other sites show a link to a page of ours (Open Graph). */
import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Metadata } from "next";
import { drawSharePicture, SHARE_PICTURE, type Shared } from "#lib/platform/drawing/share-picture.ts";
import { getSettings } from "#lib/platform/env.ts";
import { respondWithFile } from "./file-response.ts";

/** A picture has some 40 KB, and takes a quarter of a second to draw. */
const drawn = new LRUCache<string, Promise<Uint8Array>>({ max: 100 });

/** Answers with the picture of what is shared; it is drawn once, and anew when something of it changed. */
export function respondWithSharePicture(request: Request, load: () => Promise<Shared>): Promise<Response> {
  return respondWithFile("image/png", async () => draw(await load()), { request });
}

function draw(shared: Shared): Promise<Uint8Array> {
  const { logo = null, ...texts } = shared;
  const key = createHash("sha256")
    .update(JSON.stringify(texts))
    .update(logo ?? "")
    .digest("hex");
  const known = drawn.get(key);
  if (known) return known;
  const picture = drawSharePicture(shared);
  drawn.set(key, picture);
  picture.catch(() => drawn.delete(key));
  return picture;
}

type SharedPage = {
  /** Path of the picture. */
  picture: string;
  /** Of the page, to link to; left out where it stands for all pages that say nothing themselves. */
  path?: string;
  type?: "website" | "article";
};

/**
 * The part of a page's metadata that other sites read beside its title and description. A page with a picture of its own
 * names it with its path; of all others the layout says what they have in common.
 */
export function shareMetadata({ picture, path, type = "website" }: SharedPage): Metadata {
  const { baseUrl } = getSettings();
  const images = [{ url: `${baseUrl}${picture}`, ...SHARE_PICTURE, type: "image/png" }];
  return {
    openGraph: {
      ...{ type, images, siteName: "Slipway", locale: "en_GB" },
      ...(path === undefined ? {} : { url: `${baseUrl}${path}` }),
    },
    twitter: { card: "summary_large_image", images },
  };
}
