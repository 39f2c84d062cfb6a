import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { arbitraryImageList } from "./__fixtures__/arbitrary-image-list.ts";
import { readFixture, readFixtureBytes } from "./__fixtures__/read-fixture.ts";
import { sampleList, sampleNow } from "./__fixtures__/sample-list.ts";
import { buildBoundary, buildMessage } from "./build-message.ts";
import { readMessage } from "./read-message.ts";
import { serializeImageList } from "./serialize-image-list.ts";
import { createPemSigner, type Signer } from "./signer.ts";
import { verifySignedData } from "./verify-signed-data.ts";

const boundary = "----0123456789ABCDEF0123456789ABCDEF";
const options = { signingTime: sampleNow, boundary };
const ca = readFixture("test-only-ca.pem");
const privateKeyPem = readFixture("test-only-signer-key.pem");
// 2027-06-01, when all test-only certificates are valid.
const atTime = ["-attime", "1811808000"];

function signer(certificate = "test-only-signer.pem"): Signer {
  return createPemSigner({ certificatePem: readFixture(certificate), privateKeyPem });
}

/** What atrope runs (provider contract section 2). */
function verify(message: Uint8Array, caPem = ca) {
  return runOpenssl(["smime", "-verify", "-CAfile", "ca.pem", ...atTime], { "ca.pem": caPem }, message);
}

