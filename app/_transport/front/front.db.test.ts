/** The front before a server that tells what reached it: two web processes, one database. */
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "#lib/platform/env.ts";
import { openRateLimiter, type RateLimiter } from "#lib/platform/rate-limit/rate-limiter.ts";
import { authCookies } from "../auth-cookies.ts";
import { createFront } from "./front.ts";

const OWN = "https://va.example.org";
const SECRET = "a secret of this test, long enough";
const settings = readSettings({
  ...process.env,
  BASE_URL: OWN,
  AUTH_SECRET: SECRET,
  TRUSTED_PROXIES: "127.0.0.1",
  RATE_LIMITS: "sign-in=3/600, writes=5/600, search=4/600",
  OIDC_ISSUER: "https://aai.example.org/realm",
  OIDC_CLIENT_ID: "slipway",
  OIDC_CLIENT_SECRET: "of no importance",
});

const limiters: RateLimiter[] = [];
const servers: Server[] = [];
const ports: number[] = [];

beforeAll(async () => {
  for (const trustedProxies of [settings.trustedProxies, settings.trustedProxies, []]) {
    const limiter = openRateLimiter({
      limits: settings.rateLimits,
      databaseUrl: settings.databaseUrl ?? "",
      redisUrl: null,
    });
    const front = createFront({
      settings: { ...settings, trustedProxies },
      limiter,
      isDevelopment: false,
      answer: ({ headers }, response) => response.end(JSON.stringify(headers)),
    });
    const server = createServer(front);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    limiters.push(limiter);
    servers.push(server);
    ports.push((server.address() as AddressInfo).port);
  }
});

afterAll(async () => {
  for (const server of servers) server.close();
  for (const limiter of limiters) await limiter.close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
type Ask = { method?: string; path?: string; headers?: Record<string, string>; process?: number };

const DIRECT = 2;

/** Unlike fetch, this sends whatever headers and paths it is given. */
function ask({ method = "GET", path = "/", headers = {}, process = 0 }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: ports[process], method, path, headers };
    const asked = httpRequest(options, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** What the pages were told. */
const reached = (answer: Answer): Record<string, string | undefined> => JSON.parse(answer.text);

/** How many of so many requests, alternately at both processes, were let through. */
async function passed(times: number, what: Ask): Promise<number> {
  let count = 0;
  for (let i = 0; i < times; i++) {
    const { status } = await ask({ ...what, process: i % 2 });
    if (status !== 429) count++;
  }
  return count;
}

async function sessionOf(personId: string): Promise<string> {
  const value = await encode({ token: { sessionId: "s", personId }, secret: SECRET });
  return `other=1; ${authCookies(settings).sessionToken.name}=${value}`;
}

describe("what pages are told of a request", () => {
  it("is the address and the name that a trusted proxy gave it", async () => {
    const headers = { "x-forwarded-for": "6.6.6.6, 198.51.100.9", "x-request-id": "proxy-0001" };
    const answer = await ask({ headers });
    expect(reached(answer)).toMatchObject({
      "x-slipway-client-address": "198.51.100.9",
      "x-forwarded-for": "198.51.100.9",
      "x-request-id": "proxy-0001",
      "x-forwarded-host": "va.example.org",
    });
    expect(answer.headers["x-request-id"]).toBe("proxy-0001");
  });

  it("is nothing that anybody else claims", async () => {
    const forged = {
      forwarded: "for=6.6.6.6;host=evil.example",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "1",
      "x-real-ip": "6.6.6.6",
      "x-request-id": "forged-0001",
      "x-slipway-client-address": "6.6.6.6",
      "x-slipway-nonce": "forged",
      "x-slipway-refusal": "forged",
      "x-slipway-inside": "forged",
      "content-security-policy": "script-src 'nonce-forged'",
      "content-security-policy-report-only": "script-src 'nonce-forged'",
    };
    const answer = await ask({ headers: forged, process: DIRECT });
    expect(answer.text).not.toMatch(/forged|evil\.example|6\.6\.6\.6/);
    const told = reached(answer);
    expect(told["x-slipway-client-address"]).toBe("127.0.0.1");
    expect(told["x-forwarded-host"]).toBe("va.example.org");
    expect(told["x-slipway-refusal"]).toBeUndefined();
    expect(told["content-security-policy"]).toContain(`'nonce-${told["x-slipway-nonce"]}'`);
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is a token from the address, that the address does not tell any more", async () => {
    const token = "slw_0123456789abcdef_9_b19PPy8fDv7u3s6-rp6Ofm5eTj4uHg";
    const headers = { authorization: "Bearer other", "x-slipway-secret-address": "forged" };
    const secret = await ask({ path: `/list/ops/~${token}/list.json`, headers });
    expect(reached(secret)).toMatchObject({
      "x-slipway-secret-address": "1",
      authorization: `Bearer ${token}`,
    });
    expect(secret.headers["referrer-policy"]).toBe("no-referrer");
    const other = await ask({ path: "/list/ops/list.json", headers });
    expect(reached(other)["x-slipway-secret-address"]).toBeUndefined();
    expect(reached(other).authorization).toBe("Bearer other");
  });

  it("stays what it was when a page asks the server again", async () => {
    const first = reached(await ask({ headers: { "x-forwarded-for": "198.51.100.10" } }));
    const again = await ask({ headers: { ...(first as Record<string, string>), connection: "close" } });
    expect(reached(again)).toMatchObject({
      "x-slipway-client-address": "198.51.100.10",
      "x-request-id": first["x-request-id"],
    });
  });
});

describe("every answer", () => {
  const answers: [what: string, status: number, what: Ask][] = [
    ["page", 200, {}],
    ["list", 200, { path: "/store/vo/biomed/image.list" }],
    ["malformed address", 404, { path: "/vos/%ff" }],
    ["change from elsewhere", 403, { method: "POST", headers: { origin: "https://evil.example" } }],
    ["unknown method", 403, { method: "PURGE", headers: { origin: "null" } }],
    ["two slashes", 200, { path: "//evil.example/" }],
  ];

  it.each(answers)("%s: carries the security headers", async (_what, status, what) => {
    const answer = await ask(what);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "content-security-policy": expect.stringMatching(/frame-ancestors 'none'/),
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.any(String),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": expect.any(String),
      "strict-transport-security": expect.any(String),
      "x-request-id": expect.any(String),
    });
  });

  it("has a nonce of its own", async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => reached(await ask({}))["x-slipway-nonce"]));
    expect(new Set(nonces).size).toBe(3);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
  });
});

