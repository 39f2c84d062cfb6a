/** The simplestreams tree by the rules of those who read it, one client after the other, and by the clients themselves. */
import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { generateKey, readCleartextMessage } from "openpgp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import { makeIncusMetadata } from "#lib/incus-metadata/incus-metadata.ts";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { sampleImage, sampleOffer } from "./__fixtures__/sample-offer.ts";
import type { Offer } from "./offer.ts";
import { readOpenPgpKey } from "./open-pgp.ts";
import { renderList } from "./render-list.ts";

type Item = {
  ftype: string;
  path: string;
  size: number;
  sha256: string;
  sha512?: string;
  md5?: string;
} & Record<string, unknown>;
type Version = { label: string; pubname: string; items: Record<string, Item> };
type Product = Record<
  "aliases" | "arch" | "os" | "release" | "release_title" | "version" | "support_eol",
  string
> & {
  versions: Record<string, Version>;
};
type Products = {
  content_id: string;
  datatype: string;
  format: string;
  updated: string;
  products: Record<string, Product>;
};
type Index = {
  format: string;
  updated: string;
  index: Record<
    string,
    { datatype: string; format: string; path: string; updated: string; products: string[] }
  >;
};

const NOW = new Date("2026-11-27T10:00:00Z");
const signer = createPemSigner({
  certificatePem: readFixture("test-only-signer.pem"),
  privateKeyPem: readFixture("test-only-signer-key.pem"),
});
/** What the images hold: the tools that are run here compare it. */
const disks = { x86_64: Buffer.from("QFI\xfb a disk"), aarch64: Buffer.from("QFI\xfb another disk") };
const sum = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest("hex");
const measured = (bytes: Uint8Array) => ({
  ...{ sizeBytes: BigInt(bytes.length), md5: sum("md5", bytes) },
  ...{ sha256: sum("sha256", bytes), sha512: sum("sha512", bytes) },
});
const [intel, arm, old] = sampleOffer().images;
if (!intel || !arm || !old) throw new Error("The sample has three images.");
const { facts: _facts, ...metadata } = await makeIncusMetadata(intel, new Date("2026-11-10T08:00:00Z"));
const incus = { ...metadata, combinedSha256: sum("sha256", Buffer.concat([metadata.body, disks.x86_64])) };
/** The first was read here since its metadata are made, the second before, the third never. */
const offer = sampleOffer({
  images: [{ ...intel, ...measured(disks.x86_64), incus }, { ...arm, ...measured(disks.aarch64) }, old],
});
/** As it is served, below the root of the list. */
let served: Map<string, string | Uint8Array>;

async function render(what: Offer = offer) {
  const { privateKey } = await generateKey({
    ...{ type: "ecc", curve: "ed25519Legacy", format: "armored" },
    userIDs: [{ name: "Slipway test" }],
    date: new Date("2026-11-01T00:00:00Z"),
  });
  const files = await renderList(what, signer, await readOpenPgpKey(privateKey), NOW);
  return new Map(files.map(({ path: name, body }) => [name, body]));
}

const textOf = (files: Map<string, string | Uint8Array>, name: string) => String(files.get(name) ?? "");
const read = <Shape>(name: string) => JSON.parse(textOf(served, name)) as Shape;
const index = () => read<Index>("streams/v1/index.json");
const products = () => read<Products>("streams/v1/images.json");
const versions = () =>
  Object.values(products().products).flatMap((product) =>
    Object.entries(product.versions).map(([name, version]) => ({ product, name, ...version })),
  );
const items = () => versions().flatMap((version) => Object.entries(version.items));

beforeAll(async () => {
  served = await render();
});

const RFC_2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/;

