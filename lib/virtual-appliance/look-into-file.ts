/** Looks at the ends of an image file, so that the form need not ask for what the file tells itself. */
import { type FileEnds, readFileEnds } from "#lib/integrity-check/read-file-ends.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import { type FileGuess, findFileProblem, guessFromFile } from "./file-guess.ts";
import { loadWorkingVersion } from "./load-for-change.ts";

/** Somebody waits in front of the form. */
const PATIENCE_MS = 20_000;

/**
 * @returns what can be filled in, and what speaks against the file; it is not stored
 * @throws AppError `not_found`, `forbidden`, `conflict` as for saving an image; `invalid_input` beside the address when
 *   the file cannot be had
 */
export async function lookIntoFile(
  actor: Actor,
  { slug, url }: { slug: string; url: string },
): Promise<{ guess: FileGuess; problem: string | null }> {
  // Nobody makes us fetch anything but for what they may change.
  await getDatabase().$transaction((tx) => loadWorkingVersion(tx, actor, slug));
  const ends = await read(url);
  return { guess: guessFromFile(url, ends), problem: findFileProblem(ends) };
}

async function read(url: string): Promise<FileEnds> {
  try {
    return await readFileEnds(url, AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    if (!(error instanceof FetchRefusedError)) throw error;
    const message =
      error.code === "aborted"
        ? "The server took too long to answer. The integrity check has more patience."
        : error.message;
    throw new AppError("invalid_input", "file_not_had", message, { url: message });
  }
}
