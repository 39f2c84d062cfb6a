// Runs one OpenSSL command in the current folder, which it sees as its whole file system, and exits as OpenSSL does:
// `node openssl-wasm.mjs smime -verify …`. Plain JavaScript, so that any Node can run it; see openssl.ts.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { WASI } from "node:wasi";

/** What a shell says when there is no such program. OpenSSL itself never exits so. */
const NOT_FOUND = 127;

try {
  process.exitCode = await runOpenssl(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = NOT_FOUND;
}

async function runOpenssl(args) {
  const program = import.meta.resolve("openssl.js/src/raw-wasm/openssl1.1.1d.wasm");
  const wasi = new WASI({
    // The program was built before the first stable version of WASI.
    version: "unstable",
    args: ["openssl", ...args],
    // This C library takes an empty environment for an error.
    env: { LANG: "C" },
    preopens: { "/": ".", ".": "." },
    returnOnExit: true,
  });
  const module = await WebAssembly.compile(readFileSync(fileURLToPath(program)));
  return wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
}
