/** The catalogue's search, as people use it: words, facets, addresses to share, mistakes, pages, the keyboard, a phone. */
import { expect, test } from "./fixtures.ts";

const results = "Results";

test("a search is typed, narrowed, shared and taken back", async ({ page, browser, baseURL }) => {
  await page.goto("/appliances");
  const found = page.getByRole("region", { name: results });

  await test.step("results come while typing", async () => {
    await page.getByRole("searchbox", { name: "Search appliances" }).pressSequentially("debian");
    await expect(page).toHaveURL(/\/appliances\?q=debian$/);
    await expect(found.getByRole("heading").first()).toHaveText(/^Debian/);
    await expect(found.getByRole("status")).toHaveText(/match(es)? “debian”/);
    await expect(page.getByRole("searchbox", { name: "Search appliances" })).toBeFocused();
  });

  await test.step("a facet narrows at once, by the keyboard, and keeps the focus", async () => {
    const system = page.getByRole("checkbox", { name: /^Debian 13/ });
    await system.focus();
    await page.keyboard.press("Space");
    await expect(page).toHaveURL(/q=debian&os=Debian\+13/);
    await expect(system).toBeChecked();
    await expect(system).toBeFocused();
    await expect(found.getByRole("link", { name: "Debian 13", exact: true })).toBeVisible();
    await expect(found.getByRole("link", { name: "Debian 12", exact: true })).toBeHidden();
  });

  await test.step("the address gives somebody else the same", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByRole("checkbox", { name: /^Debian 13/ })).toBeChecked();
    await expect(other.getByRole("region", { name: results }).getByRole("status")).toHaveText(
      (await found.getByRole("status").textContent()) ?? "",
    );
    await other.getByRole("checkbox", { name: /^Debian 13/ }).uncheck();
    await other.getByRole("button", { name: "Apply filters" }).click();
    expect(other.url()).not.toContain("os=");
    await context.close();
  });

  await test.step("a chip takes its choice back, and the checkbox with it", async () => {
    await page
      .getByRole("list", { name: "Chosen filters" })
      .getByRole("link", { name: /Debian 13/ })
      .click();
    await expect(page).toHaveURL(/\/appliances\?q=debian$/);
    await expect(page.getByRole("checkbox", { name: /^Debian 13/ })).not.toBeChecked();
    await page.goBack();
    await expect(page.getByRole("checkbox", { name: /^Debian 13/ })).toBeChecked();
  });
});

test("misspelt words, choices that leave nothing, and pages", async ({ page }) => {
  const found = page.getByRole("region", { name: results });

  await test.step("what nothing is found for is corrected, saying so", async () => {
    await expect(async () => {
      await page.goto("/appliances?q=debain");
      await expect(page.getByText("No results for “debain”. Showing results for “debian”.")).toBeVisible({
        timeout: 1000,
      });
    }).toPass();
    await expect(found.getByRole("heading").first()).toHaveText(/^Debian/);
    await page.getByRole("link", { name: "Search for “debain” all the same" }).click();
    await expect(page.getByRole("heading", { name: "Nothing found for “debain”" })).toBeVisible();
    await page.getByRole("link", { name: "“debian”" }).click();
    await expect(found.getByRole("heading").first()).toHaveText(/^Debian/);
  });

  await test.step("of choices that leave nothing, the page says which to take back", async () => {
    await page.goto("/appliances?q=cirros&vo=no-such-vo");
    await page.getByRole("link", { name: /^Any endorsed by vo: \d+ appliance/ }).click();
    await expect(found.getByRole("link", { name: "CirrOS", exact: true })).toBeVisible();
  });

  await test.step("pages go on and back", async () => {
    await page.goto("/appliances?sort=name");
    const names = () => found.getByRole("listitem").getByRole("heading").allTextContents();
    const first = await names();
    expect(first).toHaveLength(24);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page).toHaveURL(/after=/);
    const second = await names();
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page).toHaveURL(/before=/);
    expect(await names()).toEqual(first);
  });
});

test("on a phone the filters open and close", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/appliances?arch=x86_64");
  const filters = page.getByRole("complementary", { name: "Filters" });
  await expect(filters).toBeHidden();
  await page.getByRole("button", { name: /^Filters 1/ }).click();
  await filters.getByRole("checkbox", { name: /^aarch64/ }).check();
  await expect(page).toHaveURL(/arch=aarch64&arch=x86_64/);
  await page.getByRole("button", { name: /^Show \d+ appliances/ }).click();
  await expect(filters).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
