/**
 * What existing clients demand of the bytes of a list and of the answers that carry it, one by one, of the product as it
 * runs: provider contract, sections 1, 2 and 5. What they demand of a list's content is in
 * lib/vo-image-list/client-contract.db.test.ts.
 *
 * Titles name the clients that fail otherwise: AE and AU (atrope 2.1 and 2.0), CK1 and CK2 (cloudkeeper), VC (vmcatcher),
 * NP (nagios-promoo), SN (snf-vmcatcher).
 */
import { createHash, X509Certificate } from "node:crypto";
import { connect } from "node:net";
import { gunzipSync } from "node:zlib";
import * as pkijs from "pkijs";
import { extract } from "tar-stream";
import { readMessage } from "../lib/hepix/read-message.ts";
import { runOpenssl } from "../lib/testing/openssl.ts";
import { expect, test } from "./fixtures.ts";
import { BASE_URL, PORT } from "./settings.ts";

const VO_LIST = "/store/vo/biomed/image.list";
const APPLIANCE_LIST = "/store/vappliance/cirros/image.list";
const REVISION_LIST = "/store/vo/biomed/revisions/1/image.list";
const PRIVATE_LIST = "/store/vo/ops/image.list";
const LISTS = [VO_LIST, APPLIANCE_LIST, REVISION_LIST];

type Answer = { version: string; status: number; headers: Map<string, string>; body: Buffer };

/** Sends these very bytes over a connection of its own, and reads until the other end closes it. */
function send(text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(PORT, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks)));
  });
}

/** The first answer in what was received; `body` is all that follows its head, put together where it came in pieces. */
function readAnswer(bytes: Buffer): Answer {
  const end = bytes.indexOf("\r\n\r\n");
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [version = "", status = ""] = first.split(" ");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = bytes.subarray(end + 4);
  const body = headers.get("transfer-encoding") === "chunked" ? joinChunks(rest) : rest;
  return { version, status: Number(status), headers, body };
}

/** RFC 9112, section 7.1; ends with the piece of no length. */
function joinChunks(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const length = Number.parseInt(bytes.subarray(at, lineEnd).toString("latin1"), 16);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  // HEAD, and what came by halves.
  return Buffer.concat(pieces);
}

