/**
 * Makes the certificates, keys and golden files of this folder anew: `node lib/hepix/__fixtures__/make-fixtures.ts`.
 * They are for tests only; nobody trusts them. The certificates that our own authority would never issue come from
 * the OpenSSL command line.
 */
import { writeFile } from "node:fs/promises";
import { runOpenssl } from "../../testing/openssl.ts";
import { buildMessage } from "../build-message.ts";
import {
  type CertifiedKey,
  createCertificateAuthority,
  createRevocationList,
  issueSigningCertificate,
} from "../certificate-authority.ts";
import { serializeImageList } from "../serialize-image-list.ts";
import { createPemSigner } from "../signer.ts";
import { sampleList, sampleNow } from "./sample-list.ts";

const notBefore = new Date("2020-01-01T00:00:00Z");
const notAfter = new Date("2046-01-01T00:00:00Z");

const oddCertificates: Record<string, { subject: string; extensions: string; flags?: string[] }> = {
  "server-auth": {
    subject: "/DC=org/DC=example/CN=www.example.org",
    extensions: "extendedKeyUsage=serverAuth,clientAuth",
  },
  "key-encipherment": {
    subject: "/DC=org/DC=example/CN=key",
    extensions: "keyUsage=critical,keyEncipherment",
  },
  "any-purpose": { subject: "/DC=org/DC=example/CN=any", extensions: "extendedKeyUsage=anyExtendedKeyUsage" },
  "no-extensions": { subject: "/DC=org/DC=example/CN=plain", extensions: "basicConstraints=CA:FALSE" },
  "multi-valued": {
    subject: "/DC=org/CN=Robot+emailAddress=robot@example.org/L=Nicosia",
    extensions: "basicConstraints=CA:FALSE",
  },
  "non-ascii": {
    subject: "/C=DE/O=Universit\u00e4t/CN=Bj\u00f6rn Test",
    extensions: "basicConstraints=CA:FALSE",
    flags: ["-utf8"],
  },
  "many-attributes": {
    subject:
      "/C=NL/ST=Noord Holland/L=Amsterdam/street=Science Park 140/postalCode=1098XG/O=EGI  Foundation/OU=Ops/" +
      "SN=Doe/GN=Jo/initials=J/title=Dr/name=Jo Doe/description=a test/serialNumber=42/UID=jo/dnQualifier=q/" +
      "pseudonym=p/generationQualifier=II/businessCategory=b/organizationIdentifier=VAT-1/unstructuredName=u/" +
      "emailAddress=Jo@Example.org/CN=host\\/lists.example.org",
    extensions: "basicConstraints=CA:FALSE",
  },
  "sha1-signed": { subject: "/CN=old", extensions: "basicConstraints=CA:FALSE", flags: ["-sha1"] },
};

await makeAll();

async function makeAll(): Promise<void> {
  const ca = await createCertificateAuthority({
    subject: "/DC=org/DC=example/CN=Test-only CA",
    notBefore,
    notAfter,
  });
  const signer = await issueSigningCertificate({
    ca,
    subject: "/DC=org/DC=example/O=Test only/CN=lists.example.org",
    email: "support@example.org",
    notBefore,
    notAfter,
    crlUrl: "http://marketplace.example.org/trust/slipway-ca.crl",
  });
  await save("test-only-ca.pem", ca.certificatePem);
  await save("test-only-ca-key.pem", ca.privateKeyPem);
  await save("test-only-signer.pem", signer.certificatePem);
  await save("test-only-signer-key.pem", signer.privateKeyPem);
  const revocation = { ca, revoked: [], thisUpdate: notBefore, nextUpdate: notAfter, number: 1n };
  await save("test-only-ca.crl.pem", await createRevocationList(revocation));
  await makeGoldenMessage(signer);
  for (const [name, { subject, extensions, flags }] of Object.entries(oddCertificates)) {
    const pem = await issueWithOpenssl({
      ca,
      keyPem: signer.privateKeyPem,
      subject,
      extensions,
      flags: flags ?? [],
    });
    await save(`test-only-${name}.pem`, pem);
  }
  await makeChain(ca, signer.privateKeyPem);
  await makeForgedChains(ca, signer.privateKeyPem);
  await makeOtherKeys(ca);
}

async function makeGoldenMessage(signer: CertifiedKey): Promise<void> {
  const content = serializeImageList(sampleList());
  const options = { signingTime: sampleNow, boundary: "----0123456789ABCDEF0123456789ABCDEF" };
  await save("golden-content.txt", content);
  await save("golden.image.list", await buildMessage(content, createPemSigner(signer), options));
}

