import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import { describeRevocationList } from "#lib/hepix/revocation-list.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import { findSigningCertificateProblems } from "#lib/hepix/signing-certificate.ts";
import { SettingsError } from "#lib/platform/env.ts";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { ensureOwnAuthority, ownAuthorityFiles } from "./own-authority.ts";

const DAY_MS = 24 * 3600 * 1000;
const now = new Date("2026-11-23T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "slipway-authority-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const settings = (baseUrl = "https://va.example.org") => ({
  dataDir,
  baseUrl,
  endorser: { name: "Slipway", email: "support@example.org" },
});

async function readFiles() {
  const { folder: _folder, ...files } = ownAuthorityFiles(dataDir);
  const read = async (file: string) => readFile(file, "utf8");
  return {
    authority: await read(files.authorityFile),
    authorityKey: await read(files.authorityKeyFile),
    certificate: await read(files.certificateFile),
    privateKey: await read(files.privateKeyFile),
    revocationList: await read(files.revocationListFile),
  };
}

// Making RSA keys takes as long as chance will have it.
describe("our own authority", { timeout: 60_000 }, () => {
  test("is made once, and fit to sign lists", async () => {
    await ensureOwnAuthority(settings(), now);
    const { certificate, privateKey, authority, revocationList } = await readFiles();
    expect(findSigningCertificateProblems(certificate, now)).toEqual([]);
    expect(createPemSigner({ certificatePem: certificate, privateKeyPem: privateKey })).toBeDefined();
    expect(describeCertificate(certificate)).toMatchObject({
      subject: "/DC=org/DC=slipway/O=Image lists/CN=va.example.org",
      issuer: "/DC=org/DC=slipway/CN=Slipway Signing CA",
    });
    const { code, stderr } = await runOpenssl(
      ["verify", "-attime", String(now.getTime() / 1000), "-crl_check", "-CAfile", "both.pem", "signer.pem"],
      { "both.pem": authority + revocationList, "signer.pem": certificate },
    );
    expect([code, stderr]).toEqual([0, expect.any(String)]);
  });

  test("is the same, byte for byte, at every later start; only its revocation list is new", async () => {
    await ensureOwnAuthority(settings(), now);
    const { revocationList: _first, ...before } = await readFiles();
    await ensureOwnAuthority(settings(), inDays(1));
    const { revocationList: _second, ...after } = await readFiles();
    expect(after).toEqual(before);
  });

  test("keeps its keys to itself, also when somebody had opened them", async () => {
    const { authorityKeyFile, privateKeyFile } = await ensureOwnAuthority(settings(), now);
    for (const file of [authorityKeyFile, privateKeyFile]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    await chmod(privateKeyFile, 0o644);
    await ensureOwnAuthority(settings(), inDays(1000));
    expect((await stat(privateKeyFile)).mode & 0o777).toBe(0o600);
  });

  test("renews the signer half a year before it expires, under the same names", async () => {
    await ensureOwnAuthority(settings(), now);
    const first = await readFiles();
    const { notAfter, subject, issuer } = describeCertificate(first.certificate);
    const daysLeft = (days: number) => new Date(notAfter.getTime() - days * DAY_MS);
    await ensureOwnAuthority(settings(), daysLeft(181));
    expect((await readFiles()).certificate).toBe(first.certificate);
    await ensureOwnAuthority(settings(), daysLeft(179));
    const renewed = await readFiles();
    expect(renewed.authority).toBe(first.authority);
    expect(renewed.certificate).not.toBe(first.certificate);
    expect(describeCertificate(renewed.certificate)).toMatchObject({ subject, issuer });
    expect(describeCertificate(renewed.certificate).notAfter.getTime()).toBeGreaterThan(notAfter.getTime());
    expect(findSigningCertificateProblems(renewed.certificate, daysLeft(1))).toEqual([]);
  });

  test("renews under the same names although the service has moved to another address", async () => {
    await ensureOwnAuthority(settings(), now);
    const { subject } = describeCertificate((await readFiles()).certificate);
    await ensureOwnAuthority(settings("https://moved.example.org"), inDays(1000));
    const renewed = describeCertificate((await readFiles()).certificate);
    expect(renewed.notBefore.getTime()).toBeGreaterThan(now.getTime());
    expect(renewed.subject).toBe(subject);
  });

  test("never lets a signer outlive it: it is renewed in time with its own key and name", async () => {
    await ensureOwnAuthority(settings(), now);
    const first = await readFiles();
    // The signer is renewed every two and a half years, over the twenty of the authority and beyond.
    for (let days = 0; days < 23 * 365; days += 900) {
      await ensureOwnAuthority(settings(), inDays(days));
      const { authority, certificate } = await readFiles();
      const [above, below] = [describeCertificate(authority), describeCertificate(certificate)];
      expect(below.notAfter.getTime()).toBeLessThan(above.notAfter.getTime());
      expect([above.subject, below.issuer]).toEqual([above.issuer, above.subject]);
    }
    const last = await readFiles();
    expect(last.authority).not.toBe(first.authority);
    expect(last.authorityKey).toBe(first.authorityKey);
  });

  test("renewed, it is believed by whoever has the certificate before, and the other way round", async () => {
    await ensureOwnAuthority(settings(), now);
    const before = await readFiles();
    const later = inDays(17 * 365);
    await ensureOwnAuthority(settings(), later);
    const after = await readFiles();
    expect(after.authority).not.toBe(before.authority);
    for (const authority of [before.authority, after.authority]) {
      const { code, stderr } = await runOpenssl(
        [
          "verify",
          "-attime",
          String(later.getTime() / 1000),
          "-CAfile",
          "ca.pem",
          "-crl_check",
          "signer.pem",
        ],
        { "ca.pem": authority + after.revocationList, "signer.pem": after.certificate },
      );
      expect([code, stderr]).toEqual([0, expect.any(String)]);
    }
  });

  test("its revocation list is made anew once a day, a year and more before it runs out", async () => {
    await ensureOwnAuthority(settings(), now);
    const first = (await readFiles()).revocationList;
    await ensureOwnAuthority(settings(), new Date(now.getTime() + 3600_000));
    expect((await readFiles()).revocationList).toBe(first);
    await ensureOwnAuthority(settings(), inDays(1));
    const second = (await readFiles()).revocationList;
    expect(second).not.toBe(first);
    const { nextUpdate } = describeRevocationList(second);
    expect(nextUpdate?.getTime()).toBeGreaterThan(inDays(366).getTime());
  });

  test("a key and a certificate that two workers left of two signers are replaced", async () => {
    const { privateKeyFile } = await ensureOwnAuthority(settings(), now);
    const { subject } = describeCertificate((await readFiles()).certificate);
    await writeFile(privateKeyFile, (await readFiles()).authorityKey);
    await ensureOwnAuthority(settings(), now);
    const { certificate, privateKey } = await readFiles();
    expect(createPemSigner({ certificatePem: certificate, privateKeyPem: privateKey })).toBeDefined();
    expect(describeCertificate(certificate).subject).toBe(subject);
  });

  test.each(["authorityFile", "authorityKeyFile"] as const)(
    "without its %s it is refused, and nothing is made in its place",
    async (missing) => {
      const files = await ensureOwnAuthority(settings(), now);
      await rm(files[missing]);
      const left = await readdir(files.folder);
      const refusal = ensureOwnAuthority(settings(), inDays(1));
      await expect(refusal).rejects.toBeInstanceOf(SettingsError);
      await expect(refusal).rejects.toThrow(/ca\.pem and \S+ca-key\.pem belong together/);
      expect(await readdir(files.folder)).toEqual(left);
    },
  );

  test("with one of its files empty it is refused, too", async () => {
    const { authorityKeyFile } = await ensureOwnAuthority(settings(), now);
    await writeFile(authorityKeyFile, "");
    await expect(ensureOwnAuthority(settings(), now)).rejects.toThrow(/belong together/);
  });

  test("makes what is missing of a signer anew, and leaves the authority alone", async () => {
    const { privateKeyFile } = await ensureOwnAuthority(settings(), now);
    const before = await readFiles();
    await rm(privateKeyFile);
    await ensureOwnAuthority(settings(), now);
    const { authority, certificate, privateKey } = await readFiles();
    expect(authority).toBe(before.authority);
    expect(createPemSigner({ certificatePem: certificate, privateKeyPem: privateKey })).toBeDefined();
  });
});