/** GET as a client sends it, and nothing more: no header that is not given. */
async function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const fields = { Host: `localhost:${PORT}`, ...headers, Connection: "close" };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return readAnswer(await send(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`));
}

/** What each client sends when it fetches a list. */
const CLIENTS: readonly [name: string, headers: Record<string, string>][] = [
  [
    "AE, AU",
    {
      "User-Agent": "python-requests/2.32.3",
      "Accept-Encoding": "gzip, deflate, br, zstd",
      Accept: "*/*",
    },
  ],
  [
    "CK1, CK2",
    {
      "User-Agent": "Faraday v1.10.3",
      "Accept-Encoding": "gzip;q=1.0,deflate;q=0.6,identity;q=0.3",
      Accept: "*/*",
    },
  ],
  ["VC", { "Accept-Encoding": "identity", "User-Agent": "vmcatcher" }],
  [
    "NP",
    { "User-Agent": "Ruby", Accept: "*/*", "Accept-Encoding": "gzip;q=1.0,deflate;q=0.6,identity;q=0.3" },
  ],
  ["SN", { "User-Agent": "Java/1.8.0_292", Accept: "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2" }],
];

/** A list that was fetched, taken apart. */
async function fetchList(path: string) {
  const { body } = await get(path);
  const text = body.toString("latin1");
  const message = readMessage(body);
  if (message.kind !== "signed") throw new Error(`${path} is not signed`);
  const der = new Uint8Array(message.signature);
  const signedData = new pkijs.SignedData({
    schema: pkijs.ContentInfo.fromBER(der.buffer).content,
  });
  const [signerInfo] = signedData.signerInfos;
  if (!signerInfo) throw new Error(`${path} has no signer`);
  const certificates = (signedData.certificates ?? []).map(
    (certificate) => new X509Certificate(Buffer.from((certificate as pkijs.Certificate).toSchema().toBER())),
  );
  const list = (JSON.parse(Buffer.from(message.content).toString("utf8")) as Record<string, Json>)[
    "hv:imagelist"
  ];
  return { body, text, message, signedData, signerInfo, certificates, list: list as Json };
}

type Json = Record<string, unknown>;
const endorserOf = (list: Json) => (list["hv:endorser"] as { "hv:x509": Json })["hv:x509"];

async function imagesOf(path: string): Promise<Json[]> {
  const { list } = await fetchList(path);
  return (list["hv:images"] as { "hv:image": Json }[]).map((each) => each["hv:image"]);
}

/** Images whose files this service answers: those that other specs have put on the list lie with servers of theirs. */
async function ownImagesOf(path: string): Promise<Json[]> {
  return (await imagesOf(path)).filter((image) => String(image["hv:uri"]).startsWith(`${BASE_URL}/`));
}

for (const path of LISTS) {
  test.describe(`the bytes of ${path}`, () => {
    test("SN: the first line is the MIME version, the second the whole content type with its boundary in quotes", async () => {
      const [first, second, third] = (await fetchList(path)).text.split("\n");
      expect(first).toBe("MIME-Version: 1.0");
      expect(second).toMatch(
        /^Content-Type: multipart\/signed; protocol="application\/x-pkcs7-signature"; micalg="sha-256"; boundary="[^"]+"$/,
      );
      expect(third, "no further header, and no folded line").toBe("");
    });

    test("all: no empty line and no byte order mark comes first", async () => {
      expect((await fetchList(path)).body.subarray(0, 4).toString("latin1")).toBe("MIME");
    });

    test("VC, SN, CK2, NP: the text can be read without taking the signature apart", async () => {
      const { text, signedData } = await fetchList(path);
      expect(text).toContain('"hv:imagelist"');
      expect(signedData.encapContentInfo.eContent, "detached").toBeUndefined();
    });

    test("all: the signed part has no headers of its own", async () => {
      const { text } = await fetchList(path);
      const [, boundary = ""] = /boundary="([^"]+)"/.exec(text) ?? [];
      expect(text.split(`--${boundary}\n`)[1]).toMatch(/^\{\r\n/);
    });

    test("AE, AU, CK1, VC: the text is in CRLF lines, and the digest is of those with the last line end", async () => {
      const { text, signerInfo } = await fetchList(path);
      const [, boundary = ""] = /boundary="([^"]+)"/.exec(text) ?? [];
      const content = text.split(`--${boundary}\n`)[1]?.replace(/\n$/, "") ?? "";
      expect(content).toMatch(/^([^\r\n]*\r\n)+$/);
      const attribute = signerInfo.signedAttrs?.attributes.find(
        ({ type }) => type === "1.2.840.113549.1.9.4",
      );
      const [digest] = attribute?.values ?? [];
      const told = Buffer.from(
        (digest as { valueBlock: { valueHexView: Uint8Array } }).valueBlock.valueHexView,
      );
      expect(told.toString("hex")).toBe(createHash("sha256").update(content, "latin1").digest("hex"));
    });

    test("promoo of old: the boundary is hyphens and 32 digits in upper case", async () => {
      expect((await fetchList(path)).text).toMatch(/boundary="----[0-9A-F]{32}"\n/);
    });

    test("every OpenSSL: the signature is in lines of 64 characters", async () => {
      const { text } = await fetchList(path);
      const [, base64 = ""] = /filename="smime\.p7s"\n\n([^-]+)\n\n--/.exec(text) ?? [];
      const lines = base64.split("\n");
      expect(lines.length).toBeGreaterThan(10);
      expect(lines.slice(0, -1).every((line) => /^[A-Za-z0-9+/]{64}$/.test(line))).toBe(true);
      expect(lines.at(-1)).toMatch(/^[A-Za-z0-9+/]{1,64}={0,2}$/);
    });

    test("all: nothing but the closing delimiter and an empty line follows", async () => {
      const { text } = await fetchList(path);
      const [, boundary = ""] = /boundary="([^"]+)"/.exec(text) ?? [];
      expect(text.endsWith(`\n\n--${boundary}--\n\n`)).toBe(true);
    });

    test("all: the text is ASCII", async () => {
      expect((await fetchList(path)).text).toMatch(/^[\r\n\x20-\x7e]*$/);
    });

    test("VC: there is one signer", async () => {
      expect((await fetchList(path)).signedData.signerInfos).toHaveLength(1);
    });

    test("all: the signer is named by issuer and serial number", async () => {
      const { signerInfo, certificates } = await fetchList(path);
      expect(signerInfo.sid).toBeInstanceOf(pkijs.IssuerAndSerialNumber);
      const serial = Buffer.from(signerInfo.sid.serialNumber.valueBlock.valueHexView).toString("hex");
      expect(serial.replace(/^0+/, "")).toBe(certificates[0]?.serialNumber.toLowerCase().replace(/^0+/, ""));
    });

    test("AE, AU, CK1, VC: the signer's certificate is in the message, and leads to the authority", async ({
      request,
    }) => {
      const { certificates } = await fetchList(path);
      const authority = new X509Certificate(await (await request.get("/store/ca.pem")).body());
      expect(certificates.length).toBeGreaterThan(0);
      for (const [position, certificate] of certificates.entries()) {
        const issuer = certificates[position + 1] ?? authority;
        expect(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)).toBe(true);
      }
    });

    test("all: the digest is SHA-256 and the signature RSA PKCS #1 v1.5, never PSS", async () => {
      const { signerInfo, certificates } = await fetchList(path);
      expect(signerInfo.digestAlgorithm.algorithmId).toBe("2.16.840.1.101.3.4.2.1");
      expect(["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11"]).toContain(
        signerInfo.signatureAlgorithm.algorithmId,
      );
      expect(certificates[0]?.publicKey.asymmetricKeyType).toBe("rsa");
    });

    test("all: content type, moment and digest are signed", async () => {
      const { signerInfo, signedData } = await fetchList(path);
      const types = signerInfo.signedAttrs?.attributes.map(({ type }) => type).sort();
      expect(types).toEqual(["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.5"]);
      expect(signedData.encapContentInfo.eContentType, "id-data").toBe("1.2.840.113549.1.7.1");
    });

    test("AE, AU: OpenSSL verifies with nothing but the folder of trust anchors", async ({ request }) => {
      const bundle = await (await request.get("/store/trust-anchors.tar.gz")).body();
      const { code, stderr, stdout } = await runOpenssl(
        ["smime", "-verify", "-signer", "signer.pem", "-CApath", "certificates"],
        await unpack(bundle),
        (await fetchList(path)).body,
      );
      expect(code, stderr).toBe(0);
      expect(stdout.toString()).toContain('"hv:imagelist"');
    });

    test("AE, AU, VC: a copy with one digit changed is refused", async ({ request }) => {
      const { text } = await fetchList(path);
      const changed = text.replace(
        /"hv:size": "(\d)/,
        (_, digit) => `"hv:size": "${(Number(digit) % 9) + 1}`,
      );
      expect(changed).not.toBe(text);
      const { code } = await runOpenssl(
        ["smime", "-verify", "-CApath", "certificates"],
        await unpack(await (await request.get("/store/trust-anchors.tar.gz")).body()),
        Buffer.from(changed, "latin1"),
      );
      expect(code).toBe(4);
    });
  });
}

