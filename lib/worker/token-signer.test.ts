/** Signatures of a token, which is SoftHSM here: what holds for it holds for hardware, to which the interface is the same. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { sampleList } from "#lib/hepix/__fixtures__/sample-list.ts";
import { buildBoundary, buildMessage } from "#lib/hepix/build-message.ts";
import { serializeImageList } from "#lib/hepix/serialize-image-list.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import {
  findSoftTokenModule,
  makeToken,
  makeTokenFolder,
  putKey,
  removeToken,
  TOKEN_PIN,
} from "#lib/testing/soft-token.ts";
import { verifyWithOpenssl } from "#lib/testing/verify-with-openssl.ts";
import { createTokenSigner } from "./token-signer.ts";
import { loadWorkerSigner } from "./worker-signer.ts";

const found = await findSoftTokenModule();
if (found === null) {
  console.warn("Signatures of tokens are not tested: SoftHSM or OpenSC is not installed (softhsm2, opensc).");
}
const certificatePem = readFixture("test-only-signer.pem");

describe.skipIf(found === null)("a key in a token", { timeout: 60_000 }, () => {
  let folder: Awaited<ReturnType<typeof makeTokenFolder>>;
  const fileOf = (name: string) => path.join(folder.folder, name);
  const pinFile = () => fileOf("pin");
  const addressOf = ({
    token = "slipway",
    key = "object=lists",
    pin = pinFile(),
    module = found as string,
  } = {}) => `pkcs11:token=${token};${key}?module-path=${module}&pin-source=file:${pin}`;
  const sign = (address = addressOf()) => createTokenSigner(address, certificatePem);

  beforeAll(async () => {
    folder = await makeTokenFolder();
    await writeFile(pinFile(), `${TOKEN_PIN}\n`);
    await makeToken("slipway");
    for (const name of ["test-only-signer-key.pem", "test-only-ca-key.pem"]) {
      await writeFile(fileOf(name), readFixture(name));
    }
    await putKey("slipway", fileOf("test-only-ca-key.pem"), { label: "another", id: "0a" });
    await putKey("slipway", fileOf("test-only-signer-key.pem"), { label: "lists", id: "01ff" });
  });
  afterAll(() => folder?.remove());

  const options = {
    signingTime: new Date("2026-11-23T02:25:00Z"),
    boundary: buildBoundary(new Uint8Array(16).fill(7)),
  };

  test.each([
    ["by its label", "object=lists"],
    ["by its id", "id=%01%ff"],
    ["by both", "object=lists;id=%01%FF;type=private"],
  ])("named %s, signs lists that OpenSSL verifies, byte for byte as a key in a file does", async (_, key) => {
    const content = serializeImageList(sampleList());
    const message = await buildMessage(content, await sign(addressOf({ key })), options);
    const fromFile = createPemSigner({
      certificatePem,
      privateKeyPem: readFixture("test-only-signer-key.pem"),
    });
    expect(Buffer.from(message)).toEqual(Buffer.from(await buildMessage(content, fromFile, options)));
    const { verified, content: opened } = await verifyWithOpenssl(message, readFixture("test-only-ca.pem"));
    expect([verified, opened]).toEqual([true, content]);
  });

  test("named by SIGNING_KEY, is the worker's", async () => {
    await writeFile(fileOf("cert.pem"), certificatePem);
    Object.assign(process.env, {
      NODE_ENV: "test",
      DATA_DIR: folder.folder,
      BASE_URL: "https://va.example.org",
      SIGNING_CERT: fileOf("cert.pem"),
      SIGNING_KEY: addressOf(),
    });
    const { signer, endorser } = await loadWorkerSigner(new Date("2026-11-23T12:00:00Z"));
    const message = await buildMessage(serializeImageList(sampleList()), signer, options);
    expect(await verifyWithOpenssl(message, readFixture("test-only-ca.pem"))).toMatchObject({
      verified: true,
    });
    expect(endorser.dn).toBe("/DC=org/DC=example/O=Test only/CN=lists.example.org");
  });

  test("signs several at once, one after the other", async () => {
    const signer = await sign();
    const texts = ["a", "b", "c", "d"].map((text) => new TextEncoder().encode(text));
    const signatures = await Promise.all(texts.map((text) => signer.sign(text)));
    expect(new Set(signatures.map((signature) => Buffer.from(signature).toString("hex"))).size).toBe(4);
    expect(signatures.every(({ length }) => length === signatures[0]?.length)).toBe(true);
  });

  test.each([
    ["no such key", { key: "object=nope" }, /has no private key “nope”; it has .*“lists” \(id 01ff\)/],
    ["no such id", { key: "id=%02" }, /has no private key with id 02/],
    [
      "another certificate's key",
      { key: "object=another" },
      /“another” .*does not belong to the signing certificate/,
    ],
    ["no such token", { token: "elsewhere" }, /The token “elsewhere” is not there/],
    ["no such module", { module: "/nowhere/module.so" }, /\/nowhere\/module\.so cannot be loaded/],
    ["no file with a PIN", { pin: "/nowhere/pin" }, /\/nowhere\/pin, cannot be read \(ENOENT\)/],
  ])("is refused in a sentence: %s", async (_, how, words) => {
    await expect(sign(addressOf(how))).rejects.toThrow(words);
  });

  test("is refused with a wrong PIN, which is said in no sentence and not tried again until it is another", async () => {
    const wrong = fileOf("wrong-pin");
    await writeFile(wrong, "0000-not-it");
    for (const _ of [1, 2]) {
      const error = await sign(addressOf({ pin: wrong })).catch((refusal: Error) => refusal);
      expect(String(error)).toMatch(/refuses the PIN in .*wrong-pin: write the right one/);
      expect(String(error)).not.toContain("0000-not-it");
    }
    await writeFile(wrong, "");
    await expect(sign(addressOf({ pin: wrong }))).rejects.toThrow(/wrong-pin, is empty/);
    await writeFile(wrong, TOKEN_PIN);
    await sign(addressOf({ pin: wrong }));
  });

  test("that is taken away is told of, and signs again when it is back", async () => {
    await makeToken("for a while");
    await putKey("for a while", fileOf("test-only-signer-key.pem"), { label: "lists", id: "05" });
    const signer = await sign(addressOf({ token: "for%20a%20while" }));
    const data = new TextEncoder().encode("a list");
    const before = await signer.sign(data);
    await removeToken("for a while");
    await expect(signer.sign(data)).rejects.toThrow(/The token “for a while” is not there: connect it/);
    await makeToken("for a while");
    await putKey("for a while", fileOf("test-only-signer-key.pem"), { label: "lists", id: "05" });
    expect(await signer.sign(data)).toEqual(before);
  });
});
