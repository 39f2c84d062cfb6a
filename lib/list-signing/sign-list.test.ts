import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sampleImage, sampleList, sampleNow } from "#lib/hepix/__fixtures__/sample-list.ts";
import { parseImageList } from "#lib/hepix/parse-image-list.ts";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { openVerified, verifyWithOpenssl } from "#lib/testing/verify-with-openssl.ts";
import { isDueForRenewal, type ListContent, signList, UnsignableListError } from "./sign-list.ts";

const DAY_MS = 24 * 3600 * 1000;
const signer = createTestSigner();
const { version: _version, expiresAt: _expiresAt, endorser: _endorser, ...content } = sampleList();

describe("signList", () => {
  test("makes bytes that OpenSSL verifies, with everything in them that was given", async () => {
    const edition = await signList(content, null, signer, sampleNow);
    const list = parseImageList(await openVerified(edition.message, TEST_CA_PEM));
    expect(list).toMatchObject({
      identifier: content.identifier,
      createdAt: content.createdAt,
      uri: content.uri,
      version: "20261123022500",
      expiresAt: new Date(sampleNow.getTime() + 30 * DAY_MS),
      endorser: signer.endorser,
    });
    expect(list.images.map(({ identifier, sha512 }) => [identifier, sha512])).toEqual(
      content.images.map(({ identifier, sha512 }) => [identifier, sha512]),
    );
  });

  test("tells of the edition what stands in it", async () => {
    const edition = await signList(content, null, signer, new Date(sampleNow.getTime() + 789));
    expect(edition).toMatchObject({
      listVersion: "20261123022500",
      contentCreatedAt: content.createdAt,
      signedAt: sampleNow,
      expiresAt: new Date(sampleNow.getTime() + 30 * DAY_MS),
      signerSubject: "/DC=org/DC=example/O=Test only/CN=lists.example.org",
      signerIssuer: "/DC=org/DC=example/CN=Test-only CA",
      signerFingerprint: signer.fingerprint,
    });
    const { stdout } = await runOpenssl(["dgst", "-sha256", "-r", "image.list"], {
      "image.list": edition.message,
    });
    expect(stdout.toString().slice(0, 64)).toBe(edition.messageSha256);
  });

  test("signs the same content again with another version and expiry and nothing else", async () => {
    const first = await signList(content, null, signer, sampleNow);
    const later = new Date(sampleNow.getTime() + 21 * DAY_MS);
    const second = await signList(content, first.listVersion, signer, later);
    const [before, after] = await Promise.all(
      [first, second].map(async ({ message }) => (await openVerified(message, TEST_CA_PEM)).split("\r\n")),
    );
    const changed = (before ?? []).flatMap((line, index) => (line === after?.[index] ? [] : [line]));
    expect(changed).toHaveLength(2);
    expect(changed.join("\n")).toMatch(/expires[^\n]*\n[^\n]*hv:version/);
    expect(before?.length).toBe(after?.length);
  });

  test.each([
    ["the last edition of the same second", "20261123022500", "20261123022501"],
    ["a clock that was ahead", "20301231235959", "20301231235960"],
    ["the version of an imported list", "20150618211400", "20261123022500"],
    ["dots", "99999999999999.7", "100000000000000"],
  ])("rises above %s", async (_, previous, expected) => {
    expect((await signList(content, previous, signer, sampleNow)).listVersion).toBe(expected);
  });

  test("refuses what a client would refuse, and names every reason", async () => {
    const unfit: ListContent = {
      ...content,
      createdAt: new Date(sampleNow.getTime() + DAY_MS),
      images: [
        sampleImage({ sha512: "" }),
        sampleImage({ title: "Second", uri: "https://x.example.org/a?b" }),
      ],
    };
    const refusal = signList(unfit, null, signer, sampleNow);
    await expect(refusal).rejects.toThrow(UnsignableListError);
    await expect(refusal).rejects.toThrow(/lies in the future.*no SHA-512.*“Second”.*query string/s);
  });

  test("signs nothing that it refuses", async () => {
    let asked = 0;
    const counting = createTestSigner({
      signer: { ...signer.signer, sign: async () => new Uint8Array(++asked) },
    });
    await expect(signList({ ...content, vo: "" }, null, counting, sampleNow)).rejects.toThrow(
      /name of the VO/,
    );
    expect(asked).toBe(0);
  });
});

describe("what proves that signatures are real", () => {
  const sign = (stub: ReturnType<typeof createTestSigner>) => signList(content, null, stub, sampleNow);
  const { certificateChain } = signer.signer;

  test.each([
    ["random bytes", () => new Uint8Array(randomBytes(256))],
    ["zeros", () => new Uint8Array(256)],
    ["a digest", (data: Uint8Array) => new Uint8Array(createHash("sha256").update(data).digest())],
  ])("OpenSSL refuses a signer that gives %s", async (_, forge) => {
    const stub = createTestSigner({ signer: { certificateChain, sign: async (data) => forge(data) } });
    const { message } = await sign(stub);
    expect(await verifyWithOpenssl(message, TEST_CA_PEM)).toMatchObject({ verified: false });
  });

  test("OpenSSL refuses the signature of another list", async () => {
    let kept: Uint8Array | undefined;
    const replaying = createTestSigner({
      signer: {
        certificateChain,
        sign: async (data) => {
          kept ??= await signer.signer.sign(data);
          return kept;
        },
      },
    });
    const { message: first } = await sign(replaying);
    const { message: second } = await signList({ ...content, images: [] }, null, replaying, sampleNow);
    expect(await verifyWithOpenssl(first, TEST_CA_PEM)).toMatchObject({ verified: true });
    expect(await verifyWithOpenssl(second, TEST_CA_PEM)).toMatchObject({ verified: false });
  });

  test("OpenSSL refuses a list with one digit of a checksum changed", async () => {
    const { message } = await sign(signer);
    const text = Buffer.from(message).toString("latin1");
    const tampered = text.replace("0123456789abcdef0", "0123456789abcdef1");
    expect(tampered).not.toBe(text);
    const verdict = await verifyWithOpenssl(Buffer.from(tampered, "latin1"), TEST_CA_PEM);
    expect(verdict).toMatchObject({ verified: false });
  });
});

describe("isDueForRenewal", () => {
  const now = new Date("2026-11-23T12:00:00Z");

  test.each([
    [30 * DAY_MS, false],
    [11 * DAY_MS + 1, false],
    [11 * DAY_MS, true],
    [0, true],
    [-DAY_MS, true],
  ])("with %i ms left: %s", (left, due) => {
    expect(isDueForRenewal(new Date(now.getTime() + left), now)).toBe(due);
  });
});