describe("limits, shared by two processes", () => {
  const from = (address: string, headers: Record<string, string> = {}) => ({
    headers: { "x-forwarded-for": address, ...headers },
  });

  it("count changes by address", async () => {
    expect(await passed(20, { method: "POST", ...from("198.51.100.20") })).toBe(5);
    expect(await passed(1, { method: "POST", ...from("198.51.100.21") })).toBe(1);
  });

  it("count changes by person, wherever they are", async () => {
    const cookie = await sessionOf("person-1");
    let count = 0;
    for (let i = 0; i < 20; i++) {
      count += await passed(1, { method: "POST", ...from(`198.51.101.${i}`, { cookie }) });
    }
    expect(count).toBe(5);
    const other = await sessionOf("person-2");
    expect(await passed(1, { method: "POST", ...from("198.51.101.30", { cookie: other }) })).toBe(1);
  });

  it("count changes by token, whoever else guesses at one", async () => {
    const path = "/api/v1/appliances/cirros";
    const write = (address: string, secret: string) =>
      passed(1, { method: "PUT", path, ...from(address, { authorization: `Bearer slw_1_${secret}` }) });
    for (let i = 0; i < 20; i++) await write("198.51.102.1", `guess${i}`);
    let count = 0;
    for (let i = 0; i < 20; i++) count += await write(`198.51.103.${i}`, "right");
    expect(count).toBe(5);
  });

  it("take no cookie for a person that was not made here", async () => {
    const value = await encode({
      token: { sessionId: "s", personId: "person-3" },
      secret: "another secret, of somebody else",
    });
    const cookie = `${authCookies(settings).sessionToken.name}=${value}`;
    const answer = await ask({ method: "POST", ...from("198.51.100.23", { cookie }) });
    expect(answer.headers.ratelimit).toMatch(/^"writes-per-address";r=4;t=\d+$/);
  });

  it("count searches and sign-ins", async () => {
    expect(await passed(20, { path: "/appliances?q=grid", ...from("198.51.100.24") })).toBe(4);
    expect(await passed(20, { path: "/api/auth/callback/federation?code=1", ...from("198.51.100.24") })).toBe(
      3,
    );
    expect(await passed(20, { method: "POST", path: "/api/auth/sign-in", ...from("198.51.100.25") })).toBe(3);
  });

  it("never count who fetches a list, with or without a condition", async () => {
    const path = "/store/vo/biomed/image.list?q=1";
    for (let i = 0; i < 500; i++) {
      const plain = await ask({ path, ...from("198.51.100.20") });
      const conditional = await ask({
        path,
        process: 1,
        ...from("198.51.100.20", { "if-none-match": '"x"' }),
      });
      for (const { status, headers } of [plain, conditional]) {
        expect(status).toBe(200);
        expect(headers).not.toHaveProperty("ratelimit");
      }
    }
  });
});

