/** The envelope, verified without any of the code that made it: by node's crypto from the text of the protocol, and by OpenSSL. */
import { createHash, verify, X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { sampleOffer } from "./__fixtures__/sample-offer.ts";
import { renderDsse } from "./render-dsse.ts";
import { renderJson } from "./render-json.ts";

const signer = createPemSigner({
  certificatePem: readFixture("test-only-signer.pem"),
  privateKeyPem: readFixture("test-only-signer-key.pem"),
});
const json = renderJson({ ...sampleOffer(), title: "Ünïcode, so that bytes and characters differ" });

type Envelope = {
  payloadType: string;
  payload: string;
  signatures: [{ keyid: string; sig: string; cert: string }];
};

async function read() {
  const { path, body } = await renderDsse(json, signer);
  expect(path).toBe("list.dsse.json");
  return JSON.parse(body) as Envelope;
}

/** PAE(type, body) = "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body. */
function preAuthEncoding(type: string, payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from("DSSEv1 "),
    Buffer.from(`${Buffer.from(type).length} `),
    Buffer.from(`${type} `),
    Buffer.from(`${payload.length} `),
    payload,
  ]);
}

test("it holds the same JSON, byte for byte, and the signature is over type and content", async () => {
  const { payloadType, payload, signatures } = await read();
  const content = Buffer.from(payload, "base64");
  expect(content.toString()).toBe(json.body);
  expect(payloadType).toBe("application/vnd.slipway.image-list+json");
  const [{ keyid, sig, cert }] = signatures;
  const certificate = new X509Certificate(cert);
  expect(keyid).toBe(createHash("sha256").update(certificate.raw).digest("hex"));
  const isSigned = (type: string, body: Buffer) =>
    verify("sha256", preAuthEncoding(type, body), certificate.publicKey, Buffer.from(sig, "base64"));
  expect(isSigned(payloadType, content)).toBe(true);
  expect(isSigned("application/json", content)).toBe(false);
  expect(isSigned(payloadType, Buffer.concat([content, Buffer.from(" ")]))).toBe(false);
  expect(verify("sha256", content, certificate.publicKey, Buffer.from(sig, "base64"))).toBe(false);
});

test("OpenSSL verifies it", async () => {
  const { payloadType, payload, signatures } = await read();
  const [{ sig, cert }] = signatures;
  const { stdout } = await runOpenssl(["x509", "-in", "signer.pem", "-noout", "-pubkey"], {
    "signer.pem": cert,
  });
  const check = (content: Buffer) =>
    runOpenssl(["dgst", "-sha256", "-verify", "signer.pub", "-signature", "list.sig", "list.pae"], {
      "signer.pub": stdout,
      "list.sig": Buffer.from(sig, "base64"),
      "list.pae": preAuthEncoding(payloadType, content),
    });
  const content = Buffer.from(payload, "base64");
  expect((await check(content)).stdout.toString()).toContain("Verified OK");
  expect((await check(Buffer.from(content.toString().replace("Debian", "Debiam")))).code).not.toBe(0);
});