describe("sstream-mirror and sstream-query", () => {
  test("find an index:1.0, updated in the words of RFC 2822, that leads to products:1.0", () => {
    const { format, updated, index: contents } = index();
    expect([format, updated]).toEqual(["index:1.0", "Fri, 27 Nov 2026 09:55:00 +0000"]);
    expect(Object.keys(contents)).toEqual(["org.example.va:biomed:download"]);
    for (const [contentId, content] of Object.entries(contents)) {
      expect(content).toMatchObject({ datatype: "image-downloads", format: "products:1.0" });
      expect(content.updated).toMatch(RFC_2822);
      expect(products()).toMatchObject({
        ...{ content_id: contentId, datatype: content.datatype, format: content.format },
        updated: content.updated,
      });
      expect(content.products).not.toEqual([]);
      expect(content.products).toEqual(Object.keys(products().products));
    }
  });

  test("find paths from the root of the tree on, that lead out of nowhere", () => {
    for (const { path: name } of Object.values(index().index)) expect(name).toBe("streams/v1/images.json");
    for (const [, item] of items()) expect(item.path).toMatch(/^images\/[A-Za-z0-9][A-Za-z0-9._-]*$/);
  });

  test("find size and sums of every item, to compare the files with", () => {
    for (const [, item] of items()) {
      expect(item.size).toBeGreaterThan(0);
      expect(Number.isSafeInteger(item.size)).toBe(true);
      expect(item.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test("find signed products where they found a signed index", async () => {
    const text = async (name: string) =>
      (await readCleartextMessage({ cleartextMessage: textOf(served, name) })).getText();
    const signed = JSON.parse(await text("streams/v1/index.sjson")) as Index;
    expect(Object.values(signed.index).map((content) => content.path)).toEqual(["streams/v1/images.sjson"]);
    expect(JSON.parse(await text("streams/v1/images.sjson"))).toEqual(products());
  });

  test("find another version under another name, also on the same day: what they have under a name they keep", async () => {
    const later = { ...intel, version: "13.3", publishedAt: new Date("2026-11-10T17:00:00Z") };
    const names = async (image: typeof intel) => {
      const made = JSON.parse(textOf(await render({ ...offer, images: [image] }), "streams/v1/images.json"));
      return Object.entries((made as Products).products).map(([name, product]) => [
        name,
        ...Object.keys(product.versions),
      ]);
    };
    const [[product, version] = []] = await names(intel);
    const [[sameProduct, newer = ""] = []] = await names(later);
    expect(sameProduct).toBe(product);
    expect(newer > String(version)).toBe(true);
  });

  test("lose no image to another whose identifier begins alike", async () => {
    const twin = { ...intel, identifier: `${intel.identifier.slice(0, 8)}-0000-4000-8000-000000000000` };
    const made = await render({ ...offer, images: [intel, twin] });
    const found = JSON.parse(textOf(made, "streams/v1/images.json")) as Products;
    expect(Object.keys(found.products)).toHaveLength(2);
  });
});

describe("virt-builder", () => {
  test("finds one item named disk1.img in every version, with a size and the sums it knows", () => {
    for (const { items: found } of versions()) {
      const disk = found["disk1.img"];
      expect(disk).toMatchObject({
        size: expect.any(Number),
        sha512: expect.stringMatching(/^[0-9a-f]{128}$/),
      });
      expect(Object.keys(found).filter((name) => ["disk.img", "disk1.img"].includes(name))).toHaveLength(1);
    }
  });

  test("finds the architecture of every product, and a public name that no two images share", () => {
    for (const { product } of versions())
      expect(product.arch).toMatch(/^(amd64|arm64|i386|ppc64el|riscv64)$/);
    const names = versions().map(({ pubname }) => pubname);
    expect(names).toEqual(["debian-13-13.2-amd64", "debian-13-13.2-arm64"]);
  });
});

describe("sstream-mirror-glance", () => {
  test("finds every disk by ftype~(disk1.img), and only disks", () => {
    const chosen = items().filter(([, item]) => /(disk1.img)/.test(item.ftype));
    expect(chosen.map(([, { sha256 }]) => sha256).sort()).toEqual(
      [sum("sha256", disks.x86_64), sum("sha256", disks.aarch64)].sort(),
    );
  });

  test("finds what becomes properties in Glance: operating system, its version, architecture", () => {
    for (const { product } of versions()) {
      expect(product).toMatchObject({ os: "Debian", version: "13", release: "13", arch: expect.any(String) });
    }
  });

  test("finds nothing that it would register as qcow2 and that is none", async () => {
    const others = ["raw", "vmdk", "ova", "vdi"].map((format, index) =>
      sampleImage({ format, identifier: `${index}a6571e7-5431-5e15-91a4-724bc302664c` }),
    );
    const made = await render({ ...offer, images: others });
    expect((JSON.parse(textOf(made, "streams/v1/images.json")) as Products).products).toEqual({});
  });
});

describe.each([
  ["Incus", "incus.tar.xz"],
  ["LXD", "lxd.tar.xz"],
])("%s", (_client, type) => {
  /** What the client makes of the products: one image for each metadata item with a disk beside it. */
  const found = () =>
    versions().flatMap(({ product, name, items: all }) =>
      Object.values(all)
        .filter(({ ftype }) => ftype === type)
        .map((meta) => ({
          product,
          name,
          meta,
          disk: Object.values(all).find(({ ftype }) => ftype === "disk1.img"),
        })),
    );

  test("finds a metadata item beside the disk of each image that was joined to its metadata, and of no other", () => {
    expect(found()).toHaveLength(1);
    expect(found()[0]?.disk?.sha256).toBe(sum("sha256", disks.x86_64));
    expect(items().filter(([, { ftype }]) => ftype === "disk1.img")).toHaveLength(2);
  });

  test("names the image by the sum of the metadata and the disk behind it", () => {
    for (const { meta } of found()) {
      const file = Buffer.from(served.get(meta.path) ?? "");
      expect([meta.sha256, meta.size]).toEqual([sum("sha256", file), file.length]);
      expect(meta["combined_disk1-img_sha256"]).toBe(sum("sha256", Buffer.concat([file, disks.x86_64])));
    }
  });

  test("knows the architecture, and reads the day from the first eight characters of the version", () => {
    for (const { product, name } of found()) {
      expect(product.arch).toBe("amd64");
      expect(name).toMatch(/^20261110\d*$/);
    }
  });

  test("finds aliases to launch it by, of which one is no other image’s, and the day until which it is supported", () => {
    const aliases = Object.values(products().products).map((product) => product.aliases.split(","));
    expect(aliases).toEqual([
      ["debian-13", "debian-13/aa6571e7"],
      ["debian-13", "debian-13/bb6571e7"],
    ]);
    for (const { product } of found()) expect(product.support_eol).toBe("2027-05-31");
  });
});

test("an image in another format than qcow2 has no metadata file, whatever is kept of it", async () => {
  const made = await render({ ...offer, images: [{ ...intel, format: "raw", incus }] });
  expect([...made.keys()].filter((name) => name.endsWith(".xz"))).toEqual([]);
});

/** The tree, and the disks elsewhere. */
function answer(request: IncomingMessage, response: ServerResponse) {
  const name = (request.url ?? "").replace(/^\/(list\/biomed\/)?/, "");
  const elsewhere = offer.images.find(({ fileName }) => name === `images/${fileName}`);
  const body = served.get(name) ?? Object.entries(disks).find(([arch]) => name === `elsewhere/${arch}`)?.[1];
  if (elsewhere) response.writeHead(302, { location: `/elsewhere/${elsewhere.arch}` }).end();
  else response.writeHead(body === undefined ? 404 : 200).end(body);
}

const run = promisify(execFile);
const isMissing = (program: string) => spawnSync(program, ["--help"]).error !== undefined;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}/list/biomed`;
}

describe.skipIf(isMissing("sstream-mirror"))(
  "the stock tools, against the tree as it is served (where simplestreams is installed)",
  () => {
    const server = createServer(answer);
    let root = "";

    beforeAll(async () => {
      root = `http://${await listen(server)}`;
    });
    afterAll(() => server.close());

    test("sstream-query lists every item", async () => {
      const format = "%(product_name)s %(item_name)s %(sha256)s";
      const { stdout } = await run("sstream-query", ["-o", format, `${root}/streams/v1/index.json`]);
      const listed = Object.entries(products().products).flatMap(([name, product]) =>
        Object.values(product.versions).flatMap((version) =>
          Object.entries(version.items).map(([item, { sha256 }]) => `${name} ${item} ${sha256}`),
        ),
      );
      expect(stdout.trim().split("\n").sort()).toEqual(listed.sort());
    });

    test("sstream-mirror copies every file, and compares it", async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-streams-"));
      try {
        await run("sstream-mirror", [`${root}/streams/v1/index.json`, folder]);
        for (const [, { path: name, sha256 }] of items()) {
          expect(sum("sha256", readFileSync(path.join(folder, name)))).toBe(sha256);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);

/** Both programs take https only, from a server whose certificate names its address. */
async function createIdentity(): Promise<{ cert: Buffer; key: Buffer }> {
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const { files } = await runOpenssl(
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"],
      ...["-keyout", "key", "-out", "cert"],
      ...names,
    ],
    {},
  );
  const { cert = Buffer.alloc(0), key = Buffer.alloc(0) } = files;
  return { cert, key };
}

describe.each(["lxc", "incus"])("the command line %s", (program) => {
  test.skipIf(isMissing(program))(
    "lists the image as its own, and fetches its files (where it is installed)",
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-remote-"));
      const { cert, key } = await createIdentity();
      const server = createSecureServer({ cert, key }, answer);
      try {
        const authority = path.join(folder, "ca.pem");
        writeFileSync(authority, cert);
        const env = { ...process.env, SSL_CERT_FILE: authority, LXD_CONF: folder, INCUS_CONF: folder };
        const root = `https://${await listen(server)}`;
        await run(program, ["remote", "add", "biomed", root, "--protocol", "simplestreams", "--public"], {
          env,
        });
        const { stdout } = await run(program, ["image", "list", "biomed:", "--format", "json"], { env });
        expect(JSON.parse(stdout)).toMatchObject([
          {
            fingerprint: incus.combinedSha256,
            type: "virtual-machine",
            architecture: "x86_64",
            aliases: expect.arrayContaining([
              expect.objectContaining({ name: "debian-13" }),
              expect.objectContaining({ name: "debian-13/aa6571e7" }),
            ]),
            properties: { os: "Debian", release: "13" },
            expires_at: "2027-05-31T00:00:00Z",
          },
        ]);
        const target = path.join(folder, "image");
        await run(program, ["image", "export", "biomed:debian-13", target, "--vm"], { env });
        const fetched = readdirSync(folder).filter((name) => name.startsWith("image"));
        expect(fetched.map((name) => sum("sha256", readFileSync(path.join(folder, name)))).sort()).toEqual(
          [incus.sha256, sum("sha256", disks.x86_64)].sort(),
        );
      } finally {
        server.close();
        rmSync(folder, { recursive: true });
      }
    },
  );
});
