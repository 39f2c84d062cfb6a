/** A token in software, SoftHSM, where the machine has it: the same interface as hardware. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const MODULES = [
  "/usr/lib/softhsm/libsofthsm2.so",
  "/usr/lib64/pkcs11/libsofthsm2.so",
  "/usr/lib64/softhsm/libsofthsm2.so",
  "/usr/local/lib/softhsm/libsofthsm2.so",
  "/opt/homebrew/lib/softhsm/libsofthsm2.so",
];

/** The PIN of every token made here. */
export const TOKEN_PIN = "4321-test-only";

/** SoftHSM's library; null where it, or OpenSC, is not installed. */
export async function findSoftTokenModule(): Promise<string | null> {
  const tools = ["softhsm2-util", "pkcs11-tool"].map((tool) =>
    run(tool, ["--help"]).catch((error: NodeJS.ErrnoException) => error.code !== "ENOENT"),
  );
  if ((await Promise.all(tools)).includes(false)) return null;
  return MODULES.find((file) => existsSync(file)) ?? null;
}

/** Makes a place for tokens, which this process and its children find from then on; a function that removes it. */
export async function makeTokenFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "slipway-token-"));
  await mkdir(path.join(folder, "tokens"));
  const settings = path.join(folder, "softhsm2.conf");
  await writeFile(
    settings,
    `directories.tokendir = ${path.join(folder, "tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  process.env.SOFTHSM2_CONF = settings;
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** An empty token. */
export async function makeToken(label: string): Promise<void> {
  await run("softhsm2-util", [
    ...["--init-token", "--free", "--label", label],
    ...["--so-pin", TOKEN_PIN, "--pin", TOKEN_PIN],
  ]);
}

/** Takes the token out. */
export async function removeToken(label: string): Promise<void> {
  await run("softhsm2-util", ["--delete-token", "--token", label]);
}

/** Puts a key into a token; `id` in hexadecimal digits. */
export async function putKey(token: string, keyFile: string, key: { label: string; id: string }) {
  await run("softhsm2-util", [
    ...["--import", keyFile, "--token", token, "--label", key.label, "--id", key.id],
    ...["--pin", TOKEN_PIN, "--force"],
  ]);
}
