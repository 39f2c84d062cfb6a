/**
 * The other formats of the last good edition of a list, kept as files beside it: `DATA_DIR/lists/<kind>/<name>/formats/`
 * holds each body under its SHA-256, and `formats.json` says which path of which edition it is. Who may have them is said of
 * the list (list-files.ts).
 */
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { folderOf, type ListKey } from "./list-files.ts";
import { writeAtomically } from "./write-atomically.ts";

/** What no edition names any more is kept so long, for whoever is about to read it. */
const KEEP_BODIES_MS = 3600 * 1000;

/** One file of another format. */
export type RenderedBody = {
  /** Below the root of the list, such as `streams/v1/index.json`. */
  path: string;
  contentType: string;
  /** Of the body, lower-case hex. */
  sha256: string;
  body: Uint8Array;
};

/** All files of an edition but the signed list itself. */
export type RenderedEdition = {
  /** SHA-256 of the signed message of the same edition. */
  messageSha256: string;
  signedAt: Date;
  files: readonly RenderedBody[];
};

const factsSchema = z.object({
  messageSha256: z.string(),
  signedAt: z.coerce.date(),
  files: z.array(
    z.object({ path: z.string(), contentType: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

const factsFile = (key: ListKey) => path.join(folderOf(key), "formats.json");
const bodiesFolder = (key: ListKey) => path.join(folderOf(key), "formats");

/**
 * Keeps an edition; what says so comes last, so that it never speaks of a body that is not there yet.
 *
 * @param now UTC; decides which earlier bodies are old enough to go
 */
export async function writeRenderingFiles(
  key: ListKey,
  { files, ...edition }: RenderedEdition,
  now: Date = new Date(),
): Promise<void> {
  const folder = bodiesFolder(key);
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  for (const { sha256, body } of files) {
    if (!there.has(sha256)) await writeAtomically(path.join(folder, sha256), body);
  }
  const facts = { ...edition, files: files.map(({ body: _body, ...file }) => file) };
  await writeAtomically(factsFile(key), JSON.stringify(facts));
  await removeOldBodies(folder, new Set(files.map(({ sha256 }) => sha256)), now);
}

async function removeOldBodies(folder: string, named: ReadonlySet<string>, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (named.has(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = (await stat(file).catch(() => null)) ?? { mtimeMs: 0 };
    if (now.getTime() - mtimeMs > KEEP_BODIES_MS) await rm(file, { force: true });
  }
}

/** Were the files of any edition of this list kept? */
export async function areRenderingsKept(key: ListKey): Promise<boolean> {
  return stat(factsFile(key)).then(
    () => true,
    () => false,
  );
}

/** One file of the kept edition, with what is said of the edition; null when there is none of that path. */
export async function readRenderingFile(
  key: ListKey,
  wanted: string,
): Promise<(RenderedBody & Omit<RenderedEdition, "files">) | null> {
  // Between both reads another process may have kept a new edition and removed what the old one named.
  return (await readOnce(key, wanted)) ?? readOnce(key, wanted);
}

async function readOnce(key: ListKey, wanted: string) {
  try {
    const { files, ...edition } = factsSchema.parse(JSON.parse(await readFile(factsFile(key), "utf8")));
    const file = files.find((each) => each.path === wanted);
    if (!file) return null;
    const body = await readFile(path.join(bodiesFolder(key), file.sha256));
    return { ...edition, ...file, body: new Uint8Array(body) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
