import { defineConfig } from "@playwright/test";
import { chooseBrowser } from "./e2e/browser.ts";
import { BASE_URL, DATA_DIR, DESCRIPTION_SERVER_PORT, IMAGE_SERVER_PORT, PORT } from "./e2e/settings.ts";

/** What changes nothing that others see, or runs a product of its own, meets nobody. */
const ALONE = /(accessibility|front|launch|page-weight)\.spec\.ts/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One product with one database is tested: specs that change it must not meet.
  workers: 2,
  projects: [
    { name: "journeys", testIgnore: ALONE, workers: 1 },
    { name: "alone", testMatch: ALONE, workers: 1 },
  ],
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? "list" : [["list"]],
  use: {
    baseURL: BASE_URL,
    browserName: "chromium",
    launchOptions: await chooseBrowser(),
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    // Whoever looks for a fault asks for it: it makes the whole run half as long again.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  webServer: {
    // The very command that users run, in an empty data directory.
    command: `node e2e/clean-data.ts && node lib/launch/main.ts`,
    url: `${BASE_URL}/api/health/ready`,
    timeout: 420_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      PORT: String(PORT),
      DATA_DIR,
      FETCH_ALLOWED_RANGES: `127.0.0.1/32:${IMAGE_SERVER_PORT},127.0.0.1/32:${DESCRIPTION_SERVER_PORT}`,
      // All specs come from one address, faster than people; e2e/front.spec.ts has limits of its own.
      RATE_LIMITS: "sign-in=100000/60, writes=100000/60, search=100000/60",
    },
  },
});