test.describe("the certificate", () => {
  /** As OpenSSL prints it. */
  async function print(...args: string[]): Promise<string> {
    const [certificate] = (await fetchList(VO_LIST)).certificates;
    const { stdout } = await runOpenssl(["x509", "-noout", "-in", "c.pem", ...args], {
      "c.pem": certificate?.toString() ?? "",
    });
    return stdout.toString().trim();
  }

  test("all: it may sign", async () => {
    expect(await print("-text")).toMatch(
      /X509v3 Key Usage:[^\n]*\n\s*[^\n]*(Digital Signature|Non Repudiation)/,
    );
  });

  test("all that verify: it is for e-mail, or for anything; one for servers alone is refused", async () => {
    const [, purposes] = /X509v3 Extended Key Usage:[^\n]*\n\s*([^\n]*)/.exec(await print("-text")) ?? [];
    if (purposes !== undefined) expect(purposes).toContain("E-mail Protection");
  });

  test("all: it outlives every list that it signed", async () => {
    const { certificates, list } = await fetchList(VO_LIST);
    const until = new Date(certificates[0]?.validTo ?? 0).getTime();
    expect(until).toBeGreaterThan(new Date(String(list["dc:date:expires"])).getTime());
  });

  test("AE, AU, VC: the endorser's name and authority are the certificate's, in OpenSSL's one line", async () => {
    const { "hv:dn": dn, "hv:ca": ca } = endorserOf((await fetchList(VO_LIST)).list);
    expect(await print("-subject", "-nameopt", "compat")).toBe(`subject=${dn}`);
    expect(await print("-issuer", "-nameopt", "compat")).toBe(`issuer=${ca}`);
  });

  test("AE, AU: both names are ASCII, of single values", async () => {
    const { "hv:dn": dn, "hv:ca": ca } = endorserOf((await fetchList(VO_LIST)).list);
    for (const name of [dn, ca]) expect(name).toMatch(/^(\/[A-Za-z]+=[\x20-\x2e\x30-\x7e]+)+$/);
    // Two attributes of one part are printed with a plus between them.
    for (const args of [["-subject"], ["-issuer"]]) {
      expect(await print(...args, "-nameopt", "RFC2253")).not.toMatch(/[^\\]\+/);
    }
  });

  test("AE, AU: every list names the same endorser", async () => {
    const endorsers = await Promise.all(LISTS.map(async (path) => endorserOf((await fetchList(path)).list)));
    for (const endorser of endorsers) expect(endorser).toEqual(endorsers[0]);
  });

  test("VC: the authority's revocation list has not run out, and the signer is not on it", async ({
    request,
  }) => {
    const der = await (await request.get("/store/ca.crl")).body();
    const { stdout } = await runOpenssl(["crl", "-inform", "DER", "-in", "c.crl", "-noout", "-text"], {
      "c.crl": der,
    });
    const [, next = ""] = /Next Update: (.+)/.exec(stdout.toString()) ?? [];
    expect(new Date(next).getTime()).toBeGreaterThan(Date.now() + 24 * 3600 * 1000);
    expect(stdout.toString()).toContain("No Revoked Certificates");
  });
});

