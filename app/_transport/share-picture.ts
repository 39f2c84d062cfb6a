/** Pictures that other sites show beside a link to a page of ours (Open Graph). */
import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { drawSharePicture, type Shared } from "#lib/platform/drawing/share-picture.ts";
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
