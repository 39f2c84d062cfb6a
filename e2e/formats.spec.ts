/** What programs get besides the HEPiX list: other formats, AppDB's views, and the state of the signatures. */
import { createHash } from "node:crypto";
import { expect, test } from "./fixtures.ts";

type Items = Record<string, { path: string; size: number; sha256: string }>;

const ROOT = "/list/biomed";

test("a list is answered in every format, each naming the same files", async ({ request, page }) => {
  const get = async (path: string) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    return { status: answer.status(), headers: answer.headers(), text: await answer.text() };
  };
  const json = JSON.parse((await get(`${ROOT}/list.json`)).text);
  const sha256 = json.images.map((image: { checksums: { sha256: string } }) => image.checksums.sha256).sort();

  await test.step("with the type and the tag of each, and not modified for who has it", async () => {
    for (const [path, type] of [
      ["list.json", "application/json; charset=utf-8"],
      ["list.jws", "application/jose"],
      ["streams/v1/index.json", "application/json; charset=utf-8"],
      ["images/SHA512SUMS", "text/plain; charset=utf-8"],
      ["osism.yml", "application/yaml; charset=utf-8"],
      ["list.dsse.json", "application/json; charset=utf-8"],
      ["terraform.tf", "text/plain; charset=utf-8"],
      ["packer.pkr.hcl", "text/plain; charset=utf-8"],
      // As OpenNebula's driver asks for it.
      ["opennebula//appliance", "application/json; charset=utf-8"],
    ] as const) {
      const { status, headers } = await get(`${ROOT}/${path}`);
      expect([path, status, headers["content-type"]]).toEqual([path, 200, type]);
      const known = await request.get(`${ROOT}/${path}`, {
        headers: { "if-none-match": String(headers.etag) },
      });
      expect(known.status(), path).toBe(304);
    }
  });

  await test.step("with metadata for Incus beside the disk, as bytes that are the same for everybody", async () => {
    const { products } = JSON.parse((await get(`${ROOT}/streams/v1/images.json`)).text);
    const [product] = Object.values(products) as { versions: Record<string, { items: Items }> }[];
    const [version] = Object.values(product?.versions ?? {});
    const item = version?.items["incus.tar.xz"];
    const answer = await request.get(`${ROOT}/${item?.path}`);
    const body = await answer.body();
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/x-xz"]);
    expect([body.length, createHash("sha256").update(body).digest("hex")]).toEqual([
      item?.size,
      item?.sha256,
    ]);
    const headers = { "if-none-match": String(answer.headers().etag) };
    expect((await request.get(`${ROOT}/${item?.path}`, { headers })).status()).toBe(304);
  });

  await test.step("of the current revision and of an earlier one", async () => {
    const sums = (await get(`${ROOT}/images/SHA256SUMS`)).text.trim().split("\n");
    expect(sums.map((line) => line.slice(0, 64)).sort()).toEqual(sha256);
    const earlier = JSON.parse((await get(`${ROOT}/@1/list.json`)).text);
    expect([earlier.revision, json.revision]).toEqual([1, 3]);
    expect((await get(`${ROOT}/@99/list.json`)).status).toBe(404);
    expect((await get(`${ROOT}/../../etc/passwd`)).status).toBe(404);
  });

  await test.step("whose names lead to the files", async () => {
    const [image] = json.images;
    const { status, headers } = await get(`${ROOT}/images/${image.fileName}`);
    expect([status, headers.location]).toEqual([302, image.url]);
  });

  await test.step("but for tokens only where the list is", async () => {
    const { status, headers } = await get("/list/ops/list.json");
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toContain("Basic");
  });

  await test.step("and people find how to use each", async () => {
    await page.goto("/vos/biomed/image-list");
    await page.getByText("OpenNebula marketplace").first().click();
    await expect(page.getByText('MARKET_MAD = "one"')).toBeVisible();
    await page.getByText("simplestreams, for Incus and LXD").first().click();
    await expect(
      page.getByText(/incus remote add biomed \S+\/list\/biomed --protocol simplestreams/),
    ).toBeVisible();
  });
});

test("machines read an image as AppDB told of it, at both of its addresses, with and without a slash", async ({
  request,
}) => {
  const list = await (await request.get("/store/vo/biomed/image.list")).text();
  const [, mpuri = ""] = /"ad:mpuri": "https?:\/\/[^/]+([^"]+)"/.exec(list) ?? [];
  const [, base = ""] = /"ad:base_mpuri": "https?:\/\/[^/]+([^"]+)"/.exec(list) ?? [];
  const bare = mpuri.replace(/\/$/, "");
  for (const address of [bare, base.replace(/\/$/, "")]) {
    const answer = await request.get(`${address}/json`);
    expect(answer.headers()["content-type"]).toContain("application/json");
    const view = await answer.json();
    expect(list).toContain(view.checksum.value);
    const xml = await request.get(`${address}/xml`);
    expect(xml.headers()["content-type"]).toContain("application/xml");
    expect(await xml.text()).toContain(`<virtualization:value>${view.checksum.value}</virtualization:value>`);
    expect((await request.get(`${address.replace(/:\d+$/, "")}/json/`)).status()).toBe(200);
  }
  for (const address of [mpuri, bare]) expect((await request.get(address)).url()).toMatch(/\/versions\//);
  expect((await request.get("/store/vm/image/00000000-0000-4000-8000-000000000000/json")).status()).toBe(404);
});

test("monitoring is told that lists are signed in time", async ({ request }) => {
  const answer = await request.get("/api/health/lists");
  expect([answer.status(), await answer.json()]).toEqual([200, { status: "well", troubles: [] }]);
});
