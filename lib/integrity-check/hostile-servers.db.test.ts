/** Every kind of server that lies, stalls or never ends, put to a whole integrity check: which verdict does its author get? */
import type { LookupFunction } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { parseAllowedRanges } from "#lib/platform/net/address-policy.ts";
import { type SafeFetchOptions, safeFetch } from "#lib/platform/net/safe-fetch.ts";
import { createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { imageFields } from "#lib/testing/factories.ts";
import { HONEST_IMAGES, type ImageServer, startImageServer } from "#lib/testing/image-server.ts";
import { createTlsIdentity, type TlsIdentity } from "#lib/testing/tls-identity.ts";
import { runIntegrityCheck } from "./run-integrity-check.ts";

const database = getDatabase();
const SIZE = HONEST_IMAGES.qcow2.sizeBytes;
/** As small as they can be, so that nobody waits. A server that is only slow for once is not what is tried here. */
const LIMITS = {
  maxBytes: BigInt(2 * SIZE),
  headerTimeoutMs: 500,
  stallTimeoutMs: 500,
  minBytesPerSecond: 100_000,
  paceWindowMs: 100,
} satisfies Partial<SafeFetchOptions>;

let server: ImageServer;
beforeAll(async () => {
  server = await startImageServer();
});
afterAll(() => server.close());

/** Runs a check of this address in a working version. */
async function check(url: string, declared: object = {}, options: Partial<SafeFetchOptions> = {}) {
  const { id: applianceId } = await createOwnedAppliance();
  const image = imageFields({ url, sizeBytes: null, sha512: null, checksumSource: null, ...declared });
  const { images } = await createWorkingVersionOf(applianceId, { images: [image] });
  const { id } = await database.integrityCheck.create({ data: { imageId: images[0]?.id ?? "", url } });
  await runIntegrityCheck(id, {
    signal: new AbortController().signal,
    fetcher: (address, request) =>
      safeFetch(address, {
        policy: { allowedRanges: parseAllowedRanges("127.0.0.1/32") },
        ...LIMITS,
        ...options,
        ...request,
      }),
  });
  const { state, findings } = await database.integrityCheck.findUniqueOrThrow({ where: { id } });
  return { state, findings: findings as { field: string; message: string }[] };
}

/** Server → what its author is told. `HOST` stands for the host and port of the address. */
const VERDICTS: [path: string, field: string, message: string][] = [
  [
    "/endless.qcow2",
    "address",
    "The file is larger than the 4,194,304 bytes allowed here; offer a smaller image, for example a compressed qcow2.",
  ],
  [
    "/trickle.qcow2",
    "address",
    "The server sends less than 100,000 bytes a second, measured over 0.1 seconds; offer the file from a faster server.",
  ],
  [
    "/stalled.qcow2",
    "address",
    "The server sent nothing for 0.5 seconds in the middle of the file; try again, or offer it from another server.",
  ],
  [
    "/redirect-circle",
    "address",
    'The address redirects in a circle, back to one on "HOST" that was asked already; give the address of the file itself.',
  ],
  [
    "/redirect-endless/1",
    "address",
    "The address redirects more than 5 times; give the address it leads to in the end.",
  ],
  [
    "/more-announced.qcow2",
    "address",
    "The server closed the connection after 1,048,576 bytes of 2,097,152 bytes; try again, or check that the file is complete.",
  ],
  [
    "/truncated.qcow2",
    "address",
    "The server closed the connection after 1,048,576 bytes of 2,097,152 bytes; try again, or check that the file is complete.",
  ],
  [
    "/changing.qcow2",
    "change",
    "The file changed while it was read: it had the entity tag ETAG and has ETAG. Wait until the new file is complete, then check again; better, give each state of the file an address of its own.",
  ],
  [
    "/redirect-to-metadata",
    "address",
    'The host "169.254.169.254" is not at a public Internet address; put the file on a server that everybody can reach.',
  ],
  [
    "/web-page.qcow2",
    "content",
    "The address answers a web page instead of an image; give the address of the file itself, one that needs no sign-in.",
  ],
  [
    "/encoded.qcow2",
    "address",
    'The server "HOST" sends the file with the content encoding "gzip" although none was asked for; switch that off for image files.',
  ],
  [
    "/unasked-part.qcow2",
    "address",
    'The server "HOST" answered with status 206 instead of the file; check that the file is still at this address.',
  ],
  ["/silent", "address", 'The server "HOST" did not answer within 0.5 seconds; check that it is running.'],
  [
    "/slow-headers",
    "address",
    'The server "HOST" did not answer within 0.5 seconds; check that it is running.',
  ],
  [
    "/endless-headers",
    "address",
    'The server "HOST" sends headers without end; give the address of a server that answers with the file.',
  ],
  [
    "/no-http",
    "address",
    'The server "HOST" gave no valid HTTP answer; check that a web server answers at this address.',
  ],
  [
    "/hung-up",
    "address",
    'The server "HOST" closed the connection without an answer; try again, or look at what its log says.',
  ],
  [
    "/status/204",
    "address",
    'The server "HOST" answered with status 204 instead of the file; check that the file is still at this address.',
  ],
  [
    "/status/401",
    "address",
    'The server "HOST" answered with status 401 instead of the file; allow everybody to read the file without credentials.',
  ],
  [
    "/status/404",
    "address",
    'The server "HOST" answered with status 404 instead of the file; check that the file is still at this address.',
  ],
  [
    "/status/503",
    "address",
    'The server "HOST" answered with status 503 instead of the file; try again later, or ask those who run the server.',
  ],
];

test.each(VERDICTS)("%s: %s", async (path, field, message) => {
  const { state, findings } = await check(server.url + path);
  const told = findings.map((finding) => ({
    field: finding.field,
    message: finding.message.replaceAll(`127.0.0.1:${server.port}`, "HOST").replaceAll(/"\d+"/g, "ETAG"),
  }));
  expect({ state, told }).toEqual({ state: "failed", told: [{ field, message }] });
});

describe("a server that is only strange", () => {
  test.each(["/http-1.0.qcow2", "/no-head.qcow2", "/no-length.qcow2", "/redirect/3/honest.qcow2"])(
    "%s passes",
    async (path) => {
      expect(await check(server.url + path)).toEqual({ state: "passed", findings: [] });
    },
  );

  test("and announces less than it sends is taken at its word, as sites do: what was declared differs", async () => {
    const declared = { declaredSizeBytes: BigInt(SIZE) };
    const { state, findings } = await check(`${server.url}/less-announced.qcow2`, declared);
    expect({ state, findings }).toMatchObject({
      state: "failed",
      findings: [{ field: "size", message: "Declared 2,097,152 bytes, the file has 1,048,576 bytes." }],
    });
  });
});

describe("an address behind a name", () => {
  const lookupOf =
    (...answers: string[]): LookupFunction =>
    (_name, options, callback) => {
      const address = (answers.length > 1 ? answers.shift() : answers[0]) ?? "";
      if (options.all) callback(null, [{ address, family: 4 }]);
      else callback(null, address, 4);
    };

  test("that means a private network is never asked", async () => {
    const options = {
      policy: { allowedRanges: [] },
      lookup: lookupOf("10.1.2.3"),
    };
    const { state, findings } = await check("http://images.example.org/a.qcow2", {}, options);
    expect({ state, findings }).toMatchObject({
      state: "failed",
      findings: [
        {
          field: "address",
          message:
            'The host "images.example.org" is not at a public Internet address; put the file on a server that everybody can reach.',
        },
      ],
    });
  });

  test("that changes its meaning between two requests is judged by what it means at each", async () => {
    const before = server.requests.length;
    // 127.0.0.1 plays the public server here; behind the redirect the same name leads inside.
    const options = { lookup: lookupOf("127.0.0.1", "127.0.0.2") };
    const url = `http://images.example.org:${server.port}/redirect/1/honest.qcow2`;
    const { state, findings } = await check(url, {}, options);
    expect({ state, findings }).toMatchObject({
      state: "failed",
      findings: [{ message: expect.stringMatching(/^The host "images.example.org" is not at a public/) }],
    });
    expect(server.requests.slice(before).map(({ path }) => path)).toEqual(["/redirect/1/honest.qcow2"]);
  });

  test("that nobody knows", async () => {
    const lookup: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }), "", 0);
    const { findings } = await check("http://nowhere.example.org/a.qcow2", {}, { lookup });
    expect(findings).toMatchObject([
      {
        message:
          'The host name "nowhere.example.org" cannot be resolved; check its spelling, or try again later.',
      },
    ]);
  });
});

