/** What guards every page: headers, scripts by nonce, other people's sites, and limits that all web processes share. */
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Page, test as plain } from "@playwright/test";
import { expect, personWith, test } from "./fixtures.ts";
import { BASE_URL, PORT } from "./settings.ts";
import { startWebProcess, type WebProcess } from "./web-process.ts";

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** A request as it is written, to whichever process; nothing is followed, resolved or added. */
function ask(
  url: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { host, origin } = new URL(url);
  const [hostname, port] = host.split(":");
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      { hostname, port, method, path: url.slice(origin.length) || "/", headers },
      (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}

test("every kind of answer carries the security headers", async () => {
  const page = await ask(`${BASE_URL}/`);
  const chunk = /src="(\/_next\/static\/[^"]+\.js)"/.exec(page.text)?.[1] ?? "";
  const list = await ask(`${BASE_URL}/store/vo/biomed/image.list`);
  const kinds: [path: string, status: number, options?: Parameters<typeof ask>[1]][] = [
    ["/", 200],
    ["/appliances/cirros", 200],
    ["/appliances?q=cirros", 200],
    ["/sign-in", 200],
    ["/no/such/page", 404],
    ["/appliances/nothing", 404],
    ["/account", 307],
    ["//evil.example/", 308],
    [chunk, 200],
    ["/_next/static/nothing.js", 404],
    ["/favicon.svg", 200],
    ["/api/health/live", 200],
    ["/api/health/ready", 200],
    ["/api/v1/token", 401],
    ["/api/v1/nothing", 404],
    ["/store/vo/biomed/image.list", 200],
    ["/store/vo/biomed/image.list", 304, { headers: { "if-none-match": String(list.headers.etag) } }],
    ["/store/vo/biomed/image.list", 200, { method: "HEAD" }],
    ["/store/vo/ops/image.list", 401],
    ["/store/vo/nobody/image.list", 404],
    ["/store/vo/%ff/image.list", 404],
    ["/store/trust-anchors.tar.gz", 200],
    ["/demo/images/nothing.qcow2", 404],
    ["/store/vo/biomed/image.list", 405, { method: "PUT" }],
    ["/", 403, { method: "POST", headers: { origin: "https://evil.example" } }],
    ["/", 403, { method: "POST", headers: { origin: "https://evil.example", accept: "text/html" } }],
  ];
  for (const [path, status, options] of kinds) {
    const what = `${options?.method ?? "GET"} ${path} ${status}`;
    const { status: given, headers } = await ask(`${BASE_URL}${path}`, options);
    expect(given, what).toBe(status);
    const policy = String(headers["content-security-policy"]);
    // Of a public list nothing runs, whatever a browser thinks it is.
    if (/\/biomed\/image\.list$/.test(path) && status < 400) {
      expect(policy, what).toBe("default-src 'none'; frame-ancestors 'none'");
    } else expect(policy, what).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic';/);
    expect(policy, what).toContain("frame-ancestors 'none'");
    expect(headers, what).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": /^\/(store|demo)\//.test(path) ? "cross-origin" : "same-origin",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers, what).not.toHaveProperty("x-powered-by");
  }
});

test("every script of every page has the nonce of its answer, and each answer its own", async () => {
  const seen = new Set<string>();
  const pages = [
    "/",
    "/appliances",
    "/appliances/cirros",
    "/vos",
    "/providers",
    "/sign-in",
    "/no/such/page",
    "/design",
  ];
  for (const path of [...pages, ...pages]) {
    const { headers, text } = await ask(`${BASE_URL}${path}`);
    const [, nonce = ""] = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"])) ?? [];
    expect(seen.has(nonce), path).toBe(false);
    seen.add(nonce);
    // Structured data is no script: browsers read and do not run it.
    const scripts = [...text.matchAll(/<script\b(?![^>]*"application\/ld\+json")[^>]*>/g)].map(
      ([tag]) => tag,
    );
    expect(scripts.length, path).toBeGreaterThan(2);
    for (const tag of scripts) expect(tag, path).toContain(`nonce="${nonce}"`);
    expect(text, path).not.toMatch(/<[a-z]+ [^>]*\bon(click|error|load)=/);
  }
});

