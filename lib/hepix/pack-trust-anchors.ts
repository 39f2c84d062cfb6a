import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { pack } from "tar-stream";

/** Byte 9 of the gzip header names the operating system; 255 is "unknown" (RFC 1952 section 2.3). */
const GZIP_SYSTEM_BYTE = 9;
const GZIP_SYSTEM_UNKNOWN = 255;

/**
 * Packs files as `.tar.gz`, the same bytes for the same files and time: sorted by name, owned by root, readable by
 * all.
 *
 * @param files contents by file name, see `buildTrustAnchorFiles`
 * @param mtime date of every file, whole seconds
 */
export async function packTrustAnchors(files: ReadonlyMap<string, string>, mtime: Date): Promise<Uint8Array> {
  const archive = pack();
  const names = [...files.keys()].sort();
  for (const name of names) {
    archive.entry(
      { name, mtime, mode: 0o644, uid: 0, gid: 0, uname: "root", gname: "root" },
      files.get(name) ?? "",
    );
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  const packed = await promisify(gzip)(Buffer.concat(chunks), { level: 9 });
  packed[GZIP_SYSTEM_BYTE] = GZIP_SYSTEM_UNKNOWN;
  return new Uint8Array(packed);
}
