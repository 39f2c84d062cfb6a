/** An operator says where the clouds of a site are reached. */
import { expect, test } from "./fixtures.ts";

test("endpoints are edited row by row, shown to everybody, and in the history", async ({
  marketplace,
  page,
}) => {
  await marketplace.signInAs("Nandini Raghunathan");
  await page.goto("/providers/alpenglow/edit");
  const rows = page.getByRole("group", { name: "Endpoints" });
  await rows.getByRole("button", { name: /add/i }).click();
  const added = rows.getByRole("listitem").last();
  await added.getByLabel("Kind").selectOption("OpenStack");
  await added.getByLabel("Address").fill("https://operator:secret@keystone.alpenglow.example:5000/v3");
  await added.getByLabel("Region or name").fill("graz");

  await test.step("what must not stand there is refused beside its field, and nothing typed is lost", async () => {
    await page.getByRole("button", { name: "Save the record" }).click();
    await expect(added).toContainText("Leave the user and the password out of the address");
    await expect(added.getByLabel("Region or name")).toHaveValue("graz");
  });

  await test.step("and shown to everybody once it is right", async () => {
    await added.getByLabel("Address").fill("https://keystone.alpenglow.example:5000/v3");
    await page.getByRole("button", { name: "Save the record" }).click();
    await page.waitForURL("**/providers/alpenglow");
    const table = page.getByRole("table", { name: "Cloud endpoints" });
    const row = table.getByRole("row").filter({ hasText: "https://keystone.alpenglow.example:5000/v3" });
    await expect(row).toContainText("OpenStack");
    await expect(row).toContainText("graz");
    await expect(table.getByRole("row").filter({ hasText: "https://one.alpenglow.example" })).toContainText(
      "OpenNebula",
    );
    await page.setViewportSize({ width: 390, height: 844 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, "nothing to scroll sideways").toBeLessThanOrEqual(390);
  });

  await test.step("the history tells what was added", async () => {
    await page.goto("/providers/alpenglow/history");
    await expect(page.getByRole("main")).toContainText("edited the record of ALPENGLOW");
    await expect(page.getByRole("main")).toContainText("https://keystone.alpenglow.example:5000/v3");
  });
});
