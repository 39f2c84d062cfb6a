/** The real nginx, with the configuration that operators get, before a real web process of the running product. */
import { request as httpRequest } from "node:http";
import { startDemoIdentityProvider } from "../lib/launch/identity-provider.ts";
import { hasNginx, type Nginx, startNginx } from "../lib/testing/nginx.ts";
import { expect, somebody, test } from "./fixtures.ts";
import { Marketplace } from "./marketplace.ts";
import { startWebProcess, type WebProcess } from "./web-process.ts";

const WEB_PORT = 3941;
const ISSUER_PORT = 3942;
const VO_LIST = "/store/vo/biomed/image.list";
const PRIVATE_LIST = "/store/vo/ops/image.list";

let nginx: Nginx;
let web: WebProcess;
let issuer: Awaited<ReturnType<typeof startDemoIdentityProvider>>;

test.skip(!hasNginx, "nginx is not installed");

test.beforeAll(async () => {
  test.setTimeout(180_000);
  if (!hasNginx) return;
  nginx = await startNginx(`127.0.0.1:${WEB_PORT}`);
  const oidc = { clientId: "slipway", clientSecret: "of no importance" };
  issuer = await startDemoIdentityProvider({
    ...oidc,
    issuer: `http://localhost:${ISSUER_PORT}`,
    port: ISSUER_PORT,
    baseUrl: nginx.url,
    keep: async (_name, make) => make(),
  });
  web = await startWebProcess(WEB_PORT, {
    BASE_URL: nginx.url,
    OIDC_ISSUER: `http://localhost:${ISSUER_PORT}`,
    TRUSTED_PROXIES: "127.0.0.1",
  });
});

test.afterAll(async () => {
  await web?.stop();
  await issuer?.stop();
  await nginx?.stop();
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** Sends what it is given, and nothing else; null where the connection was closed without an answer. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer | null> {
  return new Promise((resolve) => {
    const asked = httpRequest(`${nginx.url}${path}`, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          ...{ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) },
        }),
      );
    });
    asked.on("error", () => resolve(null));
    asked.end();
  });
}

test("people sign in through it, and what they send arrives", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: nginx.url, locale: "en-GB" });
  const there = new Marketplace(await context.newPage());
  await there.signInWith(somebody("Nina Proxy"));
  await there.acceptProfile();
  await there.page.goto("/account/profile");
  await there.page.getByLabel("Affiliation").fill("Behind nginx");
  await there.page.getByRole("button", { name: "Save the profile" }).click();
  await expect
    .poll(async () => {
      await there.page.reload();
      return there.page.getByLabel("Affiliation").inputValue();
    })
    .toBe("Behind nginx");
  const cookies = await context.cookies();
  expect(cookies.map(({ domain }) => domain)).toContain("127.0.0.1");
  await there.page.goto("/account/sessions");
  await expect(there.page.getByRole("main")).toContainText("127.0.0.1");
  await context.close();
});

test("lists, images and pages come through it as the web process gives them", async ({ demo }) => {
  const list = await ask(VO_LIST, { "accept-encoding": "gzip" });
  expect(list).toMatchObject({
    status: 200,
    headers: {
      "content-type": "text/plain",
      "content-length": String(list?.body.length),
      "cache-control": "public, no-cache, no-transform",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "cross-origin-resource-policy": "cross-origin",
    },
  });
  expect(list?.headers).not.toHaveProperty("content-encoding");
  const etag = String(list?.headers.etag);
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  expect(await ask(VO_LIST, { "if-none-match": etag })).toMatchObject({ status: 304, headers: { etag } });

  const page = await ask("/appliances", { "accept-encoding": "gzip" });
  expect(page).toMatchObject({ status: 200, headers: { "content-encoding": "gzip" } });
  expect(String(page?.headers["content-security-policy"])).toContain("'strict-dynamic'");

  const [, image = ""] = /"hv:uri": "http[^"]*?(\/demo\/images\/[^"]+)"/.exec(String(list?.body)) ?? [];
  const part = await ask(image, { range: "bytes=0-3", "accept-encoding": "gzip" });
  expect(part).toMatchObject({ status: 206, headers: { "content-length": "4" } });
  expect(part?.headers).not.toHaveProperty("content-encoding");

  // Nobody gets from a cache what another one's token opened.
  expect(await ask(PRIVATE_LIST)).toMatchObject({ status: 401 });
  const authorization = `Bearer ${demo.providerToken}`;
  for (const [path, headers] of [
    [PRIVATE_LIST, { authorization }],
    [`/list/ops/~${demo.providerToken}/image.list`, {}],
  ] as const) {
    const opened = await ask(path, headers);
    expect(opened, path).toMatchObject({ status: 200 });
    expect(opened?.headers["content-length"], path).toBe(String(opened?.body.length));
    expect(String(opened?.headers["cache-control"]), path).toMatch(/^private/);
    for (const other of [{}, { authorization: "Bearer other" }, { cookie: "session=other" }]) {
      const refused = await ask(PRIVATE_LIST, other as Record<string, string>);
      expect([path, refused?.status]).toEqual([path, 401]);
    }
  }
});

test("while the web process is away lists are answered as they were, and nobody gets an error", async ({
  demo,
}) => {
  const before = await ask(VO_LIST);
  await web.stop();
  const after = await ask(VO_LIST, { authorization: `Bearer ${demo.providerToken}` });
  expect(after).toMatchObject({ status: 200, headers: { etag: before?.headers.etag } });
  expect(after?.body.equals(before?.body ?? Buffer.alloc(0))).toBe(true);
  expect(await ask(PRIVATE_LIST, { authorization: `Bearer ${demo.providerToken}` })).toBeNull();
  expect(await ask(`/list/ops/~${demo.providerToken}/image.list`)).toBeNull();
  expect(nginx.readLog()).not.toContain(demo.providerToken.slice(-20));
});
