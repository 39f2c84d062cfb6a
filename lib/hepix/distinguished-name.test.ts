import { describe, expect, test } from "vitest";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { readCertificateFields } from "./certificate-fields.ts";
import { encodeDistinguishedName, formatDistinguishedName, nameSpaceOf } from "./distinguished-name.ts";
import { decodePemBlocks } from "./pem.ts";

describe("encodeDistinguishedName", () => {
  test.each([
    "/DC=EU/DC=EGI/C=NL/O=Hosts/O=EGI.eu/CN=appdb.egi.eu",
    "/CN=a",
    "/O=Under_score & co=x/CN=a b/emailAddress=a@b.org",
  ])("encodes %s so that it reads the same", (name) => {
    expect(formatDistinguishedName(encodeDistinguishedName(name))).toBe(name);
  });

  test("encodes as the certificate of the test-only authority", () => {
    const [der] = decodePemBlocks(readFixture("test-only-signer.pem"), "CERTIFICATE");
    const { issuer } = readCertificateFields(der ?? new Uint8Array());
    expect(Buffer.from(encodeDistinguishedName("/DC=org/DC=example/CN=Test-only CA"))).toEqual(
      Buffer.from(issuer),
    );
  });

  test.each([
    "",
    "CN=a",
    "/",
    "/CN=",
    "/CN",
    "/XX=a",
    "/CN=a//CN=b",
    "/CN=ä",
    "/CN=host/a.org",
    "/CN=a+b",
    "/CN=a\\b",
  ])("refuses %j", (name) => {
    expect(() => encodeDistinguishedName(name)).toThrow();
  });
});

describe("nameSpaceOf", () => {
  test.each([
    ["/DC=org/DC=example/CN=CA", "/DC=org/DC=example/"],
    ["/CN=CA", "/"],
    ["/C=NL/O=EGI/OU=CA", "/C=NL/O=EGI/"],
  ])("of %s is %s", (name, expected) => {
    expect(nameSpaceOf(encodeDistinguishedName(name))).toBe(expected);
  });
});
