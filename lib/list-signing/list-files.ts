/**
 * The last good bytes of every list, kept as files beside the database, so that lists are answered while it is away.
 *
 * `DATA_DIR/lists/<kind>/<name>/` holds `image.list` and `list.json`; `DATA_DIR/lists/tokens.json` who may fetch what is
 * not public. A file is written beside its place and renamed into it: a reader sees the old one or the new one.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { getSettings } from "#lib/platform/env.ts";

/** Whose list: `{ kind: "vo", name: "biomed" }` or `{ kind: "vappliance", name: "<slug>" }`. */
export type ListKey = { kind: "vo" | "vappliance"; name: string };

/** A list ready to be answered. */
export type ListFile = {
  /** The S/MIME message, byte for byte. */
  message: Uint8Array;
  /** SHA-256 of the message in lower-case hex; the ETag. */
  messageSha256: string;
  signedAt: Date;
  isPublic: boolean;
};

/** A token as the files know it. */
export type TokenRecord = z.infer<typeof tokenSchema>;

const factsSchema = z.object({
  messageSha256: z.string(),
  signedAt: z.coerce.date(),
  isPublic: z.boolean(),
});
const tokenSchema = z.object({
  id: z.string(),
  secretSha256: z.string(),
  readableVos: z.array(z.string()),
  expiresAt: z.coerce.date(),
});

function folderOf(key: ListKey): string {
  // Names come out of addresses: nothing in them may lead out of the folder.
  return path.join(
    getSettings().dataDir,
    "lists",
    key.kind,
    encodeURIComponent(key.name).replaceAll(".", "%2E"),
  );
}

function tokensFile(): string {
  return path.join(getSettings().dataDir, "lists", "tokens.json");
}

async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID()}.tmp`;
  await writeFile(beside, content, { mode: 0o600 });
  await rename(beside, file);
}

/** Keeps a list; the facts come last, so that they never speak of a message that is not there yet. */
export async function writeListFile(key: ListKey, list: ListFile): Promise<void> {
  const folder = folderOf(key);
  await mkdir(folder, { recursive: true });
  const { message, ...facts } = list;
  const name = `${list.messageSha256}.image.list`;
  await writeAtomically(path.join(folder, name), message);
  await writeAtomically(path.join(folder, "list.json"), JSON.stringify(facts));
}

/** The kept list; null when none was ever kept. */
export async function readListFile(key: ListKey): Promise<ListFile | null> {
  const folder = folderOf(key);
  try {
    const facts = factsSchema.parse(JSON.parse(await readFile(path.join(folder, "list.json"), "utf8")));
    const message = await readFile(path.join(folder, `${facts.messageSha256}.image.list`));
    return { ...facts, message: new Uint8Array(message) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Keeps which tokens may fetch which lists. Hashes only. */
export async function writeTokenFile(tokens: readonly TokenRecord[]): Promise<void> {
  await mkdir(path.dirname(tokensFile()), { recursive: true });
  await writeAtomically(tokensFile(), JSON.stringify(tokens));
}

/** The kept tokens; empty when none were ever kept. */
export async function readTokenFile(): Promise<TokenRecord[]> {
  try {
    return z.array(tokenSchema).parse(JSON.parse(await readFile(tokensFile(), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
