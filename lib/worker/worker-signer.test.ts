import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { sampleList, sampleNow } from "#lib/hepix/__fixtures__/sample-list.ts";
import { signList } from "#lib/list-signing/sign-list.ts";
import { SettingsError } from "#lib/platform/env.ts";
import { openVerified } from "#lib/testing/verify-with-openssl.ts";
import { loadWorkerSigner } from "./worker-signer.ts";

// The settings are read once a process: the files change, their names do not.
const folder = await mkdtemp(path.join(os.tmpdir(), "slipway-signer-"));
const certificateFile = path.join(folder, "hostcert.pem");
const keyFile = path.join(folder, "hostkey.pem");
const authorityFile = path.join(folder, "ca.pem");
Object.assign(process.env, {
  NODE_ENV: "test",
  DATA_DIR: folder,
  BASE_URL: "https://va.example.org",
  SIGNING_CERT: certificateFile,
  SIGNING_KEY: keyFile,
  SIGNING_CA: authorityFile,
  ENDORSER_NAME: "The Marketplace",
  ENDORSER_EMAIL: "help@example.org",
});
await writeFile(authorityFile, readFixture("test-only-ca.pem"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const now = new Date("2026-11-23T12:00:00Z");

async function install(certificate: string, key = "test-only-signer-key.pem"): Promise<void> {
  await writeFile(certificateFile, readFixture(certificate));
  await writeFile(keyFile, readFixture(key));
}

describe("an operator's own certificate", () => {
  test("signs lists that verify against the operator's authority", async () => {
    await install("test-only-signer.pem");
    const signer = await loadWorkerSigner(now);
    const { version: _version, expiresAt: _expiresAt, endorser: _endorser, ...content } = sampleList();
    const { message } = await signList(content, null, signer, sampleNow);
    const opened = await openVerified(message, readFixture("test-only-ca.pem"));
    expect(JSON.parse(opened)["hv:imagelist"]["hv:endorser"]["hv:x509"]).toEqual({
      "dc:creator": "The Marketplace",
      "hv:ca": "/DC=org/DC=example/CN=Test-only CA",
      "hv:dn": "/DC=org/DC=example/O=Test only/CN=lists.example.org",
      "hv:email": "help@example.org",
    });
  });

  test("tells in public what sites need, and of the key nothing", async () => {
    await install("test-only-signer.pem");
    const { public: told, fingerprint } = await loadWorkerSigner(now);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(told).toMatchObject({
      chainPem: readFixture("test-only-signer.pem"),
      authorityPem: readFixture("test-only-ca.pem"),
      revocationListPem: null,
    });
    expect(JSON.stringify(told)).not.toContain("PRIVATE KEY");
  });

  test("may bring its intermediates: lists verify against the root alone", async () => {
    await install("test-only-chain.pem");
    const signer = await loadWorkerSigner(now);
    const { version: _version, expiresAt: _expiresAt, endorser: _endorser, ...content } = sampleList();
    const { message } = await signList(content, null, signer, sampleNow);
    await openVerified(message, readFixture("test-only-root.pem"));
  });
});

describe("is refused, saying what to do", () => {
  test.each([
    ["for web servers only", "test-only-server-auth.pem", /limited to other purposes.*emailProtection/],
    ["for encryption only", "test-only-key-encipherment.pem", /key usage does not allow signatures/],
    ["with a name outside ASCII", "test-only-non-ascii.pem", /holds characters outside ASCII/],
    ["issued with SHA-1", "test-only-sha1-signed.pem", /outdated hash/],
  ])("a certificate %s", async (_, certificate, words) => {
    await install(certificate);
    await expect(loadWorkerSigner(now)).rejects.toThrow(words);
    await expect(loadWorkerSigner(now)).rejects.toThrow(certificateFile);
  });

  test("a certificate that has expired", async () => {
    await install("test-only-signer.pem");
    await expect(loadWorkerSigner(new Date("2047-01-01T00:00:00Z"))).rejects.toThrow(/renew it/);
  });

  test("a key of another certificate", async () => {
    await install("test-only-signer.pem", "test-only-ca-key.pem");
    await expect(loadWorkerSigner(now)).rejects.toThrow(/does not belong/);
  });

  test("a file that is not there", async () => {
    await rm(keyFile);
    await expect(loadWorkerSigner(now)).rejects.toThrow(
      new SettingsError(`SIGNING_KEY: ${keyFile} cannot be read (ENOENT).`),
    );
  });

  test("a file that is something else", async () => {
    await install("test-only-signer.pem");
    await writeFile(keyFile, "no key at all");
    const refusal = loadWorkerSigner(now);
    await expect(refusal).rejects.toThrow(/hostkey\.pem cannot be used\. .*not a readable PEM private key\./);
    await expect(refusal).rejects.toBeInstanceOf(SettingsError);
  });
});

describe("the worker process", () => {
  /** What it says on its standard error before it ends. */
  async function lastWords(environment: Record<string, string> = {}): Promise<string> {
    const child = spawn(
      process.execPath,
      ["--no-warnings", fileURLToPath(new URL("main.ts", import.meta.url))],
      {
        env: {
          ...process.env,
          DATABASE_URL: "postgresql://slipway@127.0.0.1:1/away",
          ...environment,
        },
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    return text(child.stderr);
  }

  test("says what is wrong in one sentence, without a trace of the program", async () => {
    await rm(keyFile, { force: true });
    expect(await lastWords()).toBe(`SIGNING_KEY: ${keyFile} cannot be read (ENOENT).\n`);
  });

  test("repeats no PIN that somebody wrote into the address of a key", async () => {
    await install("test-only-signer.pem");
    const address = "pkcs11:token=t;object=k?module-path=/m.so&pin-value=314159";
    const words = await lastWords({ SIGNING_KEY: address });
    expect(words).toMatch(/SIGNING_KEY pkcs11:token=t;object=k cannot be used\. A PIN must not stand/);
    expect(words).not.toContain("314159");
  });
});
