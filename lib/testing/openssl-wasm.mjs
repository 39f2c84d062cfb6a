// Runs one OpenSSL command in memory. In: a JSON job on standard input, {args, files, stdin}, contents in base64.
// Out: {code, stdout, stderr, files} likewise. Plain JavaScript, so that any Node can run it; see openssl.ts.
import { readFileSync } from "node:fs";
import createOpenssl from "openssl-wasm";

const FOLDER = "/work";
const job = JSON.parse(readFileSync(0, "utf8"));
const input = Buffer.from(job.stdin, "base64");
const stdout = [];
const stderr = [];
let position = 0;

const openssl = await createOpenssl({
  thisProgram: "openssl",
  stdin: () => (position < input.length ? input[position++] : null),
  stdout: (byte) => byte !== null && stdout.push(byte & 0xff),
  stderr: (byte) => byte !== null && stderr.push(byte & 0xff),
});

openssl.FS.mkdir(FOLDER);
openssl.FS.chdir(FOLDER);
for (const [path, content] of Object.entries(job.files)) writeFile(path, Buffer.from(content, "base64"));
const code = openssl.callMain(job.args);
report({ code, stdout: encode(stdout), stderr: encode(stderr), files: readFolder(FOLDER, "") });

function writeFile(path, content) {
  const parts = path.split("/").slice(0, -1);
  parts.forEach((_, index) => {
    const folder = parts.slice(0, index + 1).join("/");
    if (!openssl.FS.analyzePath(folder).exists) openssl.FS.mkdir(folder);
  });
  openssl.FS.writeFile(path, content);
}

function readFolder(folder, prefix) {
  const files = {};
  for (const name of openssl.FS.readdir(folder)) {
    if (name === "." || name === "..") continue;
    const path = `${folder}/${name}`;
    const isFolder = openssl.FS.isDir(openssl.FS.stat(path).mode);
    if (isFolder) Object.assign(files, readFolder(path, `${prefix}${name}/`));
    else files[prefix + name] = encode(openssl.FS.readFile(path));
  }
  return files;
}

function encode(bytes) {
  return Buffer.from(bytes).toString("base64");
}

// The exit of the OpenSSL program has already set this process's exit code; the runner itself has succeeded.
function report(result) {
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
}
