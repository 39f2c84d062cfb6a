/** What a page costs whoever is on a slow connection. */
import { expect, test } from "./fixtures.ts";

/** Of these, 116 KiB are React and Next.js. The aim is 120 KiB. */
const MOST_SCRIPT_BYTES = 132 * 1024;

test("the scripts of an appliance's page are small as they are sent", async ({ page }) => {
  await page.goto("/appliances/rstudio-server");
  const scripts = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }))
      .filter(({ path }) => path.endsWith(".js")),
  );
  expect(scripts.length).toBeGreaterThan(3);
  const sum = scripts.reduce((before, { bytes }) => before + bytes, 0);
  expect(sum, JSON.stringify(scripts, null, 2)).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});
