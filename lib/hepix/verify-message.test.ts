import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { readFixture, readFixtureBytes } from "./__fixtures__/read-fixture.ts";
import { buildMessage } from "./build-message.ts";
import { parseImageList } from "./parse-image-list.ts";
import { createPemSigner } from "./signer.ts";
import { verifyMessage } from "./verify-message.ts";

// When all test-only certificates are valid.
const now = new Date("2027-06-01T00:00:00Z");
const boundary = "----0123456789ABCDEF0123456789ABCDEF";
const trusting = { trustedCaPems: [readFixture("test-only-ca.pem")], now, acceptUntrustedChain: false };
const importing = { trustedCaPems: [], now, acceptUntrustedChain: true };
const golden = readFixtureBytes("golden.image.list");

async function signedBy(certificate: string): Promise<Uint8Array> {
  const signer = createPemSigner({
    certificatePem: readFixture(certificate),
    privateKeyPem: readFixture("test-only-signer-key.pem"),
  });
  return buildMessage("{}\r\n", signer, { signingTime: now, boundary });
}

/** The message as OpenSSL signs it with other options. */
async function signedByOpenssl(...options: string[]): Promise<Uint8Array> {
  const { code, stdout, stderr } = await runOpenssl(
    ["cms", "-sign", "-signer", "s.pem", "-inkey", "k.pem", "-in", "content", ...options],
    {
      "s.pem": readFixture("test-only-signer.pem"),
      "k.pem": readFixture("test-only-signer-key.pem"),
      "ca.pem": readFixture("test-only-ca.pem"),
      "ca-key.pem": readFixture("test-only-ca-key.pem"),
      content: "{}\r\n",
    },
  );
  if (code !== 0) throw new Error(stderr);
  return Buffer.from(
    stdout.toString("latin1").replaceAll("application/pkcs7", "application/x-pkcs7"),
    "latin1",
  );
}

describe("verifyMessage", () => {
  test("accepts our own list and says who signed it", async () => {
    expect(await verifyMessage(golden, trusting)).toEqual({
      ok: true,
      content: readFixture("golden-content.txt"),
      signer: expect.objectContaining({ subject: "/DC=org/DC=example/O=Test only/CN=lists.example.org" }),
      chain: "trusted",
      chainProblem: null,
    });
  });

  test("follows the intermediates in the message to a trusted root", async () => {
    const trusted = { ...trusting, trustedCaPems: [readFixture("test-only-root.pem")] };
    expect(await verifyMessage(await signedBy("test-only-chain.pem"), trusted)).toMatchObject({
      chain: "trusted",
    });
  });

  test.each([
    ["S/MIME capabilities", ["-md", "sha256"]],
    ["SHA-512", ["-md", "sha512"]],
    ["SHA-1", ["-md", "sha1"]],
    ["no signed attributes", ["-noattr"]],
    ["indefinite lengths", ["-stream"]],
  ])("accepts what OpenSSL signs with %s", async (_, options) => {
    expect(await verifyMessage(await signedByOpenssl(...options), trusting)).toMatchObject({
      ok: true,
      chain: "trusted",
    });
  });

  test.each([
    ["no certificate", ["-nocerts"]],
    ["a key identifier in place of issuer and serial number", ["-keyid"]],
    ["two signers", ["-signer", "ca.pem", "-inkey", "ca-key.pem"]],
    ["MD5", ["-md", "md5"]],
  ])("refuses what OpenSSL signs with %s", async (_, options) => {
    const verification = await verifyMessage(await signedByOpenssl(...options), importing);
    expect(verification).toMatchObject({ ok: false, code: "malformed-signature" });
  });

  test("tells apart what is no list, unsigned or unreadable", async () => {
    const codeOf = async (text: string) => {
      const verification = await verifyMessage(Buffer.from(text), importing);
      return verification.ok ? "ok" : verification.code;
    };
    const text = readFixture("golden.image.list");
    expect(await codeOf("<html></html>")).toBe("not-a-list");
    expect(await codeOf(readFixture("golden-content.txt"))).toBe("unsigned");
    expect(await codeOf(text.replace(/\n\nMII/, "\n\nAAA"))).toBe("malformed-signature");
    expect(await codeOf(text.replace(/(\n\nMII[A-Za-z0-9+/]{61}\n)[^-]+/, "$1\n\n"))).toBe(
      "malformed-signature",
    );
  });

  describe("when the signer is not to be trusted", () => {
    const cases: [why: string, certificate: string, code: string, at?: Date][] = [
      ["nobody knows its authority", "test-only-chain.pem", "untrusted"],
      ["it has expired", "test-only-signer.pem", "untrusted", new Date("2046-01-01T00:00:01Z")],
      ["it is not valid yet", "test-only-signer.pem", "untrusted", new Date("2019-12-31T23:59:59Z")],
      ["its certificate is for web servers", "test-only-server-auth.pem", "unsuitable"],
      ["its certificate is for encryption", "test-only-key-encipherment.pem", "unsuitable"],
    ];

    test.each(cases)("refuses because %s", async (_, certificate, code, at = now) => {
      const verification = await verifyMessage(await signedBy(certificate), { ...trusting, now: at });
      expect(verification).toMatchObject({ ok: false, code, message: expect.stringMatching(/\.$/) });
    });

    test.each(cases)("accepts for import although %s, and says so", async (_, certificate, __, at = now) => {
      const options = { ...trusting, now: at, acceptUntrustedChain: true };
      expect(await verifyMessage(await signedBy(certificate), options)).toMatchObject({
        ok: true,
        chain: "untrusted",
        chainProblem: expect.any(String),
      });
    });

    test("does not take a signer for an authority because it is in the message", async () => {
      const verification = await verifyMessage(golden, { ...trusting, trustedCaPems: [] });
      expect(verification).toMatchObject({ ok: false, code: "untrusted" });
    });

    test("does not take an end certificate for an authority", async () => {
      // The signer's own certificate as the only trusted one: it has issued nothing.
      const trustedCaPems = [readFixture("test-only-no-extensions.pem")];
      expect(await verifyMessage(golden, { ...trusting, trustedCaPems })).toMatchObject({
        code: "untrusted",
      });
    });
  });

  describe("when something was changed", () => {
    const signedFrom = Buffer.from(golden).indexOf("{");
    const signedTo = Buffer.from(golden).lastIndexOf("}\r\n") + 2;

    test("refuses any other byte in the content, even for import", async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: signedFrom, max: signedTo }), fc.nat(255), async (at, byte) => {
          fc.pre(golden[at] !== byte);
          expect(await verifyMessage(withByte(golden, at, byte), importing)).toMatchObject({ ok: false });
        }),
      );
    });

    test("refuses it as tampered", async () => {
      const changed = withByte(golden, signedFrom + 20, 0x78);
      expect(await verifyMessage(changed, importing)).toMatchObject({ ok: false, code: "tampered" });
    });

    // A byte of the certificate's key: the certificate is still read, the key is not.
    test("refuses a certificate whose key is unreadable", async () => {
      expect(await verifyMessage(withByte(golden, 4838, 45), importing)).toMatchObject({ ok: false });
    });

    test("never throws and never reads other content, whatever byte is changed", async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(golden.length - 1), fc.nat(255), async (at, byte) => {
          const verification = await verifyMessage(withByte(golden, at, byte), importing);
          if (verification.ok) expect(verification.content).toBe(readFixture("golden-content.txt"));
        }),
        { numRuns: 300 },
      );
    });
  });
});