test.describe("the answer with a list", () => {
  for (const [client, headers] of CLIENTS) {
    for (const path of LISTS) {
      test(`${client}: ${path} is answered 200 at once, as plain text that nothing has compressed`, async () => {
        const { status, headers: answered, body } = await get(path, headers);
        expect(status).toBe(200);
        expect(answered.get("content-type")).toBe("text/plain");
        expect(answered.has("location")).toBe(false);
        expect(answered.has("content-encoding")).toBe(false);
        expect(body.subarray(0, 17).toString()).toBe("MIME-Version: 1.0");
      });
    }
  }

  test("NP: whatever a client would rather have, it is plain text and never JSON", async () => {
    for (const accept of ["application/json", "text/csv", "application/xml", "text/html"]) {
      expect((await get(VO_LIST, { Accept: accept })).headers.get("content-type"), accept).toBe("text/plain");
    }
  });

  test("all: how long the answer is, is told: of lists, revisions, other formats, refusals and what needs a token", async ({
    demo,
  }) => {
    const authorization = `Basic ${Buffer.from(`${demo.providerToken}:x-oauth-basic`).toString("base64")}`;
    const asked: [path: string, headers?: Record<string, string>][] = [
      ...LISTS.map((path): [string] => [path]),
      ["/list/biomed/list.json"],
      ["/list/biomed/@1/images/SHA256SUMS"],
      [PRIVATE_LIST],
      [PRIVATE_LIST, { Authorization: authorization }],
      ["/list/ops/list.json", { Authorization: authorization }],
      [`/list/ops/~${demo.providerToken}/image.list`],
      ["/store/vo/nobody/image.list"],
      ["/store/try/nothing/image.list"],
      ["/store/ca.pem"],
    ];
    for (const [path, headers] of asked) {
      const answer = await get(path, headers);
      expect(answer.headers.has("transfer-encoding"), path).toBe(false);
      expect(answer.headers.get("content-length"), path).toBe(String(answer.body.length));
    }
  });

  test("all: a list ends as its signature does", async () => {
    for (const path of LISTS) expect((await get(path)).body.toString("latin1"), path).toMatch(/--\n\n$/);
  });

  test("VC: the bytes are the same each time", async () => {
    for (const path of LISTS) {
      const [first, second] = [await get(path), await get(path)];
      expect(second.body.equals(first.body), path).toBe(true);
    }
  });

  test("VC: it drops a query from the address, and one changes nothing", async () => {
    for (const path of LISTS) {
      const [plain, asked] = [await get(path), await get(`${path}?a=1&b=2`)];
      expect(asked.status, path).toBe(200);
      expect(asked.body.equals(plain.body), path).toBe(true);
    }
  });

  test("VC, SN: a program that speaks HTTP/1.0 and names no host is answered, and the connection closed", async () => {
    for (const path of LISTS) {
      const { status, headers, body } = readAnswer(await send(`GET ${path} HTTP/1.0\r\n\r\n`));
      expect(status, path).toBe(200);
      expect(headers.has("transfer-encoding"), path).toBe(false);
      expect(body.equals((await get(path)).body), path).toBe(true);
    }
  });

  test("VC: without the name of the host in the connection, or with another, it is the same list", async () => {
    const { body } = await get(VO_LIST);
    for (const host of ["127.0.0.1", "elsewhere.example.org", `localhost:${PORT}`]) {
      const answer = await get(VO_LIST, { Host: host });
      expect([host, answer.status, answer.body.equals(body)]).toEqual([host, 200, true]);
    }
  });

  test("CK1, CK2, VC: nothing redirects, whatever a proxy says of the connection", async () => {
    for (const proto of ["http", "https"]) {
      for (const path of LISTS) {
        const forwarded = { "X-Forwarded-Proto": proto, "X-Forwarded-Host": "elsewhere.example.org" };
        expect((await get(path, forwarded)).status, `${proto} ${path}`).toBe(200);
      }
    }
  });

  test("AE, AU, CK, VC, SN: credentials that are sent although nobody asked do no harm, not even wrong ones", async ({
    demo,
  }) => {
    for (const user of [demo.providerToken, "a token of AppDB", ""]) {
      const pair = Buffer.from(`${user}:x-oauth-basic`).toString("base64");
      for (const path of LISTS) {
        expect((await get(path, { Authorization: `Basic ${pair}` })).status, `${user} ${path}`).toBe(200);
      }
    }
  });

  test("AE, CK, VC, NP: a token is good as user with the password x-oauth-basic, for every list that it is for", async ({
    demo,
  }) => {
    const authorization = `Basic ${Buffer.from(`${demo.providerToken}:x-oauth-basic`).toString("base64")}`;
    const { status, headers, body } = await get(PRIVATE_LIST, { Authorization: authorization });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain");
    expect(body.subarray(0, 17).toString()).toBe("MIME-Version: 1.0");
    expect(headers.get("cache-control")).toMatch(/private/);
    const nobody = await get(PRIVATE_LIST);
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  });

  test("VC: the address in the list is the one that was asked", async () => {
    for (const path of [VO_LIST, APPLIANCE_LIST]) {
      expect((await fetchList(path)).list["hv:uri"]).toBe(`${BASE_URL}${path}`);
    }
  });

  test("caches: HEAD tells what GET would, without the list", async () => {
    for (const path of LISTS) {
      const [whole, head] = [await get(path), await get(path, {}, "HEAD")];
      expect(head.status, path).toBe(200);
      expect(head.body.length, path).toBe(0);
      for (const name of ["content-type", "content-length", "etag", "last-modified", "cache-control"]) {
        expect(head.headers.get(name), `${name} of ${path}`).toBe(whole.headers.get(name));
      }
    }
  });

  test("caches: who has the list is told so, by tag or by date, and who has another gets it", async () => {
    for (const path of LISTS) {
      const { headers } = await get(path);
      const [etag, date] = [headers.get("etag") ?? "", headers.get("last-modified") ?? ""];
      expect(etag, path).toMatch(/^"[0-9a-f]{64}"$/);
      const known: Record<string, string>[] = [
        { "If-None-Match": etag },
        { "If-None-Match": `W/${etag}` },
        { "If-None-Match": `"x", ${etag}` },
        { "If-None-Match": "*" },
        { "If-Modified-Since": date },
      ];
      for (const asked of known) {
        const answer = await get(path, asked);
        expect([path, asked, answer.status, answer.body.length]).toEqual([path, asked, 304, 0]);
        expect(answer.headers.get("etag")).toBe(etag);
      }
      const unknown = [{ "If-None-Match": '"x"' }, { "If-Modified-Since": new Date(0).toUTCString() }];
      for (const asked of unknown)
        expect((await get(path, asked as Record<string, string>)).status).toBe(200);
    }
  });

  test("caches: they may keep it but must ask, and may not rewrite it", async () => {
    for (const path of LISTS) {
      expect((await get(path)).headers.get("cache-control"), path).toBe("public, no-cache, no-transform");
    }
  });

  test("all: lists are answered one after another on one connection", async () => {
    const ask = `GET ${VO_LIST} HTTP/1.1\r\nHost: localhost\r\n`;
    const received = await send(`${ask}\r\n${ask}Connection: close\r\n\r\n`);
    const first = readAnswer(received);
    const length = Number(first.headers.get("content-length"));
    const second = readAnswer(first.body.subarray(length));
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.equals(first.body.subarray(0, length))).toBe(true);
  });

  test("AE, AU: however often a list is asked for, nobody is told to come later", async () => {
    const statuses = await Promise.all(Array.from({ length: 150 }, async () => (await get(VO_LIST)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

test.describe("image files", () => {
  test("all: those of public lists are there without credentials, of the size that the list says", async () => {
    const images = await ownImagesOf(VO_LIST);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) {
      const { pathname } = new URL(String(image["hv:uri"]));
      const { status, headers } = await get(pathname, { "Accept-Encoding": "gzip, deflate, br" }, "HEAD");
      expect([pathname, status]).toEqual([pathname, 200]);
      expect(headers.get("content-length"), pathname).toBe(image["hv:size"]);
      expect(headers.has("content-encoding"), "VC: wget does not decode").toBe(false);
      expect(headers.get("content-type"), pathname).not.toMatch(/json|html|text/);
    }
  });

  test("VC: what wget writes is the file: nothing is encoded, and the sum is right", async () => {
    const images = await ownImagesOf(VO_LIST);
    const [image] = images.toSorted((a, b) => Number(a["hv:size"]) - Number(b["hv:size"]));
    const { pathname } = new URL(String(image?.["hv:uri"]));
    const { status, body } = await get(pathname, { "User-Agent": "Wget/1.21", "Accept-Encoding": "gzip" });
    expect(status).toBe(200);
    expect(createHash("sha512").update(body).digest("hex")).toBe(image?.["sl:checksum:sha512"]);
  });

  test("VC, CK: addresses have no query, nothing that a shell interprets, and end in a sensible name", async () => {
    for (const image of await imagesOf(VO_LIST)) {
      expect(image["hv:uri"]).toMatch(
        /^https?:\/\/[A-Za-z0-9.:-]+(\/[A-Za-z0-9._~-]+)*\/[A-Za-z0-9][A-Za-z0-9._~-]*$/,
      );
    }
  });

  test("CK2: an image that is gone is 404, never 5xx", async () => {
    const gone = [
      "/demo/images/gone.qcow2",
      `/store/image-files/${crypto.randomUUID()}/gone.qcow2`,
      "/store/image-files/nonsense/gone.qcow2",
    ];
    for (const path of gone) expect((await get(path)).status, path).toBe(404);
  });

  test("others: a part of an image can be asked for", async () => {
    const [image] = await imagesOf(VO_LIST);
    const { pathname } = new URL(String(image?.["hv:uri"]));
    const { status, headers, body } = await get(pathname, { Range: "bytes=0-3" });
    expect([status, headers.get("content-range"), body.length]).toEqual([
      206,
      `bytes 0-3/${image?.["hv:size"]}`,
      4,
    ]);
  });
});

/** The files of a tar.gz by path, for a folder in which OpenSSL works. */
async function unpack(bundle: Buffer): Promise<Record<string, Buffer>> {
  const archive = extract();
  archive.end(gunzipSync(bundle));
  const files: Record<string, Buffer> = {};
  for await (const entry of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    files[`certificates/${entry.header.name}`] = Buffer.concat(chunks);
  }
  return files;
}
