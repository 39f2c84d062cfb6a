/** The entry of an appliance, whole: every list, the logo, publications, look-alikes, and an address that changes. */
import { expect, somebody, test } from "./fixtures.ts";

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#205"/></svg>`;

test("an entry is written with all that it can say, renamed, and found at its old address", async ({
  marketplace,
  page,
  request,
}) => {
  test.slow();
  await marketplace.signInWith(somebody("Eva Entry"));
  await marketplace.acceptProfile();
  const entry = {
    summary: "An appliance that says everything about itself.",
    description: "Nothing of use.",
    category: "Training",
  };
  await marketplace.registerAppliance({ name: "Spectral analyser", ...entry });

  await test.step("a name that looks like another one is asked about", async () => {
    await page.goto("/appliances/register");
    await page.getByLabel("Name").first().fill("Spectral analyzer");
    await page.getByLabel("Summary").fill(entry.summary);
    await page.getByLabel("Category", { exact: true }).selectOption(entry.category);
    await page.getByRole("textbox", { name: "Description" }).fill(entry.description);
    await page.getByRole("button", { name: /^register/i }).click();
    await expect(
      page.getByText("People may take this for “Spectral analyser”, which exists already."),
    ).toBeVisible();
    await expect(page.getByLabel("It is another appliance all the same")).toBeVisible();
  });

  await test.step("every list, with what is wrong said beside it", async () => {
    await page.goto("/appliances/spectral-analyser/edit");
    await page.getByLabel("Status").selectOption("testing");
    await page.getByRole("group", { name: "Further categories" }).getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Add a link" }).click();
    const links = page.getByRole("group", { name: /^Links/ });
    await links.getByLabel("Leads to").selectOption("Documentation");
    await links.getByLabel("Address").fill("example.org/manual");
    await page.getByRole("button", { name: "Add an author" }).click();
    const authors = page.getByRole("group", { name: /^Authors/ });
    await authors.getByLabel("Name").fill("Josiah Carberry");
    await authors.getByLabel("ORCID").fill("0000-0002-1825-0097");
    await page
      .getByLabel("Or paste a DOI or BibTeX")
      .fill("@article{a, title={On spectra}, author={Doe, Jane}, journal={Journal of Tests}, year=2024}");
    await page.getByRole("button", { name: "Make rows of it" }).click();
    await expect(page.getByRole("group", { name: /^Publications/ }).getByLabel("Title")).toHaveValue(
      "On spectra",
    );
    await page.getByRole("button", { name: "Save the entry" }).click();
    await expect(page.getByText("One field needs another look")).toBeVisible();
    await expect(links.getByLabel("Address")).toHaveAccessibleDescription(
      "The address must begin with https:// or http://.",
    );
    await expect(links.getByLabel("Address")).toBeFocused();
    await links.getByLabel("Address").fill("https://example.org/manual");
    await page.getByLabel("Name", { exact: true }).first().fill("Spectral workbench");
    await page.locator('[name="address"]').fill("spectral-workbench");
    await page.getByRole("button", { name: "Save the entry" }).click();
    await page.waitForURL("**/appliances/spectral-workbench");
    await expect(page.getByText("On spectra")).toBeVisible();
    await expect(page.getByRole("link", { name: "Josiah Carberry" })).toHaveAttribute(
      "href",
      "https://orcid.org/0000-0002-1825-0097",
    );
    await expect(page.getByText("In testing: try it, and tell what you find")).toBeVisible();
  });

  await test.step("the old address leads to the new one, for people and programs", async () => {
    await page.goto("/appliances/spectral-analyser");
    await expect(page).toHaveURL(/\/appliances\/spectral-workbench$/);
    const answer = await request.get("/api/v1/appliances/spectral-analyser", { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([
      308,
      "/api/v1/appliances/spectral-workbench",
    ]);
  });

  await test.step("a logo is drawn anew", async () => {
    await page.goto("/appliances/spectral-workbench/edit");
    const file = { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(LOGO) };
    await page.getByLabel(/^PNG, JPEG, SVG or WebP/).setInputFiles(file);
    await expect(page.getByRole("button", { name: "Remove the logo" })).toBeVisible();
    await page.goto("/appliances/spectral-workbench");
    const source = await page.locator('img[src^="/logos/"]').first().getAttribute("src");
    const picture = await request.get(source ?? "");
    expect(picture.headers()["content-type"]).toBe("image/webp");
  });
});
