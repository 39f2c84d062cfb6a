/** The catalogue's search: as people type and tick, without scripts, and the way out of nothing. */
import { expect, test } from "./fixtures.ts";

test("results follow typing and ticking, and live in the address", async ({ page }) => {
  await page.goto("/appliances");
  const results = page.getByRole("region", { name: "Results" });
  const status = results.getByRole("status").first();
  const field = page.getByRole("main").getByRole("searchbox", { name: "Search appliances" });

  await test.step("typing", async () => {
    await field.fill("rstudo");
    await page.waitForURL("**/appliances?q=rstudo");
    await expect(results).toContainText("Showing results for “rstudio”");
    await expect(results.getByRole("link", { name: "RStudio Server" })).toBeVisible();
    await field.fill("");
    await page.waitForURL("**/appliances");
  });

  await test.step("ticking keeps the focus, and counts react", async () => {
    const system = page.getByRole("group", { name: "Operating system" });
    const box = system.getByRole("checkbox").first();
    await box.focus();
    await page.keyboard.press("Space");
    await page.waitForURL(/\/appliances\?os=/);
    await expect(page.getByRole("list", { name: "Chosen filters" }).getByRole("listitem")).toHaveCount(2);
    await expect(box).toBeChecked();
    await expect(box).toBeFocused();
    await expect(results.getByRole("link", { name: "Save this search" })).toHaveAttribute(
      "href",
      /\/account\/searches\/new\?os=/,
    );
  });

  await test.step("back and clear", async () => {
    const narrowed = page.url();
    await results.getByRole("link", { name: "Clear all" }).click();
    await page.waitForURL("**/appliances");
    await expect(page.getByRole("list", { name: "Chosen filters" })).toBeHidden();
    await page.goBack();
    await expect(page).toHaveURL(narrowed);
    await expect(
      page.getByRole("group", { name: "Operating system" }).getByRole("checkbox").first(),
    ).toBeChecked();
    await expect(status).toContainText("appliance");
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form searches by its buttons, and nothing found shows the way out", async ({ page }) => {
    await page.goto("/appliances");
    await page.getByRole("group", { name: "Operating system" }).getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.waitForURL(/\/appliances\?.*os=/);
    await page.getByRole("main").getByRole("searchbox", { name: "Search appliances" }).fill("zzzzqx");
    await page.getByRole("button", { name: "Search", exact: true }).last().click();
    await page.waitForURL(/q=zzzzqx/);
    await expect(page.getByRole("main")).toContainText("Nothing found for");
    await page.getByRole("link", { name: /^Any text/ }).click();
    await expect(page.getByRole("region", { name: "Results" }).getByRole("status").first()).toContainText(
      "appliance",
    );
  });
});
