/** Access tokens from the page where they are made to the addresses where they are presented, and what providers do. */
import type { APIRequestContext } from "@playwright/test";
import { expect, personWith, test } from "./fixtures.ts";
import { BASE_URL } from "./settings.ts";

const OPS_LIST = "/store/vo/ops/image.list";
const bearer = (token: string) => `Bearer ${token}`;
const basic = (token: string) => `Basic ${Buffer.from(`${token}:x-oauth-basic`).toString("base64")}`;

/** Presents a token as a program would: without cookies. */
function client(request: APIRequestContext, authorization: string | null) {
  const headers = { "user-agent": "python-requests/2.32.3", ...(authorization ? { authorization } : {}) };
  return async (method: string, path: string, data?: unknown) => {
    const answer = await request.fetch(`${BASE_URL}${path}`, {
      method,
      headers,
      maxRedirects: 0,
      ...(data === undefined ? {} : { data }),
    });
    const text = await answer.text();
    const isJson = answer.headers()["content-type"]?.includes("json");
    return { status: answer.status(), headers: answer.headers(), body: isJson ? JSON.parse(text) : text };
  };
}

test("a token of one's own: made, used, seen, revoked", async ({ marketplace, page, request, demo }) => {
  await marketplace.signInAs(personWith(demo, "manager of ops"));
  const token = await marketplace.createToken("/account/tokens", {
    name: "atrope of the spec",
    boxes: [/^Operations and site monitoring/],
    expires: "In 90 days",
  });
  expect(token).toMatch(/^slw_[0-9a-f]{16}_[A-Za-z0-9_-]{32}$/);
  expect(await page.content(), "it is shown once").not.toContain(token);
  await expect(marketplace.tokenRow("atrope of the spec")).toContainText("Never");

  const nobody = await client(request, null)("GET", OPS_LIST);
  expect(nobody.status).toBe(401);
  for (const authorization of [bearer(token), basic(token)]) {
    const answer = await client(request, authorization)("GET", OPS_LIST);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/^MIME-Version: 1\.0\n/);
    const told = await client(request, authorization)("GET", "/api/v1/token");
    expect(told.status).toBe(200);
    expect(told.body).toMatchObject({
      name: "atrope of the spec",
      holder: { kind: "person", name: personWith(demo, "manager of ops") },
      madeFor: { readableVos: ["ops"], readsApi: false, writableAppliances: [], curatableVos: [] },
      mayNow: { readableVos: ["ops"] },
    });
  }

  await page.reload();
  const row = marketplace.tokenRow("atrope of the spec");
  await expect(row).toContainText(/just now|minute/);
  await expect(row).toContainText(/127\.0\.0\.1|::1/);
  await expect(row).toContainText("python-requests/2.32.3 (probably atrope)");

  await marketplace.revokeToken("atrope of the spec");
  for (const path of [OPS_LIST, "/api/v1/token"]) {
    const answer = await client(request, basic(token))("GET", path);
    expect(answer.status, path).toBe(401);
    expect(answer.headers["www-authenticate"], path).toMatch(/Bearer realm=/);
  }
});

