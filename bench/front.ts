/** What the web server adds to each request before the pages have it. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { authCookies } from "#app/_transport/auth-cookies.ts";
import { createFront } from "#app/_transport/front/front.ts";
import { readSettings } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { openRateLimiter } from "#lib/platform/rate-limit/rate-limiter.ts";
import { measure } from "./measure.ts";

const ROUNDS = 1_000;
const SECRET = "of this benchmark only, sixteen and more";

export async function benchFront(): Promise<void> {
  // A line for each request would bury the table.
  log.level = "fatal";
  const settings = readSettings({
    ...process.env,
    AUTH_SECRET: SECRET,
    TRUSTED_PROXIES: "127.0.0.1",
    RATE_LIMITS: "writes=999999/3600, search=1/3600",
  });
  const limiter = openRateLimiter({
    limits: settings.rateLimits,
    databaseUrl: settings.databaseUrl ?? "",
    redisUrl: settings.redisUrl,
  });
  const answer: RequestListener = (_request, response) => response.end("ok");
  const bare = await listen(answer);
  const front = await listen(createFront({ settings, limiter, isDevelopment: false, answer }));
  const token = await encode({ token: { sessionId: "s", personId: "p" }, secret: SECRET });
  const cookie = `${authCookies(settings).sessionToken.name}=${token}`;
  const cases: [name: string, work: (round: number) => Promise<unknown>][] = [
    ["reference: a server that says ok", () => ask(bare.url, {})],
    ["page or list, not counted", () => ask(front.url, {})],
    [
      "change by somebody not signed in: one count",
      (round) => ask(front.url, { method: "POST", from: round }),
    ],
    ["change by a person: two counts", (round) => ask(front.url, { method: "POST", from: round, cookie })],
    ["search that is too many: refused from memory", () => ask(`${front.url}/?q=1`, { from: 1 })],
  ];
  console.log(`${"milliseconds".padEnd(48)}${"p50".padStart(8)}${"p95".padStart(8)}${"max".padStart(8)}`);
  for (const [name, work] of cases) {
    const { p50, p95, max } = await measure(work, ROUNDS);
    console.log(name.padEnd(48) + [p50, p95, max].map((ms) => ms.toFixed(2).padStart(8)).join(""));
  }
  bare.close();
  front.close();
  await limiter.close();
}

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

type Ask = { method?: string; from?: number; cookie?: string };

async function ask(url: string, { method = "GET", from = 0, cookie }: Ask): Promise<void> {
  const answer = await fetch(url, {
    method,
    headers: {
      "x-forwarded-for": `198.51.${(from >> 8) & 255}.${from & 255}`,
      ...(cookie ? { cookie } : {}),
    },
  });
  await answer.arrayBuffer();
}