describe("a certificate", () => {
  const trusted = getCACertificates("default");
  const servers: ImageServer[] = [];
  afterEach(async () => {
    setDefaultCACertificates(trusted);
    for (const one of servers.splice(0)) await one.close();
  });

  /** What is said of the honest image at images.example.org, from a server that shows this. */
  async function checkOver(tls: TlsIdentity, { trust = false } = {}) {
    const secure = await startImageServer(0, { tls });
    servers.push(secure);
    if (trust) setDefaultCACertificates([...trusted, tls.cert]);
    const lookup: LookupFunction = (_name, options, callback) =>
      options.all ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4);
    const url = `https://images.example.org:${secure.port}/honest.qcow2`;
    const { state, findings } = await check(url, {}, { lookup });
    const told = findings.map(({ message }) => message.replaceAll(`:${secure.port}`, ""));
    return { state, told };
  }

  test("that is in order passes", async () => {
    expect(await checkOver(await createTlsIdentity(), { trust: true })).toEqual({
      state: "passed",
      told: [],
    });
  });

  test.each([
    ["is self-signed", {}, false, "it signed itself; get one from an authority that everybody trusts"],
    ["has expired", { notAfter: new Date("2020-01-01T00:00:00Z") }, true, "has expired; renew it"],
    [
      "is for another name",
      { name: "other.example.org" },
      true,
      "for another host name; add this name to it, or give the address with the name it has",
    ],
    [
      "is of an authority that nobody knows",
      { issuer: "Somebody's own authority" },
      false,
      "whose chain is incomplete or ends with an authority that not everybody trusts; send the whole chain, of a trusted authority",
    ],
  ])("that %s is refused", async (_what, fields, trust, words) => {
    const { state, told } = await checkOver(await createTlsIdentity(fields), { trust });
    const sentence = told[0] ?? "";
    expect({ state, told: told.length }).toEqual({ state: "failed", told: 1 });
    expect(sentence.replace("that it signed", "it signed").replace("that has expired", "has expired")).toBe(
      `The server "images.example.org" has a TLS certificate ${words}.`,
    );
  });
});