test("a program that can send no header has the token in its address, for every format", async ({
  marketplace,
  page,
  request,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "manager of ops"));
  const token = await marketplace.createToken("/account/tokens", {
    name: "simplestreams of the spec",
    boxes: [/^Operations and site monitoring/],
    async whileShown(secret) {
      await page.getByText("Programs that can send no header").click();
      await expect(page.getByRole("region", { name: "Root of the list" })).toHaveText(
        `${BASE_URL}/list/ops/~${secret}`,
      );
    },
  });
  const root = `/list/ops/~${token}`;
  const get = client(request, null);
  const index = await get("GET", `${root}/streams/v1/index.json`);
  expect(index.status).toBe(200);
  expect(index.headers["cache-control"]).toBe("private, no-cache, no-transform");
  expect(index.headers["referrer-policy"]).toBe("no-referrer");

  await test.step("whose files name each other by relative addresses, which lead on", async () => {
    const [{ path }] = Object.values(index.body.index) as [{ path: string }];
    const { products } = (await get("GET", `${root}/${path}`)).body;
    const [product] = Object.values(products) as [
      { versions: Record<string, { items: Record<string, { path: string }> }> },
    ];
    const [version] = Object.values(product.versions);
    const [item] = Object.values(version?.items ?? {});
    const image = await get("GET", `${root}/${item?.path}`);
    expect(image.status).toBe(302);
    expect(image.headers.location).not.toContain(token);
  });

  await test.step("with the signed list, the same as at its own address", async () => {
    const signed = await client(request, bearer(token))("GET", OPS_LIST);
    const secret = await get("GET", `${root}/image.list`);
    expect([secret.status, secret.body, secret.headers.etag]).toEqual([
      200,
      signed.body,
      signed.headers.etag,
    ]);
    expect((await get("GET", `${root}/@1/image.list`)).status).toBe(200);
  });

  await test.step("and nothing else: no other list, nobody else's token, no page", async () => {
    const refused = [
      [`/list/lofar/~${token}/list.json`, 403],
      [`/list/ops/~${token.slice(0, -8)}AAAAAAAA/list.json`, 401],
      [`/list/ops/~garbage/list.json`, 401],
      [`/list/ops/@1/~${token}/list.json`, 404],
      [`/list/ops/~${token}`, 404],
    ] as const;
    for (const [path, status] of refused) {
      const answer = await get("GET", path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(JSON.stringify(answer.body)).not.toContain(token);
    }
    expect((await get("POST", `${root}/list.json`)).status).toBe(405);
  });

  await test.step("and the page of the list says where to put it", async () => {
    await page.goto("/vos/ops/image-list");
    await expect(page.getByText("These addresses need an access token inside")).toBeVisible();
    await page.getByText("simplestreams, for OpenStack").first().click();
    await expect(page.getByText(`${BASE_URL}/list/ops/~TOKEN/streams/v1/index`).first()).toBeVisible();
  });

  await page.goto("/account/tokens");
  await marketplace.revokeToken("simplestreams of the spec");
  expect((await get("GET", `${root}/streams/v1/index.json`)).status).toBe(401);
});

test("a token that is bound to addresses works there only", async ({ marketplace, request, demo }) => {
  await marketplace.signInAs(personWith(demo, "manager of ops"));
  const boxes = [/^Operations and site monitoring/];
  const here = { name: "bound to this machine", boxes, addresses: "127.0.0.0/8, ::1" };
  const elsewhere = { name: "bound to elsewhere", boxes, addresses: "192.0.2.0/24\n2001:db8::/48" };
  const [good, bad] = [
    await marketplace.createToken("/account/tokens", here),
    await marketplace.createToken("/account/tokens", elsewhere),
  ];
  for (const path of [OPS_LIST, "/api/v1/token"]) {
    expect((await client(request, bearer(good))("GET", path)).status, path).toBe(200);
    expect((await client(request, bearer(bad))("GET", path)).status, path).toBe(401);
  }
  await expect(marketplace.tokenRow("bound to elsewhere")).toContainText("192.0.2.0/24, 2001:db8::/48");
});

