import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { describe, expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { describeCertificate } from "./certificate.ts";
import { createCertificateAuthority } from "./certificate-authority.ts";
import { packTrustAnchors } from "./pack-trust-anchors.ts";
import { buildTrustAnchorDirectory, buildTrustAnchorFiles } from "./trust-anchors.ts";

const caPem = readFixture("test-only-ca.pem");
const crlPem = readFixture("test-only-ca.crl.pem");
const crlUrl = "https://marketplace.example.org/trust/slipway-ca.crl";
const files = buildTrustAnchorFiles({ caPem, crlPem, crlUrl, alias: "slipway-ca" });
// 2027-06-01, when all test-only certificates are valid.
const atTime = ["-attime", "1811808000"];

async function opensslHashes(): Promise<string[]> {
  const { stdout } = await runOpenssl(["x509", "-noout", "-subject_hash", "-subject_hash_old"], {}, caPem);
  return stdout.toString().trim().split("\n");
}

describe("buildTrustAnchorFiles", () => {
  test("names files as /etc/grid-security/certificates does, under both hashes of OpenSSL", async () => {
    const [hash, oldHash] = await opensslHashes();
    const expected = [
      ...["crl_url", "info", "namespaces", "pem", "signing_policy"].map((ending) => `slipway-ca.${ending}`),
      ...["0", "namespaces", "r0", "signing_policy"].flatMap((ending) => [
        `${hash}.${ending}`,
        `${oldHash}.${ending}`,
      ]),
    ];
    expect([...files.keys()].sort()).toEqual(expected.sort());
  });

  test("lets OpenSSL verify a list with nothing but the folder, as atrope does", async () => {
    const { code } = await runOpenssl(
      ["smime", "-verify", "-CApath", "certificates", ...atTime],
      inFolder(files),
      readFixture("golden.image.list"),
    );
    expect(code).toBe(0);
  });

  test("lets OpenSSL find the revocation list in the folder", async () => {
    const args = ["verify", "-CApath", "certificates", "-crl_check", ...atTime, "signer.pem"];
    const { code } = await runOpenssl(args, {
      ...inFolder(files),
      "signer.pem": readFixture("test-only-signer.pem"),
    });
    expect(code).toBe(0);
  });

  test("allows the authority the names that begin like its own", () => {
    expect(files.get("slipway-ca.signing_policy")).toBe(
      "access_id_CA   X509    '/DC=org/DC=example/CN=Test-only CA'\n" +
        "pos_rights     globus  CA:sign\n" +
        "cond_subjects  globus  '\"/DC=org/DC=example/*\"'\n",
    );
    expect(files.get("slipway-ca.namespaces")).toBe(
      'TO Issuer "/DC=org/DC=example/CN=Test-only CA" \\\n  PERMIT Subject "/DC=org/DC=example/.*"\n',
    );
  });

  test("allows it the names it is told", () => {
    const permittedSubjects = ["/DC=EU/DC=EGI/*", "/DC=org/*"];
    const told = buildTrustAnchorFiles({ caPem, crlPem, crlUrl, alias: "a", permittedSubjects });
    expect(told.get("a.signing_policy")).toContain('\'"/DC=EU/DC=EGI/*" "/DC=org/*"\'');
    expect(told.get("a.namespaces")).toBe(
      'TO Issuer "/DC=org/DC=example/CN=Test-only CA" \\\n  PERMIT Subject "/DC=EU/DC=EGI/.*"\n' +
        '\nTO Issuer "/DC=org/DC=example/CN=Test-only CA" \\\n  PERMIT Subject "/DC=org/.*"\n',
    );
  });

  test("says where to renew the revocation list", () => {
    expect(files.get("slipway-ca.crl_url")).toBe(`${crlUrl}\n`);
    expect(files.get("slipway-ca.info")).toContain(`crl_url = ${crlUrl}\n`);
  });

  test("leaves out what there is not", () => {
    const few = buildTrustAnchorFiles({ caPem, crlPem: null, crlUrl: null, alias: "a" });
    expect([...few.keys()].filter((name) => /\.r0$|crl_url$/.test(name))).toEqual([]);
    expect(few.get("a.info")).not.toContain("crl_url");
  });

  test.each(["", "../a", ".a", "a b", "a.b"])("refuses %j as an alias", (alias) => {
    expect(() => buildTrustAnchorFiles({ caPem, crlPem, crlUrl, alias })).toThrow("No plain file name");
  });

  test("refuses text that holds no certificate", () => {
    expect(() => buildTrustAnchorFiles({ caPem: "x", crlPem, crlUrl, alias: "a" })).toThrow(
      "not in PEM form",
    );
  });
});

describe("packTrustAnchors", () => {
  const mtime = new Date("2026-11-23T00:00:00Z");

  test("packs the same bytes for the same files, in whatever order they come", async () => {
    const reversed = new Map([...files].reverse());
    expect(await packTrustAnchors(reversed, mtime)).toEqual(await packTrustAnchors(files, mtime));
  });

  test("holds every file, readable by all", async () => {
    const entries = await unpack(await packTrustAnchors(files, mtime));
    expect(Object.fromEntries(entries.map(({ name, content }) => [name, content]))).toEqual(
      Object.fromEntries(files),
    );
    expect(entries.every(({ mode, modifiedAt }) => mode === 0o644 && modifiedAt === mtime.getTime())).toBe(
      true,
    );
  });

  test("tells no machine by its gzip header", async () => {
    const packed = await packTrustAnchors(files, mtime);
    expect([...packed.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  });
});

function inFolder(map: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...map].map(([name, content]) => [`certificates/${name}`, content]));
}

async function unpack(archive: Uint8Array) {
  const entries: {
    name: string;
    mode: number | undefined;
    modifiedAt: number | undefined;
    content: string;
  }[] = [];
  const extraction = extract();
  extraction.end(gunzipSync(archive));
  for await (const entry of extraction) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const { name, mode, mtime } = entry.header;
    entries.push({ name, mode, modifiedAt: mtime?.getTime(), content: Buffer.concat(chunks).toString() });
  }
  return entries;
}

describe("buildTrustAnchorDirectory", () => {
  const first = { caPem, crlPem, crlUrl };

  test("of one authority is that authority's files, however often it comes", () => {
    expect(buildTrustAnchorDirectory([first], "slipway-ca")).toEqual(files);
    expect(buildTrustAnchorDirectory([first, { ...first }], "slipway-ca")).toEqual(files);
  });

  test("gives a second authority of the same name the next number, as OpenSSL looks for it", async () => {
    const { subject } = describeCertificate(caPem);
    const validity = { notBefore: new Date("2026-01-01"), notAfter: new Date("2046-01-01") };
    const rekeyed = await createCertificateAuthority({ subject, ...validity });
    const other = { caPem: rekeyed.certificatePem, crlPem: null, crlUrl: null };
    const directory = buildTrustAnchorDirectory([other, first], "slipway-ca");
    const [hash, oldHash] = await opensslHashes();
    for (const name of [hash, oldHash].flatMap((base) => [`${base}.0`, `${base}.1`, `${base}.r0`])) {
      expect([...directory.keys()]).toContain(name);
    }
    expect(directory.get("slipway-ca.pem")).toBe(rekeyed.certificatePem);
    expect(directory.get("slipway-ca-2.pem")).toBe(caPem);
    const { code } = await runOpenssl(
      ["smime", "-verify", "-CApath", "certificates", ...atTime],
      inFolder(directory),
      readFixture("golden.image.list"),
    );
    expect(code).toBe(0);
  });
});