const genuinePath = new URL(
  "../../../shared/data/appdb-fedcloud.egi.eu-2015.image.list.signed",
  import.meta.url,
);
const hasGenuine = existsSync(genuinePath);

describe.skipIf(!hasGenuine)(
  `the list AppDB signed for fedcloud.egi.eu in 2015${hasGenuine ? "" : " (skipped: the file is not on this machine)"}`,
  () => {
    const genuine = hasGenuine ? new Uint8Array(readFileSync(genuinePath)) : new Uint8Array();

    test("verifies, SHA-1 and all, when its expired and unknown chain is accepted", async () => {
      const verification = await verifyMessage(genuine, importing);
      if (!verification.ok) throw new Error(verification.message);
      const list = parseImageList(verification.content);
      expect(list.endorser?.dn).toBe(verification.signer.subject);
      expect(list.endorser?.ca).toBe(verification.signer.issuer);
      expect(verification.chain).toBe("untrusted");
      expect(list.vo).toBe("fedcloud.egi.eu");
      expect(list.images.length).toBeGreaterThan(5);
      expect(list.images.every(({ sha512, expiresAt }) => sha512.length === 128 && expiresAt === null)).toBe(
        true,
      );
    });

    test("is refused otherwise", async () => {
      const verification = await verifyMessage(genuine, { ...trusting, acceptUntrustedChain: false });
      expect(verification).toMatchObject({ ok: false, code: "untrusted" });
    });

    test("is refused as tampered with any other letter in its content", async () => {
      const from = Buffer.from(genuine).indexOf("{");
      const to = Buffer.from(genuine).lastIndexOf("}");
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: from, max: to }),
          fc.integer({ min: 1, max: 255 }),
          async (at, mask) => {
            const changed = withByte(genuine, at, (genuine[at] ?? 0) ^ mask);
            expect(await verifyMessage(changed, importing)).toMatchObject({ ok: false, code: "tampered" });
          },
        ),
      );
    });
  },
);

function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[at] = byte;
  return changed;
}
