/** Playwright's test with what Slipway's specs need. A page that logs an error fails its test. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, test as base, expect } from "@playwright/test";
import { startImageServer } from "../lib/testing/image-server.ts";
import { type MadeUpPerson, Marketplace } from "./marketplace.ts";
import { DATA_DIR, IMAGE_SERVER_PORT } from "./settings.ts";

/** What `npm start` tells scripts. */
export type Demo = {
  baseUrl: string;
  people: { name: string; email: string; roles: string[] }[];
  vos: { name: string }[];
  providerToken: string;
};

type Fixtures = { marketplace: Marketplace; demo: Demo };
type WorkerFixtures = { imageServer: Awaited<ReturnType<typeof startImageServer>> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      // A refused answer (401, 404 …) is logged by the browser itself and is what some tests ask for.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        errors.push(message.text());
      }
    });
    await use(page);
    expect(errors, "the page logged errors").toEqual([]);
  },
  marketplace: async ({ page }, use) => use(new Marketplace(page)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured parameter
  demo: async ({}, use) => use(JSON.parse(readFileSync(path.join(DATA_DIR, "demo.json"), "utf8"))),
  imageServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured parameter
    async ({}, use) => {
      const server = await startImageServer(IMAGE_SERVER_PORT);
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
});

export { expect };

/** The first demo person with this role, e.g. "manager of biomed". */
export function personWith(demo: Demo, role: string): string {
  const person = demo.people.find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`nobody is ${role}`);
  return person.name;
}

let counter = 0;
/** Somebody whom nobody has met. */
export function somebody(name: string, entitlements: string[] = []): MadeUpPerson {
  const subject = `e2e-${Date.now()}-${++counter}`;
  return { subject, name, email: `${subject}@example.org`, entitlements };
}

/** A browser of its own, on another machine as far as the product knows. */
export async function elsewhere(browser: Browser): Promise<Marketplace> {
  return new Marketplace(await (await browser.newContext()).newPage());
}
