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

let chosen: Promise<OpensslKind> | undefined;

/**
 * Runs the OpenSSL command line in a folder of its own: the system's program when there is one, else the npm
 * package `openssl-wasm`, so that tests pass on a bare machine. `SLIPWAY_OPENSSL=wasm` forces the latter.
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
  chosen ??= chooseOpenssl();
  return runOpensslOf(await chosen, args, files, stdin);
}

/** {@link runOpenssl} with a given kind of OpenSSL, for tests that compare the two. */
export async function runOpensslOf(
  kind: OpensslKind,
  args: readonly string[],
  files: Files,
  stdin: Uint8Array | string = "",
): Promise<OpensslResult> {
  return kind === "system" ? runSystem(args, files, stdin) : runWasm(args, files, stdin);
}

/** Whether the machine has an OpenSSL 3 or later of its own. */
export async function hasSystemOpenssl(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile("openssl", ["version"], (error, stdout) =>
      resolve(error === null && /^OpenSSL [3-9]/.test(stdout)),
    );
  });
}

async function chooseOpenssl(): Promise<OpensslKind> {
  if (process.env.SLIPWAY_OPENSSL === "wasm") return "wasm";
  return (await hasSystemOpenssl()) ? "system" : "wasm";
}

async function runSystem(
  args: readonly string[],
  files: Files,
  stdin: Uint8Array | string,
): Promise<OpensslResult> {
  const folder = await mkdtemp(join(tmpdir(), "openssl-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const run = await runProgram("openssl", args, folder, stdin);
    return { ...run, stderr: run.stderr.toString(), files: await readFolder(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// A process of its own, because emscripten programs set the exit code of the process that loads them.
async function runWasm(
  args: readonly string[],
  files: Files,
  stdin: Uint8Array | string,
): Promise<OpensslResult> {
  const runner = fileURLToPath(new URL("./openssl-wasm.mjs", import.meta.url));
  const job = JSON.stringify({ args, files: mapValues(files, toBase64), stdin: toBase64(stdin) });
  const run = await runProgram(process.execPath, [runner], undefined, job);
  if (run.code !== 0) throw new Error(`OpenSSL as WebAssembly did not start: ${run.stderr}`);
  const result = JSON.parse(run.stdout.toString()) as Record<"stdout" | "stderr", string> & {
    code: number;
    files: Record<string, string>;
  };
  return {
    code: result.code,
    stdout: Buffer.from(result.stdout, "base64"),
    stderr: Buffer.from(result.stderr, "base64").toString(),
    files: mapValues(result.files, (content) => Buffer.from(content, "base64")),
  };
}

async function runProgram(
  program: string,
  args: readonly string[],
  folder: string | undefined,
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

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function toBase64(content: Uint8Array | string): string {
  return Buffer.from(content as Uint8Array).toString("base64");
}
