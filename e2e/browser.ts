/**
 * Which browser the tests drive: the one that Playwright installed, else the system's, else a Chromium that comes inside
 * an npm package and runs on bare machines.
 */
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Without these Chromium keeps trying to reach its vendor. */
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** Root, as in most containers, has no sandbox. */
const AS_ROOT = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** Launch options for Playwright. SLIPWAY_BROWSER=bundled takes the last one although there are others. */
export async function chooseBrowser(): Promise<{ executablePath?: string; args: string[] }> {
  const args = [...QUIET, ...AS_ROOT];
  if (process.env.SLIPWAY_BROWSER === "bundled") return bundledBrowser(args);
  if (existsSync(chromium.executablePath())) return { args };
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (system) return { executablePath: system, args };
  return bundledBrowser(args);
}

/** Its libraries lie beside it and have to be found by the dynamic linker. */
async function bundledBrowser(args: string[]): Promise<{ executablePath: string; args: string[] }> {
  // The package unpacks its libraries only where it believes to be on a lambda machine.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  const { default: bundled } = await import("@sparticuz/chromium");
  bundled.setGraphicsMode = false;
  const executablePath = await bundled.executablePath();
  return { executablePath, args: [...new Set(["--no-sandbox", "--no-zygote", ...args])] };
}
