import { expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { readCertificateFields } from "./certificate-fields.ts";
import { decodePemBlocks } from "./pem.ts";
import { oldSubjectHash, subjectHash } from "./subject-hash.ts";

test.each([
  "test-only-ca.pem",
  "test-only-root.pem",
  "test-only-signer.pem",
  "test-only-many-attributes.pem",
  "test-only-multi-valued.pem",
  "test-only-non-ascii.pem",
])("both hashes of %s are those of OpenSSL", async (name) => {
  const pem = readFixture(name);
  const [der] = decodePemBlocks(pem, "CERTIFICATE");
  const { subject } = readCertificateFields(der ?? new Uint8Array());
  const { stdout } = await runOpenssl(["x509", "-in", "c", "-noout", "-subject_hash", "-subject_hash_old"], {
    c: pem,
  });
  expect([subjectHash(subject), oldSubjectHash(subject)]).toEqual(stdout.toString().trim().split("\n"));
});
