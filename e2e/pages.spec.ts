/** Public pages as visitors read them, first without any script. */
import { expect, test } from "@playwright/test";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor finds a VO, what it endorses and where it runs, and reads the numbers behind a chart", async ({
    page,
    request,
  }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "What is new" })).toBeVisible();
    const ranked = page.getByRole("region", { name: "Most endorsed" }).getByRole("listitem");
    await expect(ranked.first()).toContainText(/\d VOs?/);

    await page.goto("/vos");
    await page.getByRole("searchbox", { name: "Find a VO" }).fill("biomedical");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByRole("link", { name: "Biomedical research" }).click();
    await page.waitForURL("**/vos/biomed");
    await page.getByLabel("Sort by").selectOption("Expires first");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/sort=expiry/);
    await expect(page.getByRole("table", { name: "Appliances on the list" })).toBeVisible();
    await page.getByRole("link", { name: "FJORD-CLOUD" }).click();
    await expect(page.getByRole("table", { name: "Lists open to this provider" })).toContainText("biomed");
    await page.goto("/providers");
    await page
      .getByRole("link", { name: /^Norway/ })
      .first()
      .click();
    await page.waitForURL("**/providers?country=Norway");
    await expect(page.getByRole("img", { name: /^Map of the providers/ })).toBeVisible();
    await expect(page.getByRole("table", { name: "Providers" }).getByRole("row")).toHaveCount(2);

    await page.goto("/statistics?from=2020-01");
    const chart = page.getByRole("region", { name: "Formats" });
    await chart.getByText("The numbers").click();
    const row = chart.getByRole("table", { name: "Formats" }).getByRole("row", { name: /^qcow2/ });
    const count = (await row.getByRole("cell").innerText()).trim();
    const href = await chart.getByRole("link", { name: /CSV/ }).getAttribute("href");
    const file = await request.get(href ?? "");
    expect(file.headers()["content-type"]).toContain("text/csv");
    expect(await file.text()).toContain(`qcow2,${count}\r\n`);
    expect((await request.get("/statistics/nothing.csv")).status()).toBe(404);
  });
});