test("what is typed wrongly comes back with a sentence, and nothing is lost", async ({
  marketplace,
  page,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "manager of ops"));
  await page.goto("/account/tokens/new");
  await page.getByRole("radio", { name: "On another day" }).check();
  await page.getByLabel("Addresses").fill("nowhere");
  await page.getByRole("button", { name: "Create the token" }).click();
  await expect(page.getByText("The name is missing.")).toBeVisible();
  await expect(page.getByText("Choose the day on which it expires.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("too much");
  await page.getByLabel("Day", { exact: true }).fill("2031-01-01");
  await page.getByRole("button", { name: "Create the token" }).click();
  await expect(page.getByText(/must expire within two years/)).toBeVisible();
  await expect(page.getByRole("radio", { name: "On another day" })).toBeChecked();
  await page.getByRole("radio", { name: "In 30 days" }).check();
  await page.getByRole("button", { name: "Create the token" }).click();
  await expect(page.getByText(/“nowhere”: write addresses such as/)).toBeVisible();
  await page.getByLabel("Addresses").fill("");
  await page.getByRole("button", { name: "Create the token" }).click();
  await expect(page.getByText("Choose at least one thing that the token may do.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("too much");
});

test("a pipeline publishes a version and a list through the API", async ({
  marketplace,
  page,
  request,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "manager of ops"));
  const token = await marketplace.createToken("/account/tokens", {
    name: "pipeline of the spec",
    boxes: ["iperf3 Endpoint"],
  });
  const call = client(request, bearer(token));
  const appliance = "/api/v1/appliances/iperf-endpoint";

  const entry = await call("GET", appliance);
  expect(entry.body).toMatchObject({ slug: "iperf-endpoint", name: "iperf3 Endpoint" });
  const edited = await call("PATCH", appliance, { tags: ["network", "throughput"] });
  expect(edited.status).toBe(200);
  expect(edited.body).toEqual({
    ...entry.body,
    tags: ["network", "throughput"],
    updatedAt: expect.any(String),
  });

  const version = { version: "2026.11.9-spec", notes: "Made by a pipeline.", expiresInMonths: 6 };
  const started = await call("POST", `${appliance}/working-version`, version);
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({ version: version.version, state: "working", problems: [] });
  const public_ = await client(request, null)("GET", appliance);
  expect(public_.body.working).toBeNull();
  const published = await call("POST", `${appliance}/working-version/publication`);
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({ version: version.version, state: "latest" });

  // It was not made to curate.
  const draft = "/api/v1/vos/ops/image-list/draft";
  expect((await call("PUT", `${draft}/appliances/iperf-endpoint`)).status).toBe(403);
  const curating = await marketplace.createToken("/account/tokens", {
    name: "curator of the spec",
    boxes: [],
    curates: [/^Operations and site monitoring/],
  });
  const curate = client(request, bearer(curating));
  const put = await curate("PUT", `${draft}/appliances/iperf-endpoint`);
  expect(put.status).toBe(200);
  expect(put.body.counts).toMatchObject({ updated: expect.any(Number) });
  const stale = { comment: "By a pipeline.", changeCount: put.body.changeCount - 1 };
  expect((await curate("POST", `${draft}/publication`, stale)).body).toMatchObject({
    status: 409,
    reason: "draft_changed",
  });
  const revision = await curate("POST", `${draft}/publication`, {
    ...stale,
    changeCount: put.body.changeCount,
  });
  expect(revision.status).toBe(201);
  expect(revision.body).toMatchObject({ vo: "ops", state: "signing" });
  await page.goto(`/vos/ops/image-list/revisions/${revision.body.number}`);
  await expect(page.getByText("By a pipeline.").first()).toBeVisible();
});

test("the API refuses as RFC 9457 says", async ({ marketplace, page, request, demo }) => {
  await marketplace.signInAs(personWith(demo, "manager of ops"));
  const token = await marketplace.createToken("/account/tokens", {
    name: "refused by the spec",
    boxes: ["iperf3 Endpoint"],
  });
  const [mine, others] = ["/api/v1/appliances/iperf-endpoint", "/api/v1/appliances/galaxy"];
  const draft = "/api/v1/vos/biomed/image-list/draft";
  const table: [
    what: string,
    token: string | null,
    method: string,
    path: string,
    data: unknown,
    status: number,
  ][] = [
    ["a token that is none", "garbage", "GET", mine, undefined, 401],
    ["nobody asks what their token is", null, "GET", "/api/v1/token", undefined, 401],
    ["nobody edits", null, "PATCH", mine, { name: "x" }, 401],
    ["nobody curates", null, "PUT", `${draft}/appliances/galaxy`, undefined, 401],
    ["another's appliance", token, "PATCH", others, { summary: "Somebody else was here." }, 403],
    ["another VO's draft, to read", token, "GET", draft, undefined, 403],
    ["another VO's draft, to change", token, "PUT", `${draft}/appliances/galaxy`, undefined, 403],
    ["no such appliance", token, "GET", "/api/v1/appliances/nothing", undefined, 404],
    ["no such appliance, to change", token, "PATCH", "/api/v1/appliances/nothing", { name: "x" }, 404],
    ["no such VO", token, "GET", "/api/v1/vos/nobody/image-list/draft", undefined, 404],
    ["a null character", token, "GET", "/api/v1/appliances/%00", undefined, 404],
    ["no JSON", token, "PATCH", mine, Buffer.from("{"), 400],
    ["no object", token, "PATCH", mine, Buffer.from("[1]"), 400],
    ["too long", token, "PATCH", mine, { description: "x".repeat(1_100_000) }, 413],
    ["wrong fields", token, "PATCH", mine, { name: "", homepageUrl: "ftp://x" }, 422],
    ["no version", token, "POST", `${mine}/working-version`, {}, 422],
    ["nothing to publish", token, "POST", `${mine}/working-version/publication`, undefined, 409],
  ];
  for (const [what, presented, method, path, data, status] of table) {
    const answer = await client(request, presented && bearer(presented))(method, path, data);
    expect(answer.status, what).toBe(status);
    expect(answer.headers["content-type"], what).toBe("application/problem+json");
    expect(answer.body, what).toMatchObject({
      status,
      title: expect.any(String),
      detail: expect.any(String),
      reason: expect.any(String),
      requestId: answer.headers["x-request-id"],
    });
    if (status === 401) expect(answer.headers["www-authenticate"], what).toMatch(/^Bearer realm=/);
    if (what === "wrong fields")
      expect(Object.keys(answer.body.fieldErrors)).toEqual(["name", "homepageUrl"]);
  }
  // Signed in with a cookie, and nobody all the same.
  const withCookie = await page.request.patch(`${BASE_URL}${mine}`, { data: { name: "Taken over" } });
  expect(withCookie.status()).toBe(401);
});

test("a provider: registered, opened to, its token made, used and cut off", async ({
  marketplace,
  page,
  request,
  demo,
}) => {
  test.slow();
  const operator = "Oluwaseun Adebayo";
  await marketplace.signInAs(personWith(demo, "administrator"));
  await marketplace.registerProvider({ name: "SPEC-CLOUD", country: "Iceland" });
  await marketplace.addOperator("spec-cloud", operator);
  await marketplace.signOut();

  await page.goto("/providers/spec-cloud");
  await expect(page.getByRole("main")).toContainText(operator);
  await expect(page.getByRole("link", { name: "Access tokens" })).toHaveCount(0);

  await marketplace.signInAs(personWith(demo, "manager of ops"));
  await page.goto("/providers/spec-cloud/tokens");
  await expect(page.getByRole("main")).toContainText("You may not operate this provider");
  await page.goto("/vos/ops/image-list");
  await page.getByRole("link", { name: "Access", exact: true }).click();
  await page.getByRole("combobox", { name: "Provider" }).selectOption("SPEC-CLOUD (Iceland)");
  await page.getByRole("button", { name: "Open the list" }).click();
  await expect(page.getByRole("row").filter({ hasText: "SPEC-CLOUD" })).toContainText("None yet");
  await marketplace.signOut();

  await marketplace.signInAs(operator);
  const token = await marketplace.createToken("/providers/spec-cloud/tokens", {
    name: "atrope at the site",
    boxes: [/^Operations and site monitoring/],
  });
  const fetchList = () => client(request, basic(token))("GET", OPS_LIST);
  expect((await fetchList()).status).toBe(200);
  expect((await client(request, basic(token))("GET", "/store/vo/lofar/image.list")).status).toBe(403);
  // Public ones too: whoever shows a token is counted.
  expect((await client(request, basic(token))("GET", "/store/vo/biomed/image.list")).status).toBe(200);
  await expect(async () => {
    await page.goto("/providers/spec-cloud");
    const fetched = page.getByRole("table", { name: "Lists that this provider has fetched" });
    await expect(fetched.getByRole("row").filter({ hasText: "Biomedical research" })).toContainText(
      "Up to date",
      { timeout: 1_000 },
    );
  }).toPass({ timeout: 30_000 });
  await marketplace.signOut();

  await marketplace.signInAs(personWith(demo, "manager of ops"));
  await page.goto("/vos/ops/image-list/access");
  await page.getByRole("link", { name: "Who has which revision" }).click();
  await page.waitForURL("**/vos/ops/image-list/providers");
  const member = page.getByRole("row").filter({ hasText: "SPEC-CLOUD" });
  await expect(async () => {
    await page.reload();
    await expect(member).toContainText("Up to date", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText(/of \d+ providers? ha(s|ve) fetched revision/)).toBeVisible();
  await page.goto("/vos/ops/image-list/access");
  await page.getByRole("button", { name: "Close the list to SPEC-CLOUD" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("atrope at the site, last used just now");
  await expect(dialog).toContainText("delete this VO's images");
  await dialog.getByRole("button", { name: "Close the list" }).click();
  // As long as it is open, nothing behind it counts.
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: "SPEC-CLOUD" })).toHaveCount(0);
  const cutOff = await fetchList();
  expect(cutOff.status).toBe(403);
  expect((await client(request, bearer(token))("GET", "/api/v1/token")).body.mayNow.readableVos).toEqual([]);
});
