/**
 * A signer whose key is in a hardware token. OpenSC's `pkcs11-tool` asks it, a process of its own for each signature: a
 * vendor's library that hangs or crashes takes no worker with it, nothing native is loaded here, and every distribution has
 * it.
 */
import { spawn } from "node:child_process";
import { createHash, verify, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { decodePemBlocks } from "#lib/hepix/pem.ts";
import type { Signer } from "#lib/hepix/signer.ts";
import { SETTING_NAMES } from "#lib/platform/env.ts";
import { parsePkcs11Address, type TokenKey } from "./pkcs11-address.ts";

const TOOL = "pkcs11-tool";
/** Tokens sign in milliseconds, some remote ones in seconds. */
const PATIENCE_MS = 30_000;
/** In the environment of the tool only: the command line of a process is for everybody to read. */
const PIN_VARIABLE = "SLIPWAY_TOKEN_PIN";

/** RFC 8017, section 9.2, note 1: what stands before a SHA-256 digest. Each token can sign that; not each can hash. */
const DIGEST_INFO_SHA256 = Buffer.from("3031300d060960864801650304020105000420", "hex");

/** PINs that a token refused: asking again would lock it. By the file they stood in and their digest. */
const refusedPins = new Set<string>();

/**
 * A signer for a key in a token. It signs once, to see that the key is that of the certificate.
 *
 * @param address see {@link parsePkcs11Address}
 * @param certificatePem the signer's certificate, optionally followed by its intermediates
 * @throws Error in one sentence for the operator
 */
export async function createTokenSigner(address: string, certificatePem: string): Promise<Signer> {
  const key = parsePkcs11Address(address);
  const certificateChain = decodePemBlocks(certificatePem, "CERTIFICATE");
  const [certificate] = certificateChain;
  if (certificate === undefined) throw new Error("The signing certificate is not in PEM form.");
  const { publicKey } = new X509Certificate(certificate);
  const id = await findKey(key);
  let last: Promise<unknown> = Promise.resolve();
  const sign = (data: Uint8Array): Promise<Uint8Array> => {
    // One after the other: tokens have few sessions.
    const signature = last.then(async () => {
      const signed = await signWithToken(key, id, data);
      // What a token gives is not believed: a list with a wrong signature takes the images of every site away.
      if (verify("sha256", data, publicKey, signed)) return new Uint8Array(signed);
      throw new Error(
        `The key ${nameOf(key)} in the token “${key.token}” does not belong to the signing certificate: name the key for which the certificate was issued.`,
      );
    });
    last = signature.catch(() => undefined);
    return signature;
  };
  await sign(new TextEncoder().encode("Does the key belong to the certificate?"));
  return { certificateChain, sign };
}

/** The identifier of the key: the tool finds keys by nothing else. */
async function findKey(key: TokenKey): Promise<string> {
  const listing = await askToken(key, ["--list-objects", "--type", "privkey"]);
  const keys = listing
    .toString("utf8")
    .split(/^Private Key Object/m)
    .slice(1)
    .map((block) => ({
      label: /^\s+label:\s+(.*?)\s*$/m.exec(block)?.[1] ?? null,
      id: /^\s+ID:\s+([0-9a-f]+)/im.exec(block)?.[1]?.toLowerCase() ?? null,
    }));
  const fitting = keys.filter(
    ({ label, id }) => (key.label === null || label === key.label) && (key.id === null || id === key.id),
  );
  const [found, ...others] = fitting;
  if (others.length > 0) {
    throw new Error(
      `The token “${key.token}” has several private keys ${nameOf(key)}: name the one by id as well.`,
    );
  }
  if (found?.id) return found.id;
  if (found) throw new Error(`The key ${nameOf(key)} in the token “${key.token}” has no id: give it one.`);
  const there = keys.map(({ label, id }) => `“${label ?? ""}” (id ${id ?? "none"})`).join(", ");
  throw new Error(
    `The token “${key.token}” has no private key ${nameOf(key)}; it has ${there || "none at all"}.`,
  );
}

async function signWithToken(key: TokenKey, id: string, data: Uint8Array): Promise<Buffer> {
  const digest = createHash("sha256").update(data).digest();
  const input = Buffer.concat([DIGEST_INFO_SHA256, digest]);
  return askToken(key, ["--sign", "--mechanism", "RSA-PKCS", "--id", id], input);
}

async function askToken(key: TokenKey, what: readonly string[], input?: Uint8Array): Promise<Buffer> {
  const pin = await readPin(key.pinFile);
  const mark = `${key.pinFile} ${createHash("sha256").update(pin).digest("hex")}`;
  if (refusedPins.has(mark)) throw pinRefused(key);
  const options = ["--module", key.modulePath, "--token-label", key.token];
  const login = ["--login", "--pin", `env:${PIN_VARIABLE}`];
  const { code, stdout, stderr } = await runTool([...options, ...login, ...what], pin, input);
  if (code === 0) return stdout;
  if (/CKR_PIN_(INCORRECT|INVALID|LEN_RANGE)/.test(stderr)) {
    refusedPins.add(mark);
    throw pinRefused(key);
  }
  throw new Error(describeFailure(key, stderr));
}

async function readPin(file: string): Promise<string> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The file with the PIN, ${file}, cannot be read (${code ?? "no reason given"}).`);
  }
  const pin = content.replace(/\r?\n$/, "");
  if (pin === "") throw new Error(`The file with the PIN, ${file}, is empty.`);
  return pin;
}

function pinRefused({ token, pinFile }: TokenKey): Error {
  return new Error(
    `The token “${token}” refuses the PIN in ${pinFile}: write the right one into it. It is not tried again before that, for tokens lock themselves after a few wrong ones.`,
  );
}

function describeFailure({ token, modulePath, ...key }: TokenKey, stderr: string): string {
  if (/CKR_PIN_LOCKED/.test(stderr)) {
    return `The token “${token}” is locked after too many wrong PINs: unlock it with the means of its vendor.`;
  }
  if (/Failed to load pkcs11 module|sc_dlopen failed/.test(stderr)) {
    return `The PKCS #11 module ${modulePath} cannot be loaded: install the vendor's library, or correct module-path.`;
  }
  if (/No slot with token|No slots?\b|CKR_TOKEN_NOT_|CKR_DEVICE_|CKR_SLOT_ID_INVALID/.test(stderr)) {
    return `The token “${token}” is not there: connect it, or correct its label. Lists are signed as soon as it is back.`;
  }
  if (/Private key not found/.test(stderr)) {
    return `The token “${token}” has no private key ${nameOf(key)} any more.`;
  }
  const said = stderr.match(/CKR_[A-Z_]+/)?.[0] ?? stderr.trim().split("\n").at(-1) ?? "";
  return `The token “${token}” did not sign: ${said || "it gave no reason"}.`;
}

function nameOf({ label, id }: Pick<TokenKey, "label" | "id">): string {
  return [label === null ? null : `“${label}”`, id === null ? null : `with id ${id}`]
    .filter(Boolean)
    .join(" ");
}

async function runTool(
  args: readonly string[],
  pin: string,
  input: Uint8Array = new Uint8Array(),
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  // Modules are set up by variables of their vendor; none of ours is their business.
  const env: NodeJS.ProcessEnv = { ...process.env, [PIN_VARIABLE]: pin, LC_ALL: "C" };
  for (const name of SETTING_NAMES) delete env[name];
  return new Promise((resolve, reject) => {
    const child = spawn(TOOL, args, {
      env,
      stdio: ["pipe", "pipe", "pipe"],
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === "ENOENT";
      const sentence = `${TOOL} is not installed: install OpenSC (package opensc), which asks tokens for signatures.`;
      reject(new Error(isMissing ? sentence : `${TOOL} could not be started: ${error.message}.`));
    });
    child.on("close", (code, signal) => {
      if (signal === "SIGKILL") {
        reject(new Error(`The token did not answer within ${PATIENCE_MS / 1000} seconds: look after it.`));
        return;
      }
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString("utf8"),
      });
    });
    // A tool that refused has not read to the end.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