test("the pages work under the policy: theme, menus, dialogs, toasts, moving about", async ({
  marketplace,
  page,
  demo,
}) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveClass(/light|dark/);
  await page.getByRole("banner").getByRole("link", { name: "Appliances" }).click();
  await page.waitForURL(/\/appliances$/);
  await page.getByRole("searchbox").first().fill("cirros");
  await page.getByRole("searchbox").first().press("Enter");
  await page.waitForURL(/q=cirros/);
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  for (const path of ["/design", "/vos/biomed/image-list/draft", "/account", "/no/such/page"]) {
    await page.goto(path, { waitUntil: "networkidle" });
  }
});

// The browser's complaints are what these ask for: pages without the fixture that fails on them.
plain.describe("what was put into a page", () => {
  plain("does not run: neither a script, nor a handler, nor a base, nor a frame", async ({ page }) => {
    const refused: string[] = [];
    page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
    const evil = [
      `<script>window.injected = "inline"</script>`,
      `<script src="/favicon.svg"></script>`,
      `<script nonce="guess">window.injected = "guessed"</script>`,
      `<script src="data:text/javascript,window.injected='data'"></script>`,
      `<img src="/nothing.png" onerror="window.injected = 'handler'">`,
      `<base href="https://evil.example/">`,
      `<iframe src="https://evil.example/"></iframe>`,
      `<object data="/favicon.svg"></object>`,
      `<a id="bait" href="javascript:window.injected='link'">here</a>`,
    ].join("");
    await page.route(`${BASE_URL}/providers`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace("<main", `${evil}<main`) });
    });
    await page.goto("/providers");
    await page.locator("#bait").click({ force: true });
    await expect
      .poll(() => refused.filter((text) => /Content Security Policy/.test(text)).length)
      .toBeGreaterThan(6);
    expect(await page.evaluate(() => (window as { injected?: string }).injected)).toBeUndefined();
    expect(await page.evaluate(() => document.baseURI)).toBe(`${BASE_URL}/providers`);
  });
});

plain.describe("a page of another site", () => {
  let site: Server;
  let origin = "";
  plain.beforeAll(async () => {
    site = createServer((request, response) => {
      const target = new URL(request.url ?? "/", "http://here.invalid").searchParams.get("target") ?? "";
      const kind = new URL(request.url ?? "/", "http://here.invalid").pathname;
      response.setHeader("content-type", "text/html");
      if (kind === "/frame")
        response.end(`<iframe src="${BASE_URL}${target}" width="800" height="600"></iframe>`);
      else {
        response.end(
          `<form method="post" enctype="multipart/form-data" action="${BASE_URL}${target}"><input name="name" value="x"><button>Win</button></form>`,
        );
      }
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    // Another origin, yet the same site: cookies go along, whatever their SameSite says.
    origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  });
  plain.afterAll(() => site.close());

  plain("cannot show ours in a frame", async ({ page }) => {
    await page.goto(`${origin}/frame?target=/sign-in`);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  });

  test("cannot change anything in the name of who is signed in", async ({ marketplace, page, demo }) => {
    await marketplace.signInAs(personWith(demo, "manager of biomed"));
    for (const target of ["/appliances/register", "/api/auth/sign-out", "/api/auth/sign-in"]) {
      await page.goto(`${origin}/form?target=${target}`);
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url() === `${BASE_URL}${target}`),
        page.getByRole("button", { name: "Win" }).click(),
      ]);
      expect(answer.status(), target).toBe(403);
      expect(await answer.request().headerValue("cookie"), target).toContain("slipway.session");
      await expect(page.getByRole("heading", { name: "This was not done" })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(`Open ${BASE_URL}`);
    }
    await page.goto("/account");
    expect(new URL(page.url()).pathname).toBe("/account");
  });
});

test("cookies are kept from scripts, and go along from other sites' links only", async ({
  marketplace,
  page,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  const cookies = (await page.context().cookies(BASE_URL)).filter(({ name }) => name.includes("slipway"));
  expect(cookies.map(({ name }) => name)).toContain("slipway.session");
  for (const { name, httpOnly, sameSite, path } of cookies) {
    expect({ name, httpOnly, sameSite, path }).toEqual({ name, httpOnly: true, sameSite: "Lax", path: "/" });
  }
  expect(await page.evaluate(() => document.cookie)).not.toContain("slipway");
});

test("nobody is sent elsewhere after signing in", async ({ page, demo }) => {
  const person = personWith(demo, "member of biomed");
  for (const address of [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "javascript:alert(1)",
  ]) {
    await page.context().clearCookies();
    const query = new URLSearchParams({ returnTo: address, callbackUrl: address });
    await page.goto(`/sign-in?${query}`);
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign in/i })
      .click();
    await page.getByRole("button", { name: new RegExp(`^${person}`) }).click();
    await page.waitForURL(/\/account/);
    expect(new URL(page.url()).origin, address).toBe(BASE_URL);
  }
});

