/** A published image file that lies elsewhere, and is there no more. */
import type { Page } from "@playwright/test";
import pg from "pg";
import { openEmbeddedPostgres } from "../lib/launch/embedded-postgres.ts";
import { elsewhere, expect, somebody, test } from "./fixtures.ts";
import { DATA_DIR } from "./settings.ts";

const FILE = "/large/3.qcow2";

/** As if so many looks had failed by now, the last two hours ago, and nobody had asked for one. */
async function pretendFailures(failures: number): Promise<void> {
  const { url, close } = await openEmbeddedPostgres(DATA_DIR);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `UPDATE "ImageSource" s SET "askedAt" = NULL, "failures" = $1,
       "failingSince" = CASE WHEN $1 = 0 THEN NULL ELSE now() - interval '5 hours' END,
       "lastFailureAt" = CASE WHEN $1 = 0 THEN NULL ELSE now() - interval '2 hours' END
     FROM "Image" i WHERE i."id" = s."imageId" AND i."url" LIKE $2`,
    [failures, `%${FILE}`],
  );
  await client.end();
  await close();
}

const checkAgain = (page: Page) => page.getByRole("button", { name: /again now$/ }).click();

test("a maintainer has a file looked at again that has gone; after three failures everybody reads it", async ({
  marketplace,
  page,
  browser,
  imageServer,
}) => {
  await marketplace.signInWith(somebody("Wanda Watching"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: "Watched Workbench",
    summary: "A workbench whose file goes away.",
    description: "It was here a moment ago.",
    category: "Operating systems",
  });
  await marketplace.startVersion("1.0.0", "First release.");
  await marketplace.addImage({ url: imageServer.url + FILE, osName: "Debian", osVersion: "13" });
  await marketplace.startCheck();
  await marketplace.expectCheck("Passed");
  await marketplace.publishVersion("1.0.0");

  await test.step("while it is there, that is said", async () => {
    await checkAgain(page);
    await expect(page.getByText(/^Reachable when last seen/)).toBeVisible();
    expect(imageServer.requests.filter(({ path }) => path === FILE).at(-1)?.method).toBe("HEAD");
  });

  await test.step("it is not asked for again and again", async () => {
    await checkAgain(page);
    await expect(page.getByText(/It was asked for just now/)).toBeVisible();
  });

  await test.step("a first failure is told to its maintainers only", async () => {
    imageServer.withdraw(FILE);
    await pretendFailures(0);
    await page.reload();
    await checkAgain(page);
    await expect(page.getByText("The last look at this file failed")).toBeVisible();
    await expect(page.getByText(/answered with status 404 instead of the file/)).toBeVisible();
    const visitor = await elsewhere(browser);
    await visitor.page.goto(page.url());
    await expect(visitor.page.getByText(/^Reachable when last seen/)).toBeVisible();
    await expect(visitor.page.getByText("The last look at this file failed")).toHaveCount(0);
  });

  await test.step("the third to everybody", async () => {
    await pretendFailures(2);
    await page.reload();
    await checkAgain(page);
    await expect(page.getByText(/^This file has not been reachable since/)).toBeVisible();
    const visitor = await elsewhere(browser);
    await visitor.page.goto(page.url());
    await expect(visitor.page.getByText(/^This file has not been reachable since/)).toBeVisible();
    await expect(visitor.page.getByText(/It was last seen well/)).toBeVisible();
    await expect(visitor.page.getByRole("button", { name: /again now$/ })).toHaveCount(0);
  });
});
