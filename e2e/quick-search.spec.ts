/** Ctrl-K: going anywhere by its name, with the keyboard alone. */
import { expect, personWith, test } from "./fixtures.ts";

test("type a name, press Enter, be there", async ({ page, marketplace, demo }) => {
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  const dialog = page.getByRole("dialog", { name: "Go anywhere by its name" });
  const field = dialog.getByRole("combobox");
  const options = dialog.getByRole("option");

  await test.step("one's own draft", async () => {
    // A page that has just come may not hear keys yet.
    await expect(async () => {
      await page.keyboard.press("Control+k");
      await expect(field).toBeFocused({ timeout: 2000 });
    }).toPass();
    await field.fill("draft bio");
    await expect(options.filter({ hasText: "Draft of biomed" })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/vos/biomed/image-list/draft");
    await expect(dialog).toBeHidden();
  });

  await test.step("the second of what is found, by the arrows", async () => {
    await page.keyboard.press("Control+k");
    await field.fill("bio");
    await expect(dialog.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
    const name = (await options.nth(1).locator(".font-medium").textContent()) ?? "";
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("what nothing is named leads to the whole search", async () => {
    await page.keyboard.press("Control+k");
    await field.fill("zzqx");
    await expect(options).toHaveText(["Search all appliances for “zzqx”"]);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/appliances?q=zzqx");
  });

  await test.step("Escape closes it, and the page has the focus again", async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });
});