test.describe("limits", () => {
  const [first, second] = [PORT + 40, PORT + 41];
  const processes: WebProcess[] = [];
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const env = {
      RATE_LIMITS: "sign-in=6/600, writes=9/600, search=7/600",
      TRUSTED_PROXIES: "127.0.0.1, ::1",
    };
    processes.push(...(await Promise.all([first, second].map((port) => startWebProcess(port, env)))));
  });
  test.afterAll(() => Promise.all(processes.map((one) => one.stop())));

  /** Asks both in turn, as from this client, until nobody lets it through; how often they did. */
  async function passed(client: string, method: string, path: string): Promise<number> {
    let count = 0;
    for (let i = 0; i < 24; i++) {
      const url = `${processes[i % processes.length]?.url}${path}`;
      const { status } = await ask(url, { method, headers: { "x-forwarded-for": client } });
      if (status !== 429) count++;
    }
    return count;
  }

  /**
   * A client of its own: the other specs count under loopback, on the same database but in shorter windows.
   *
   * @returns the headers it is known by
   */
  async function comeFrom(page: Page, client: string): Promise<Record<string, string>> {
    const headers = { "x-forwarded-for": client };
    await page.setExtraHTTPHeaders(headers);
    return headers;
  }

  test("are shared by two web processes", async () => {
    expect(await passed("198.51.100.1", "GET", "/appliances?q=cirros")).toBe(7);
    expect(await passed("198.51.100.1", "POST", "/api/v1/nothing")).toBe(9);
    expect(await passed("198.51.100.1", "GET", "/api/auth/callback/federation")).toBe(6);
    expect(await passed("198.51.100.2", "GET", "/appliances?q=cirros")).toBe(7);
  });

  test("never hold for lists, whoever is over every limit", async () => {
    const headers = { "x-forwarded-for": "198.51.100.1" };
    const list = `${processes[0]?.url}/store/vo/biomed/image.list`;
    const { headers: known } = await ask(list, { headers });
    for (let i = 0; i < 500; i++) {
      const conditional = await ask(list, { headers: { ...headers, "if-none-match": String(known.etag) } });
      expect(conditional.status).toBe(304);
      expect((await ask(list, { headers })).status).toBe(200);
    }
  });

  test("give a form back with what was typed in it", async ({ marketplace, page, demo }) => {
    const url = processes[0]?.url ?? "";
    await marketplace.signInAs(personWith(demo, "manager of biomed"));
    const headers = await comeFrom(page, "198.51.100.3");
    for (let i = 0; i < 10; i++) await page.request.post(`${url}/api/v1/nothing`, { headers });
    await page.goto(`${url}/appliances/register`);
    await page.getByLabel("Name").fill("Too fast");
    await page.getByLabel("Summary").fill("Somebody cannot wait.");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button", { name: /^register/i }).click(),
    ]);
    expect(answer.status()).toBe(429);
    expect(Number(await answer.headerValue("retry-after"))).toBeGreaterThan(0);
    await expect(page.getByRole("main")).toContainText(
      /Too many changes .* Try again in \d+ (minutes|seconds?)\./,
    );
    await expect(page.getByLabel("Name")).toHaveValue("Too fast");
    await expect(page.getByLabel("Summary")).toHaveValue("Somebody cannot wait.");
  });

  test("are told to readers on a page", async ({ page }) => {
    const url = processes[1]?.url ?? "";
    const headers = await comeFrom(page, "198.51.100.4");
    for (let i = 0; i < 8; i++) await page.request.get(`${url}/appliances?q=cirros`, { headers });
    const answer = await page.goto(`${url}/appliances?q=cirros`);
    expect(answer?.status()).toBe(429);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A little too fast");
    await expect(page.getByRole("main")).toContainText(/Too many searches .* Try again in \d+ minutes\./);
    await page.getByRole("link", { name: "Go to the start page" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("A little too fast");
  });
});