// The leaf first, then the intermediate: the order in which operators keep a chain.
async function makeChain(root: CertifiedKey, keyPem: string): Promise<void> {
  const extensions = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign";
  const open = await createCertificateAuthority({ subject: "/CN=Test-only root", notBefore, notAfter });
  const rootPem = await issueWithOpenssl({
    ca: null,
    keyPem: open.privateKeyPem,
    subject: "/DC=org/DC=example/CN=Test-only root",
    extensions,
    flags: [],
  });
  const ca = { certificatePem: rootPem, privateKeyPem: open.privateKeyPem };
  const subject = "/DC=org/DC=example/CN=Test-only intermediate";
  const intermediate = await issueWithOpenssl({
    ca,
    keyPem: root.privateKeyPem,
    subject,
    extensions,
    flags: [],
  });
  const leaf = await issueSigningCertificate({
    ca: { certificatePem: intermediate, privateKeyPem: root.privateKeyPem },
    subject: "/DC=org/DC=example/CN=leaf",
    email: "support@example.org",
    notBefore,
    notAfter,
    privateKeyPem: keyPem,
  });
  await save("test-only-root.pem", rootPem);
  await save("test-only-chain.pem", leaf.certificatePem + intermediate);
}

// Leaves whose issuer had no right to issue them: an end certificate, and an authority below one of path length 0.
async function makeForgedChains(root: CertifiedKey, keyPem: string): Promise<void> {
  const issuers = {
    "issued-by-no-authority": "basicConstraints=CA:FALSE",
    "too-deep": "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign",
  };
  for (const [name, extensions] of Object.entries(issuers)) {
    const issuer = { subject: `/DC=org/DC=example/CN=${name}`, extensions };
    const issuerPem = await issueWithOpenssl({ ca: root, keyPem: root.privateKeyPem, ...issuer, flags: [] });
    const ca = { certificatePem: issuerPem, privateKeyPem: root.privateKeyPem };
    const leaf = { subject: `/DC=org/DC=example/CN=below ${name}`, extensions: "basicConstraints=CA:FALSE" };
    const leafPem = await issueWithOpenssl({ ca, keyPem, ...leaf, flags: [] });
    await save(`test-only-${name}.pem`, leafPem + issuerPem);
  }
}

async function makeOtherKeys(ca: CertifiedKey): Promise<void> {
  const kinds: Record<string, string[]> = {
    "ec-key": ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "short-key": ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
  };
  for (const [name, args] of Object.entries(kinds)) {
    const keyPem = (await run(args, {})).stdout.toString();
    const extensions = "basicConstraints=CA:FALSE";
    const subject = `/DC=org/DC=example/CN=${name}`;
    await save(
      `test-only-${name}.pem`,
      await issueWithOpenssl({ ca, keyPem, subject, extensions, flags: [] }),
    );
    await save(`test-only-${name}-key.pem`, keyPem);
  }
}

async function issueWithOpenssl(options: {
  ca: CertifiedKey | null;
  keyPem: string;
  subject: string;
  extensions: string;
  flags: string[];
}): Promise<string> {
  const files = {
    "key.pem": options.keyPem,
    "req.cnf": "[req]\ndistinguished_name=dn\n[dn]\n",
    "ext.cnf": options.extensions,
  };
  const utf8 = options.flags.filter((flag) => flag === "-utf8");
  const hash = options.flags.find((flag) => flag === "-sha1") ?? "-sha256";
  const subject = ["-subj", options.subject, "-multivalue-rdn", ...utf8];
  const request = await run(["req", "-new", "-key", "key.pem", "-config", "req.cnf", ...subject], files);
  const issuer: string[] =
    options.ca === null
      ? ["-signkey", "key.pem"]
      : ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial"];
  const issued = await run(
    ["x509", "-req", "-in", "r.pem", "-extfile", "ext.cnf", hash, ...issuer, "-days", "7000"],
    {
      ...files,
      "r.pem": request.stdout,
      "ca.pem": options.ca?.certificatePem ?? "",
      "ca-key.pem": options.ca?.privateKeyPem ?? "",
    },
  );
  return issued.stdout.toString();
}

async function run(args: string[], files: Record<string, Uint8Array | string>) {
  const result = await runOpenssl(args, files);
  if (result.code !== 0) throw new Error(result.stderr);
  return result;
}

async function save(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(new URL(name, import.meta.url), content);
}
