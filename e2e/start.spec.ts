/** From an appliance's page to a machine, to a citation and to a feed. */
import { expect, test } from "./fixtures.ts";
import { BASE_URL } from "./settings.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc me@example.org";

test("a visitor makes a cloud-init file and finds the recipe of their tool", async ({ page }) => {
  await page.goto("/appliances/cirros");
  const panel = page.getByRole("region", { name: "Start it" });
  const file = panel.getByRole("region", { name: "user-data.yaml" });
  const key = panel.getByLabel("Your public SSH key");

  await test.step("a private key is refused in a sentence, and does not get into the file", async () => {
    await key.fill("-----BEGIN OPENSSH PRIVATE KEY-----");
    await expect(panel.getByText("That is a private key: never give it away.")).toBeVisible();
    await expect(file).toContainText("YOUR-PUBLIC-KEY");
  });

  await test.step("a public key and packages do, and are there again after a reload", async () => {
    await key.fill(KEY);
    await panel.getByLabel("Packages to install").fill("git htop");
    await expect(file).toContainText(KEY);
    await expect(file).toContainText('- "htop"');
    await page.reload();
    await expect(key).toHaveValue(KEY);
    await expect(file).toContainText(KEY);
  });

  await test.step("each tool has its recipe, which names the file", async () => {
    for (const tool of [
      "fedcloudclient",
      "Terraform, OpenTofu",
      "Incus, LXD",
      "OpenNebula",
      "virt-install",
    ]) {
      await panel.getByText(tool).first().click();
    }
    await expect(panel.getByRole("region", { name: "main.tf" })).toContainText("openstack_images_image_v2");
    await expect(panel.getByRole("region", { name: "Start with virt-install" })).toContainText("--import");
  });
});

test("a cloud-init file that cannot be made for want of a connection says so, and keeps what was typed", async ({
  page,
}) => {
  await page.goto("/appliances/cirros");
  const panel = page.getByRole("region", { name: "Start it" });
  const key = panel.getByLabel("Your public SSH key");
  await expect(key).toBeEditable();
  await page.context().setOffline(true);
  await key.fill(KEY);
  await expect(panel.getByText("the connection failed")).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(key).toHaveValue(KEY);
  await expect(panel.getByRole("region", { name: "user-data.yaml" })).toContainText(KEY);
});

test("recipes are read without scripts", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/appliances/cirros");
  const panel = page.getByRole("region", { name: "Start it" });
  await expect(panel.getByRole("region", { name: "Register in OpenStack" })).toContainText(
    "openstack image create",
  );
  await panel.getByText("virt-install").first().click();
  await expect(panel.getByRole("region", { name: "Start with virt-install" })).toBeVisible();
  await context.close();
});

test("a version is cited, and what changes is told to news readers and search engines", async ({ page }) => {
  await page.goto("/appliances/cirros");
  const feed = await page.locator('link[type="application/atom+xml"]').getAttribute("href");
  const answer = await page.request.get(feed ?? "");
  expect(answer.headers()["content-type"]).toContain("application/atom+xml");
  expect(await answer.text()).toContain("CirrOS");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    `${BASE_URL}/appliances/cirros`,
  );
  const described = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(described ?? "")).toMatchObject({ "@type": "SoftwareApplication", name: "CirrOS" });

  await page
    .getByRole("link", { name: /^0\.6\.3/ })
    .first()
    .click();
  const cite = page.getByRole("region", { name: "Cite this version" });
  await expect(cite.getByText(/CirrOS, version 0\.6\.3/).first()).toBeVisible();
  for (const [format, name, words] of [
    ["BibTeX", "citation.bib", "@"],
    ["RIS, for reference managers", "citation.ris", "TY  - COMP"],
    ["CITATION.cff, for code hosts", "CITATION.cff", "cff-version: 1.2.0"],
  ] as const) {
    await cite.getByText(format, { exact: true }).click();
    const address = await cite.getByRole("link", { name }).getAttribute("href");
    expect(await (await page.request.get(address ?? "")).text()).toContain(words);
  }
  for (const [address, words] of [
    ["/sitemap.xml", "/appliances/cirros"],
    ["/robots.txt", "Disallow: /store/"],
    ["/vos/biomed/feed.atom", "revision 3"],
    ["/appliances/feed.atom?q=cirros", "CirrOS"],
  ] as const) {
    expect(await (await page.request.get(address)).text()).toContain(words);
  }
});
