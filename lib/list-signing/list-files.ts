/**
 * The last good bytes of every list, kept as files beside the database, so that lists are answered while it is away.
 *
 * `DATA_DIR/lists/<kind>/<name>/` holds `<SHA-256>.image.list` and `list.json`, which says which message is current;
 * `DATA_DIR/lists/tokens.json` who may fetch what is not public.
 */
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { getSettings } from "#lib/platform/env.ts";
import { writeAtomically } from "./write-atomically.ts";

/** Earlier messages of a list are kept so long. */
const KEEP_MESSAGES_MS = 24 * 3600 * 1000;

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
  /** From then on it is answered no more; null: no such day is set. */
  endsAt: Date | null;
};

/** A token as the files know it. */
export type TokenRecord = z.infer<typeof tokenSchema>;

const factsSchema = z.object({
  messageSha256: z.string(),
  signedAt: z.coerce.date(),
  isPublic: z.boolean(),
  /** Files of earlier releases know no end. */
  endsAt: z.coerce.date().nullable().default(null),
});
const tokenSchema = z.object({
  id: z.string(),
  secretSha256: z.string(),
  readableVos: z.array(z.string()),
  /** Files of earlier releases know no ranges. */
  allowedRanges: z.array(z.string()).default([]),
  expiresAt: z.coerce.date(),
});

/** Where the files of a list are. */
export function folderOf(key: ListKey): string {
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

/**
 * Keeps a list; the facts come last, so that they never speak of a message that is not there yet.
 *
 * @param now UTC; decides which earlier messages are old enough to go
 */
export async function writeListFile(key: ListKey, list: ListFile, now: Date = new Date()): Promise<void> {
  const folder = folderOf(key);
  await mkdir(folder, { recursive: true });
  const { message, ...facts } = list;
  const name = `${list.messageSha256}.image.list`;
  await writeAtomically(path.join(folder, name), message);
  await writeAtomically(path.join(folder, "list.json"), JSON.stringify(facts));
  await removeOldMessages(folder, name, now);
}

/** The message before the current one stays, whatever its age, and each that a reader may still be about to open. */
async function removeOldMessages(folder: string, current: string, now: Date): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".image.list") && name !== current);
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, writtenAt: await writtenAt(file) };
    }),
  );
  const [_before, ...older] = files.sort((a, b) => b.writtenAt - a.writtenAt);
  const old = older.filter((file) => now.getTime() - file.writtenAt > KEEP_MESSAGES_MS);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

/** In milliseconds since 1970; 0 for a file that another process has removed meanwhile. */
async function writtenAt(file: string): Promise<number> {
  const { mtimeMs } = (await stat(file).catch(() => null)) ?? { mtimeMs: 0 };
  return mtimeMs;
}

/** The kept list; null when none was ever kept. */
export async function readListFile(key: ListKey): Promise<ListFile | null> {
  return nullWhereAbsent(async () => {
    const facts = await readFacts(key);
    const message = await readFile(path.join(folderOf(key), `${facts.messageSha256}.image.list`));
    return { ...facts, message: new Uint8Array(message) };
  });
}

/** May everybody have the kept list, and until when? Null when none was ever kept. */
export async function readKeptVisibility(
  key: ListKey,
): Promise<Pick<ListFile, "isPublic" | "endsAt"> | null> {
  return nullWhereAbsent(() => readFacts(key));
}

async function readFacts(key: ListKey): Promise<z.infer<typeof factsSchema>> {
  return factsSchema.parse(JSON.parse(await readFile(path.join(folderOf(key), "list.json"), "utf8")));
}

async function nullWhereAbsent<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
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
  const tokens = await nullWhereAbsent(async () =>
    z.array(tokenSchema).parse(JSON.parse(await readFile(tokensFile(), "utf8"))),
  );
  return tokens ?? [];
}