describe("buildMessage", () => {
  test("writes the golden file, byte for byte", async () => {
    const message = await buildMessage(serializeImageList(sampleList()), signer(), options);
    expect(Buffer.from(message)).toEqual(Buffer.from(readFixtureBytes("golden.image.list")));
  });

  test("keeps the layout of provider contract section 1", async () => {
    const message = Buffer.from(await buildMessage('{ "a": 1 }\r\n', signer(), options)).toString();
    const [head, signature] = message.split(/(?<=filename="smime.p7s"\n\n)/);
    expect(head).toBe(
      "MIME-Version: 1.0\n" +
        'Content-Type: multipart/signed; protocol="application/x-pkcs7-signature"; micalg="sha-256"; ' +
        `boundary="${boundary}"\n` +
        "\nThis is an S/MIME signed message\n\n" +
        `--${boundary}\n` +
        '{ "a": 1 }\r\n\n' +
        `--${boundary}\n` +
        'Content-Type: application/x-pkcs7-signature; name="smime.p7s"\n' +
        "Content-Transfer-Encoding: base64\n" +
        'Content-Disposition: attachment; filename="smime.p7s"\n\n',
    );
    expect(signature).toMatch(/^([A-Za-z0-9+/=]{64}\n)*[A-Za-z0-9+/=]{1,64}\n\n--.*--\n\n$/);
    expect(signature?.endsWith(`\n\n--${boundary}--\n\n`)).toBe(true);
  });

  test("writes what OpenSSL writes, but for the moment of signing", async () => {
    const theirs = await runOpenssl(
      ["smime", "-sign", "-nosmimecap", "-signer", "s.pem", "-inkey", "k.pem", "-in", "content"],
      { "s.pem": readFixture("test-only-signer.pem"), "k.pem": privateKeyPem, content: "{}\r\n" },
    );
    const theirText = theirs.stdout.toString();
    const theirBoundary = /boundary="([^"]+)"/.exec(theirText)?.[1] ?? "";
    expect(theirBoundary).toMatch(/^----[0-9A-F]{32}$/);
    const ours = await buildMessage("{}\r\n", signer(), { signingTime: sampleNow, boundary: theirBoundary });
    const withoutSignature = (text: string) => text.replace(/\n\n(?:[A-Za-z0-9+/=]+\n)+\n/, "\n\n\n");
    expect(withoutSignature(Buffer.from(ours).toString())).toBe(withoutSignature(theirText));
    const dump = (message: Uint8Array) => structureOf(message);
    expect(await dump(ours)).toEqual(await dump(theirs.stdout));
  });

  test("is verified by OpenSSL, which returns the content unchanged", async () => {
    const { code, stdout } = await verify(readFixtureBytes("golden.image.list"));
    expect(code).toBe(0);
    expect(stdout.toString()).toBe(readFixture("golden-content.txt"));
  });

  test.each([
    ["LF", (text: string) => text.replaceAll("\r\n", "\n")],
    ["CRLF", (text: string) => text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")],
  ])("is verified by OpenSSL after a proxy made all line ends %s", async (_, rewrite) => {
    const { code } = await verify(Buffer.from(rewrite(readFixture("golden.image.list"))));
    expect(code).toBe(0);
  });

  test("carries intermediates, so that the root suffices to verify", async () => {
    const message = await buildMessage("{}\r\n", signer("test-only-chain.pem"), options);
    expect((await verify(message, readFixture("test-only-root.pem"))).code).toBe(0);
  });

  test("is refused by OpenSSL with exit code 4 when a digit changed", async () => {
    const changed = readFixture("golden.image.list").replace("121243136", "121243137");
    expect((await verify(Buffer.from(changed))).code).toBe(4);
  });

  test("is refused by OpenSSL when nobody trusts the authority", async () => {
    const message = readFixtureBytes("golden.image.list");
    expect((await verify(message, readFixture("test-only-root.pem"))).code).toBe(4);
  });

  test("is refused by OpenSSL when the signer's certificate is for web servers", async () => {
    const message = await buildMessage("{}\r\n", signer("test-only-server-auth.pem"), options);
    const { code, stderr } = await verify(message);
    expect(code).toBe(4);
    expect(stderr).toMatch(/unsuitable certificate purpose|unsupported certificate purpose/);
  });

  test("can be read and verified again, whatever the list holds", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImageList, async (list) => {
        const content = serializeImageList(list);
        const message = readMessage(await buildMessage(content, signer(), options));
        expect(Buffer.from(message.content).toString()).toBe(content);
        if (message.kind !== "signed") throw new Error("not signed");
        verifySignedData(message.content, message.signature);
      }),
      { numRuns: 20 },
    );
  });

  test("signs after 2049 with a year of four digits", async () => {
    const late = { signingTime: new Date("2050-01-01T00:00:00Z"), boundary };
    const structure = await structureOf(await buildMessage("{}\r\n", signer(), late));
    expect(structure).toEqual(expect.arrayContaining([expect.stringContaining("GENERALIZEDTIME")]));
  });

  test("passes a signer's failure on", async () => {
    const broken: Signer = { ...signer(), sign: () => Promise.reject(new Error("no token in the slot")) };
    await expect(buildMessage("{}\r\n", broken, options)).rejects.toThrow("no token in the slot");
  });

  test.each([
    ["LF lines", "{\n}\r\n"],
    ["a bare CR", "{\r}\r\n"],
    ["no final line end", "{}"],
    ["nothing", ""],
    ["the boundary", `${boundary}\r\n`],
  ])("refuses content with %s", async (_, content) => {
    await expect(buildMessage(content, signer(), options)).rejects.toThrow(RangeError);
  });

  test("refuses another form of boundary", async () => {
    const odd = { signingTime: sampleNow, boundary: 'a"b' };
    await expect(buildMessage("{}\r\n", signer(), odd)).rejects.toThrow(RangeError);
  });
});

describe("buildBoundary", () => {
  test("writes 16 bytes as upper-case digits", () => {
    expect(buildBoundary(Uint8Array.from({ length: 16 }, (_, index) => index * 17))).toBe(
      "----00112233445566778899AABBCCDDEEFF",
    );
  });

  test("refuses another number of bytes", () => {
    expect(() => buildBoundary(new Uint8Array(8))).toThrow(RangeError);
  });
});

/** Types, tags and identifiers of a message's signature, without the values that differ from run to run. */
async function structureOf(message: Uint8Array): Promise<string[]> {
  const read = readMessage(message);
  if (read.kind !== "signed") throw new Error("not signed");
  const { stdout } = await runOpenssl(["asn1parse", "-inform", "DER", "-in", "s.der"], {
    "s.der": read.signature,
  });
  return stdout
    .toString()
    .split("\n")
    .map((line) => line.replace(/(UTCTIME|HEX DUMP\]).*/, "$1"));
}
