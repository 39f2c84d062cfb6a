/** Builds the web pages when they are not built yet or their sources have changed since. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compressStatic } from "./compress-static.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SOURCES = [
  "app/**/*.{ts,tsx,css}",
  "components/**/*.{ts,tsx,css}",
  "lib/**/*.ts",
  "prisma/**/*.{ts,prisma}",
  "public/**/*",
  "{package-lock.json,next.config.js,postcss.config.mjs,tsconfig.json}",
];
const DIGEST_FILE = path.join(ROOT, ".next", "source-digest");

/** SHA-256 over names and contents of everything that the build reads. */
function digestSources(): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    // Written by the build itself.
    .filter((file) => !file.startsWith(path.join("lib", "platform", "db", "generated")))
    .sort();
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(path.join(ROOT, file)))
      .update("\0");
  return hash.digest("hex");
}

/** Does a build of exactly these sources lie there? */
export function isBuilt(): boolean {
  return existsSync(DIGEST_FILE) && readFileSync(DIGEST_FILE, "utf8") === digestSources();
}

/** Has the database client been generated? Everything that touches the database needs it. */
export function isClientGenerated(): boolean {
  return existsSync(path.join(ROOT, "lib", "platform", "db", "generated", "client.ts"));
}

/** Generates the database client from the models. */
export async function generateClient(): Promise<void> {
  await execute("prisma", ["generate"]);
}

/**
 * Builds all pages.
 *
 * @throws Error with the end of what the build printed
 */
export async function build(): Promise<void> {
  const digest = digestSources();
  await generateClient();
  await execute("next", ["build"]);
  await compressStatic(path.join(ROOT, ".next", "static"));
  writeFileSync(DIGEST_FILE, digest);
}

function execute(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(ROOT, "node_modules", ".bin", program), args, {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(" ")} failed:\n${output.slice(-4000)}`));
    });
  });
}

if (import.meta.main) await build();