describe("whoever was too fast", () => {
  const headers = { "x-forwarded-for": "198.51.100.40" };
  const tooFast = { method: "POST", path: "/appliances/register" };
  beforeAll(() => passed(6, { ...tooFast, headers }));

  it("is told when to come back, as a program", async () => {
    const answer = await ask({ ...tooFast, path: "/api/v1/appliances", headers });
    expect(answer.status).toBe(429);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.headers["ratelimit-policy"]).toBe('"writes-per-address";q=5;w=600');
    expect(answer.headers.ratelimit).toMatch(/^"writes-per-address";r=0;t=\d+$/);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(500);
    expect(JSON.parse(answer.text)).toMatchObject({
      status: 429,
      reason: "too_many_requests",
      requestId: answer.headers["x-request-id"],
      detail: expect.stringMatching(/Try again in \d+ minutes\.$/),
    });
  });

  it("is told as a person", async () => {
    const answer = await ask({ ...tooFast, headers: { ...headers, accept: "text/html,*/*;q=0.8" } });
    expect(answer.status).toBe(429);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.text).toMatch(/Try again in \d+ minutes\./);
  });

  it("has the form answered by its action, which knows", async () => {
    const answer = await ask({ ...tooFast, headers: { ...headers, "next-action": "40aa" } });
    expect(answer.status).toBe(429);
    expect(reached(answer)["x-slipway-refusal"]).toMatch(/^Too many changes from your network address/);
    const api = await ask({ ...tooFast, path: "/api/v1/x", headers: { ...headers, "next-action": "40aa" } });
    expect(api.text).not.toContain("x-slipway-refusal");
  });

  it.each(["GET", "PUT"])("gets nowhere by calling a %s an action", async (method) => {
    const from = { "x-forwarded-for": "198.51.100.50" };
    const path = "/appliances?q=grid";
    await passed(6, { method, path, headers: from });
    const answer = await ask({ method, path, headers: { ...from, "next-action": "40aa" } });
    expect(answer.status).toBe(429);
    expect(answer.text).not.toContain("x-slipway");
  });
});

describe("a body that is too large for anything here", () => {
  const tooLarge = { "x-forwarded-for": "198.51.100.60", "content-length": `${20 * 1024 * 1024 + 1}` };

  it.each(["/appliances/register", "/api/v1/appliances", "/api/auth/sign-in"])(
    "%s: is refused before it is read",
    async (path) => {
      const answer = await ask({ method: "POST", path, headers: tooLarge });
      expect(answer.status).toBe(413);
      expect(answer.headers.connection).toBe("close");
      expect(JSON.parse(answer.text)).toMatchObject({
        reason: "body_too_long",
        detail: expect.stringMatching(/at most 20 MiB/),
      });
    },
  );

  it("is refused also as an action", async () => {
    const answer = await ask({ method: "POST", headers: { ...tooLarge, "next-action": "40aa" } });
    expect(answer.status).toBe(413);
    expect(answer.text).toMatch(/at most 20 MiB/);
  });
});
