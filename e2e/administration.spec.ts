/** The administration: nothing to see for others, and words that change everywhere at once. */
import { expect, personWith, test } from "./fixtures.ts";

test("is invisible to everybody but administrators", async ({ page, marketplace, demo }) => {
  await page.goto("/admin/jobs");
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fadmin%2Fjobs/);
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  for (const path of ["/admin", "/admin/categories", "/admin/jobs", "/admin/outbox", "/admin/no-such-page"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("navigation", { name: "Administration" })).toHaveCount(0);
  }
});

test("a category is added, renamed wherever it was chosen, retired, restored and removed", async ({
  page,
  marketplace,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "administrator"));
  await page.goto("/admin");
  await page
    .getByRole("navigation", { name: "Administration" })
    .getByRole("link", { name: "Categories" })
    .click();

  await page.getByRole("button", { name: "Add a category" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("TRAINING");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toContainText("There is already a category named “Training”.");
  await expect(dialog.getByLabel("Name")).toHaveValue("TRAINING");
  await dialog.getByLabel("Name").fill("Quantum computing");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).toContainText("nothing");

  await page.getByRole("button", { name: "Edit “Training”" }).click();
  await dialog.getByLabel("Name").fill("Courses");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page
    .getByRole("row", { name: /^Courses/ })
    .getByRole("link", { name: /appliance/ })
    .click();
  await expect(page).toHaveURL(/category=Courses/);
  await expect(page.getByRole("region", { name: "Results" })).toContainText(/1 appliance in Courses/);

  await page.goto("/admin/categories");
  await page.getByRole("button", { name: "Edit “Courses”" }).click();
  await dialog.getByLabel("Name").fill("Training");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  const confirmation = page.getByRole("alertdialog");
  await page.getByRole("button", { name: "Retire “Quantum computing”" }).click();
  await confirmation.getByRole("button", { name: "Retire" }).click();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).toContainText("Retired");
  await page.goto("/appliances/register");
  await expect(page.getByLabel("Category").getByRole("option", { name: "Quantum computing" })).toHaveCount(0);

  await page.goto("/admin/categories");
  await page.getByRole("button", { name: "Restore “Quantum computing”" }).click();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).not.toContainText("Retired");
  await page.getByRole("button", { name: "Remove “Quantum computing”" }).click();
  await confirmation.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).toHaveCount(0);
});
