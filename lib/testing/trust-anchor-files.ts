/** The trust anchors as a site unpacks them. */
import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";

/** Contents by name of file. */
export async function unpackTrustAnchors(bundle: Uint8Array): Promise<Record<string, string>> {
  const archive = extract();
  archive.end(gunzipSync(bundle));
  const files: Record<string, string> = {};
  for await (const entry of archive) {
    let content = "";
    for await (const chunk of entry) content += chunk;
    files[entry.header.name] = content;
  }
  return files;
}
