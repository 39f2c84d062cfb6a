/** Who gets what over HTTP: the addresses of sites, and the pages of the signed-in. */
import { randomBytes } from "node:crypto";
import { expect, personWith, test } from "./fixtures.ts";
import { BASE_URL } from "./settings.ts";

const basic = (user: string, password = "x-oauth-basic") =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
const UNKNOWN = `slw_${"0".repeat(16)}_${randomBytes(24).toString("base64url")}`;

test("lists answer each credential as the contract says", async ({ request, demo }) => {
  const token = demo.providerToken;
  const table: [what: string, path: string, authorization: string | null, status: number][] = [
    ["token-only, nothing", "/store/vo/ops/image.list", null, 401],
    ["token-only, basic", "/store/vo/ops/image.list", basic(token), 200],
    ["token-only, bearer", "/store/vo/ops/image.list", `Bearer ${token}`, 200],
    ["token-only, unknown token", "/store/vo/ops/image.list", basic(UNKNOWN), 401],
    ["token-only, changed secret", "/store/vo/ops/image.list", basic(`${token.slice(0, -1)}~`), 401],
    ["token-only, other password", "/store/vo/ops/image.list", basic(token, "secret"), 401],
    ["token-only, token of other VOs", "/store/vo/lofar/image.list", basic(token), 403],
    ["token-only revision, nothing", "/store/vo/ops/revisions/1/image.list", null, 401],
    ["token-only revision, basic", "/store/vo/ops/revisions/1/image.list", basic(token), 200],
    ["public, nothing", "/store/vo/biomed/image.list", null, 200],
    ["public, a token that means nothing", "/store/vo/biomed/image.list", basic(UNKNOWN), 200],
    ["no list yet", "/store/vo/vo.seadatanet.org/image.list", null, 404],
    ["no such VO", "/store/vo/nobody.example.org/image.list", null, 404],
    ["no such revision", "/store/vo/biomed/revisions/999/image.list", null, 404],
    ["no number", "/store/vo/biomed/revisions/abc/image.list", null, 404],
    ["a null character", "/store/vo/%00/image.list", null, 404],
    ["no UTF-8", "/store/vo/%ff/image.list", null, 404],
    ["appliance", "/store/vappliance/cirros/image.list", null, 200],
    ["no such appliance", "/store/vappliance/nothing/image.list", null, 404],
  ];
  for (const [what, path, authorization, status] of table) {
    const headers = authorization ? { authorization } : {};
    const answer = await request.get(`${BASE_URL}${path}`, { headers, maxRedirects: 0 });
    expect(answer.status(), what).toBe(status);
    expect(answer.headers()["content-type"], what).toMatch(/^text\/plain/);
    if (status === 401) expect(answer.headers()["www-authenticate"], what).toMatch(/^Basic realm=/);
    if (status >= 400) expect((await answer.text()).trim().split("\n"), what).toHaveLength(1);
    const head = await request.head(`${BASE_URL}${path}`, { headers, maxRedirects: 0 });
    expect(head.status(), `HEAD ${what}`).toBe(status);
  }
});

test("what sites need to trust us is there for everybody", async ({ request }) => {
  for (const path of ["/store/ca.pem", "/store/ca.crl", "/store/trust-anchors.tar.gz"]) {
    expect((await request.get(`${BASE_URL}${path}`)).status(), path).toBe(200);
  }
  expect((await request.get(`${BASE_URL}/api/health/live`)).status()).toBe(200);
  expect((await request.get(`${BASE_URL}/api/health/ready`)).status()).toBe(200);
});

test("pages: everybody, the signed-in, those who may", async ({ marketplace, page, demo }) => {
  const open = async (path: string) => {
    const answer = await page.goto(path);
    return { status: answer?.status(), at: new URL(page.url()).pathname };
  };
  const everybody = [
    "/",
    "/appliances",
    "/appliances/cirros",
    "/vos",
    "/vos/ops",
    "/vos/ops/image-list",
    "/providers",
  ];
  for (const path of everybody) expect(await open(path)).toEqual({ status: 200, at: path });
  for (const path of [
    "/appliances/nothing",
    "/vos/nobody",
    "/appliances/cirros/versions/0",
    "/no/such/page",
  ]) {
    expect((await open(path)).status, path).toBe(404);
  }
  const guarded = [
    "/account",
    "/appliances/register",
    "/appliances/cirros/edit",
    "/vos/biomed/image-list/draft",
  ];
  for (const path of guarded) expect((await open(path)).at, path).toBe("/sign-in");

  await marketplace.signInAs(personWith(demo, "member of biomed"));
  await open("/vos/vo.geoss.eu/image-list/draft");
  await expect(page.getByRole("main")).toContainText(/manager, deputy, expert or shifter/);
  await expect(page.getByRole("button", { name: /publish/i })).toHaveCount(0);
});
