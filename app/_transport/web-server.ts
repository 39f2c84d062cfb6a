/**
 * The web process: `node app/_transport/web-server.ts`. It holds no state: any number of them may run side by side
 * against one database. It needs a build (`npm run build`), unless NODE_ENV is development.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { getFetchLedger, startFetchLedger } from "#lib/list-fetch/fetch-ledger.ts";
import { getSettings, SettingsError } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { openRateLimiter } from "#lib/platform/rate-limit/rate-limiter.ts";
import { onShutdown } from "#lib/platform/shutdown.ts";
import { startListMirror } from "#lib/vo-image-list/mirror-lists.ts";
import { answerDemoImage } from "./demo-images.ts";
import { findClientAddress, readTrustedProxies } from "./front/client-address.ts";
import { createFront } from "./front/front.ts";
import { logRequest } from "./front/request-log.ts";
import { buildSecurityHeaders } from "./front/security-headers.ts";
import { createShelvedListAnswer } from "./lists/answer-shelved-list.ts";
import { redirectFormerSlug } from "./redirect-former-slug.ts";
import { createStaticFileAnswer } from "./static-files.ts";
import { answerImageFile } from "./uploads/answer-image-file.ts";
import { createUploadAnswer } from "./uploads/answer-upload.ts";

// Next.js is CommonJS, and its types describe another shape than Node's import gives.
const next = createRequire(import.meta.url)("next") as typeof import("next").default;

/** A large image may take its time over a slow line. */
const LONGEST_REQUEST_MS = 24 * 3600 * 1000;
const SILENCE_MS = 5 * 60_000;
/** Answers that are on their way may end; idle connections are closed. */
const DRAIN_MS = 5_000;

const toSingleSlashes = (path: string) => path.replace(/\/{2,}/g, "/");

async function main(): Promise<void> {
  const settings = getSettings();
  process.env.NEXTAUTH_URL = settings.baseUrl;
  const isDevelopment = process.env.NODE_ENV === "development";
  const app = next({
    dev: isDevelopment,
    hostname: settings.host,
    port: settings.port,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const isDemo = settings.mode === "demo";
  const limiter = openRateLimiter({
    limits: settings.rateLimits,
    databaseUrl: settings.databaseUrl ?? "",
    redisUrl: settings.redisUrl,
  });
  const answerUpload = createUploadAnswer();
  const answerStatic = createStaticFileAnswer(path.resolve(".next"));
  const ledger = getFetchLedger();
  const isTrusted = readTrustedProxies(settings.trustedProxies);
  const front = createFront({
    settings,
    limiter,
    isDevelopment,
    answerAtOnce: createShelvedListAnswer({
      security: buildSecurityHeaders(settings, "/store/", "", isDevelopment),
      tell({ request, response, requestId, messageSha256 }) {
        const { authorization, "user-agent": client = null, "x-forwarded-for": forwarded } = request.headers;
        const isLogged = log.isLevelEnabled("info");
        if (!isLogged && !authorization) return;
        const address = findClientAddress(request.socket.remoteAddress, `${forwarded ?? ""}`, isTrusted);
        if (isLogged) logRequest(request, response, { requestId, address, path: request.url ?? "" });
        if (authorization) ledger.note({ messageSha256, authorization, client, address, at: new Date() });
      },
    }),
    answer(request, response) {
      if (answerStatic(request, response)) return;
      if (isDemo && answerDemoImage(request, response)) return;
      if (answerImageFile(request, response) || answerUpload(request, response)) return;
      // OpenNebula's driver puts two slashes into its address, and follows no redirect.
      if (request.url?.startsWith("/list/")) request.url = request.url.replace(/^[^?]*/, toSingleSlashes);
      void redirectFormerSlug(request, response).then(async (answered) => {
        if (!answered) await handle(request, response);
      });
    },
  });
  const server = createServer({ requestTimeout: LONGEST_REQUEST_MS }, front);
  // A connection that says nothing for so long is gone, or wants to keep us waiting.
  server.setTimeout(SILENCE_MS);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const stopMirror = startListMirror(settings.databaseUrl ?? "");
  const stopLedger = startFetchLedger();
  log.info({ host: settings.host, port: settings.port }, "web ready");
  process.send?.("ready");
  onShutdown(async () => {
    stopMirror();
    server.close();
    server.closeIdleConnections();
    await new Promise((resolve) => {
      server.once("close", resolve);
      setTimeout(resolve, DRAIN_MS).unref();
    });
    await stopLedger();
    await limiter.close();
  });
}

main().catch((error: unknown) => {
  const known = error instanceof SettingsError;
  console.error(known ? error.message : error);
  process.exit(1);
});
