import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sampleList, sampleNow } from "#lib/hepix/__fixtures__/sample-list.ts";
import type { TrustAnchorAnswers } from "#lib/testing/fetch-trust-anchors.ts";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { unpackTrustAnchors } from "#lib/testing/trust-anchor-files.ts";
import { mirrorOnce } from "#lib/vo-image-list/mirror-lists.ts";
import { loadWorkerSigner } from "#lib/worker/worker-signer.ts";
import { announceCertificate, getSigningCertificate } from "./announce-certificate.ts";
import { signList } from "./sign-list.ts";
import { getAuthorityCertificate, getRevocationList, getTrustAnchorBundle } from "./trust-anchors.ts";

const DAY_MS = 24 * 3600 * 1000;
const { version: _version, expiresAt: _expiresAt, endorser: _endorser, ...content } = sampleList();

describe("trust anchors", () => {
  test("are not known before a worker has started", async () => {
    expect(await getSigningCertificate()).toBeNull();
    for (const get of [getTrustAnchorBundle, getAuthorityCertificate, getRevocationList]) {
      await expect(get()).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("unpacked, are all that OpenSSL needs to trust our lists, revocation included", async () => {
    const now = new Date();
    const signer = await loadWorkerSigner(now);
    await announceCertificate(signer, now);
    const { message } = await signList(content, null, signer, sampleNow);
    const files = await unpackTrustAnchors(await getTrustAnchorBundle());
    const hash = Object.keys(files).filter((name) => /^[0-9a-f]{8}\.(0|r0)$/.test(name));
    expect(hash).toHaveLength(4);
    const anchors = Object.fromEntries(
      Object.entries(files).map(([name, content]) => [`certificates/${name}`, content]),
    );
    const verify = (more: string[], trusted: Record<string, string>) =>
      runOpenssl(["smime", "-verify", "-in", "image.list", "-CApath", "certificates", ...more], {
        "image.list": message,
        "certificates/README": "",
        ...trusted,
      });
    const { code, stdout, stderr } = await verify(["-crl_check"], anchors);
    expect([code, stderr]).toEqual([0, expect.stringContaining("successful")]);
    expect(stdout.toString()).toContain(content.identifier);
    expect((await verify([], {})).code).not.toBe(0);
  });

  test("name our signer's authority in rules that vmcatcher reads, and where to renew the revocation list", async () => {
    const files = await unpackTrustAnchors(await getTrustAnchorBundle());
    expect(files["slipway-signing-ca.signing_policy"]).toContain("/DC=org/DC=slipway/CN=Slipway Signing CA");
    expect(files["slipway-signing-ca.namespaces"]).toContain('PERMIT Subject "/DC=org/DC=slipway/.*"');
    expect(files["slipway-signing-ca.crl_url"]).toBe("https://va.example.org/store/ca.crl\n");
  });

  test("are the same bytes at every asking", async () => {
    expect(await getTrustAnchorBundle()).toEqual(await getTrustAnchorBundle());
  });

  test("are handed out one by one too: certificate in PEM, revocation list in DER", async () => {
    const [pem, der] = await Promise.all([getAuthorityCertificate(), getRevocationList()]);
    const { code, stdout } = await runOpenssl(
      ["crl", "-inform", "DER", "-in", "ca.crl", "-CAfile", "ca.pem", "-noout", "-issuer"],
      { "ca.crl": der, "ca.pem": pem },
    );
    expect([code, stdout.toString()]).toEqual([0, expect.stringContaining("Slipway Signing CA")]);
  });

  test("are those of both certificates, while workers with either run side by side", async () => {
    const own = await getAuthorityCertificate();
    const signer = createTestSigner();
    await announceCertificate(signer, new Date());
    expect(await getAuthorityCertificate()).toBe(`${signer.public.authorityPem}${own}`);
    const names = Object.keys(await unpackTrustAnchors(await getTrustAnchorBundle()));
    expect(names).toEqual(expect.arrayContaining(["slipway-signing-ca.pem", "slipway-signing-ca-2.pem"]));
    expect(names.filter((name) => /^[0-9a-f]{8}\.\d$/.test(name))).toHaveLength(4);
    // The revocation list of our own authority goes on being answered: certificates name its address.
    expect((await getRevocationList()).length).toBeGreaterThan(100);
    // A worker that goes on with the former takes nothing back.
    await announceCertificate(await loadWorkerSigner(new Date()), new Date());
    expect(await getSigningCertificate()).toMatchObject({ fingerprint: signer.fingerprint });
  });

  test("follow the certificate in use, once nobody has the other one any more", async () => {
    const later = new Date(Date.now() + 2 * DAY_MS);
    const signer = createTestSigner();
    await announceCertificate({ ...signer, public: { ...signer.public, revocationListPem: null } }, later);
    expect(await getAuthorityCertificate()).toBe(signer.public.authorityPem);
    expect(await getSigningCertificate()).toMatchObject({
      fingerprint: signer.fingerprint,
      subject: signer.endorser.dn,
      announcedAt: later,
    });
    await expect(getRevocationList()).rejects.toMatchObject({ reason: "no_revocation_list" });
    const again = new Date(later.getTime() + 1000);
    await announceCertificate(signer, again);
    expect(await getSigningCertificate()).toMatchObject({ announcedAt: again });
  });
});

describe("while the database is away", () => {
  /** Nothing listens on port 1. */
  const DEAD_DATABASE = "postgresql://postgres@127.0.0.1:1/away";
  const program = fileURLToPath(new URL("../testing/fetch-trust-anchors.ts", import.meta.url));

  /** Asks another process, with the same files and a database that does not answer. */
  async function askWithoutDatabase(environment: Record<string, string> = {}): Promise<TrustAnchorAnswers> {
    const child = spawn(process.execPath, ["--no-warnings", program], {
      env: { ...process.env, DATABASE_URL: DEAD_DATABASE, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    return JSON.parse(await text(child.stdout)) as TrustAnchorAnswers;
  }

  async function askHere(): Promise<TrustAnchorAnswers> {
    const base64 = (content: Uint8Array | string) => Buffer.from(content).toString("base64");
    return {
      bundle: base64(await getTrustAnchorBundle()),
      authority: base64(await getAuthorityCertificate()),
      revocationList: base64(await getRevocationList()),
    };
  }

  test("they are answered from a file, the same bytes, as new as the last announcement", async () => {
    const written = new Map<string, string>();
    const signer = createTestSigner();
    const soon = new Date(Date.now() + 3 * DAY_MS);
    await announceCertificate({ ...signer, public: { ...signer.public, revocationListPem: null } }, soon);
    await mirrorOnce(written, new Date());
    const authority = Buffer.from(await getAuthorityCertificate()).toString("base64");
    expect(await askWithoutDatabase()).toMatchObject({ authority, revocationList: "not_found" });

    // Two days later nobody has the other one any more.
    const later = new Date(Date.now() + 5 * DAY_MS);
    await announceCertificate(await loadWorkerSigner(later), later);
    await mirrorOnce(written, new Date());
    const now = await askHere();
    expect(now.authority).not.toBe(authority);
    expect(await askWithoutDatabase()).toEqual(now);
  });

  test("without the file, nothing is said of what there is: try again", async () => {
    const empty = path.join(process.env.DATA_DIR ?? "", "empty");
    expect(await askWithoutDatabase({ DATA_DIR: empty })).toEqual({
      bundle: "unavailable",
      authority: "unavailable",
      revocationList: "unavailable",
    });
  });
});
