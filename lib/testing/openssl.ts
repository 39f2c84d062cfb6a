import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** What a run of OpenSSL left behind. */
export type OpensslResult = {
  /** Exit code. */
  code: number;
  stdout: Buffer;
  stderr: string;
  /** Every file of the working folder after the run, those given included, by relative path. */
  files: Record<string, Buffer>;
};

export type OpensslKind = "system" | "wasm";

type Files = Record<string, Uint8Array | string>;

/** Exit code of openssl-wasm.mjs when OpenSSL could not be started. */
const NOT_FOUND = 127;

let chosen: Promise<OpensslKind> | undefined;

/**
 * Runs the OpenSSL command line in a folder of its own: the system's program when there is one, else OpenSSL 1.1.1
 * as WebAssembly from the npm package `openssl.js`, so that tests pass on a bare machine. `SLIPWAY_OPENSSL=wasm`
 * forces the latter.
 *
 * @param args such as `["smime", "-verify", "-in", "list", "-CAfile", "ca.pem"]`
 * @param files contents of the working folder by relative path; folders are made as needed
 * @throws Error only when neither OpenSSL can be started; a refusal of OpenSSL is a result
 */
export async function runOpenssl(
  args: readonly string[],
  files: Files,
  stdin: Uint8Array | string = "",
): Promise<OpensslResult> {
  return runOpensslOf(await chooseOpenssl(), args, files, stdin);
}

/** {@link runOpenssl} with a given kind of OpenSSL, for tests that compare the two. */
export async function runOpensslOf(
  kind: OpensslKind,
  args: readonly string[],
  files: Files,
  stdin: Uint8Array | string = "",
): Promise<OpensslResult> {
  const [program, ...prefix] = commandOf(kind);
  const folder = await mkdtemp(join(tmpdir(), "openssl-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const run = await runProgram(program, [...prefix, ...args], folder, stdin);
    if (run.code === NOT_FOUND) throw new Error(`OpenSSL (${kind}) did not start: ${run.stderr}`);
    return { ...run, stderr: run.stderr.toString(), files: await readFolder(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Which OpenSSL {@link runOpenssl} runs on this machine. */
export function chooseOpenssl(): Promise<OpensslKind> {
  chosen ??= process.env.SLIPWAY_OPENSSL === "wasm" ? Promise.resolve("wasm") : chooseFromMachine();
  return chosen;
}

/** Whether an OpenSSL of this kind can be started here; of the system, only version 3 or later counts. */
export function hasOpenssl(kind: OpensslKind): Promise<boolean> {
  const [program, ...prefix] = commandOf(kind);
  return new Promise((resolve) => {
    execFile(program, [...prefix, "version"], (error, stdout) => {
      resolve(error === null && (kind === "system" ? /^OpenSSL [3-9]/ : /^OpenSSL /).test(stdout));
    });
  });
}

async function chooseFromMachine(): Promise<OpensslKind> {
  return (await hasOpenssl("system")) ? "system" : "wasm";
}

function commandOf(kind: OpensslKind): [program: string, ...prefix: string[]] {
  if (kind === "system") return ["openssl"];
  // WASI counts as experimental in Node, which says so on the standard error of OpenSSL.
  return [process.execPath, "--no-warnings", fileURLToPath(new URL("./openssl-wasm.mjs", import.meta.url))];
}

async function runProgram(
  program: string,
  args: readonly string[],
  folder: string,
  stdin: Uint8Array | string,
): Promise<{ code: number; stdout: Buffer; stderr: Buffer }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) }),
    );
    // OpenSSL may end without reading its input.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
  });
}

async function readFolder(folder: string): Promise<Record<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    paths.map(async (path): Promise<[string, Buffer]> => [relative(folder, path), await readFile(path)]),
  );
  return Object.fromEntries(contents);
}
