/** What an author says of an image, what its file says itself, and what changed between two versions. */
import { expect, somebody, test } from "./fixtures.ts";

const NAME = "Facts and figures";
const SLUG = "facts-and-figures";

test("an image is described with all its facts, and two versions are compared", async ({
  marketplace,
  page,
  imageServer,
  request,
}) => {
  test.slow();
  const images = imageServer.url.replace("localhost", "127.0.0.1");
  await marketplace.signInWith(somebody("Fanny Facts"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: NAME,
    summary: "An appliance whose images say everything about themselves.",
    description: "Nothing of use.",
    category: "Training",
  });
  await marketplace.startVersion("1.0", "The first release has one image, and nothing else that matters.");

  await test.step("the file fills in what is empty, and what was typed stays", async () => {
    await page.getByRole("link", { name: "Add an image" }).first().click();
    const fillIn = page.getByRole("button", { name: "Fill in what the file tells" });
    await fillIn.click();
    await expect(page.getByText("Give the address of the file first.")).toBeVisible();
    await page.getByLabel("Address", { exact: true }).fill(`${images}/status/404`);
    await fillIn.click();
    await expect(page.getByText(/404/)).toBeVisible();
    await page.getByLabel("Address", { exact: true }).fill(`${images}/honest.vmdk`);
    await page.locator('[name="diskMinimumBytes"]').fill("10 GB");
    await fillIn.click();
    await expect(page.getByLabel("Format")).toHaveValue("vmdk");
    await expect(page.locator('[name="declaredSizeBytes"]')).toHaveValue(/^\d+$/);
    await expect(page.locator('[name="diskMinimumBytes"]')).toHaveValue("10 GB");
    await page.getByRole("button", { name: "Use 1 GiB as Disk, at least" }).click();
    await expect(page.locator('[name="diskMinimumBytes"]')).toHaveValue("1 GiB");
  });

  await test.step("rules and scripts are refused with a reason, beside their field", async () => {
    await page.locator('[name="osName"]').fill("Debian");
    await page.locator('[name="osVersion"]').fill("13");
    await page.getByRole("checkbox", { name: "Xen" }).check();
    await page.locator('[name="acceleratorKind"]').fill("GPU");
    await page.locator('[name="acceleratorsRecommended"]').fill("1");
    await page.locator('[name="defaultAccount"]').fill("debian");
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("textbox", { name: "Ports" }).fill("22,");
    await page.locator('[name="scriptText"]').fill("#cloud-config\npackages: [git");
    await page.getByRole("button", { name: "Add the image" }).click();
    await expect(page.getByText(/Rule 1: “” is no port/)).toBeVisible();
    await page.getByRole("textbox", { name: "Ports" }).fill("22, 8000-8010");
    await page.getByLabel("From", { exact: true }).fill("192.0.2.0/24");
    await page.getByRole("button", { name: "Add the image" }).click();
    await expect(page.getByText(/is not valid YAML/).first()).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Ports" })).toHaveValue("22, 8000-8010");
    await page.locator('[name="scriptText"]').fill("#cloud-config\npackages: [git]");
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("button", { name: "Remove rule 2" }).click();
    await page.getByRole("button", { name: "Add the image" }).click();
    await page.waitForURL(/\/working-version(#.*)?$/);
    await expect(page.getByText("Inbound TCP 22, 8000-8010 from 192.0.2.0/24")).toBeVisible();
  });

  await test.step("everybody reads them, and the script has an address of its own", async () => {
    await marketplace.checkAndPublish();
    await expect(async () => {
      const answer = await request.get(`/api/v1/appliances/${SLUG}`);
      expect((await answer.json()).latest?.images[0]).toMatchObject({
        hypervisors: ["KVM", "Xen"],
        accelerators: { kind: "GPU", minimum: null, recommended: 1 },
        trafficRules: [
          {
            direction: "inbound",
            protocol: "tcp",
            ports: [
              [22, 22],
              [8000, 8010],
            ],
            range: "192.0.2.0/24",
          },
        ],
        defaultAccount: "debian",
      });
    }).toPass({ timeout: 60_000 });
    await page.goto(`/appliances/${SLUG}`);
    await expect(page.getByText("Inbound TCP 22, 8000-8010 from 192.0.2.0/24")).toBeVisible();
    const script = await page
      .getByRole("link", { name: "Contextualization script (cloud-config)" })
      .getAttribute("href");
    const answer = await request.get(script ?? "");
    expect(await answer.text()).toBe("#cloud-config\npackages: [git]");
    expect(answer.headers()).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  await test.step("the next version is compared with it, field by field", async () => {
    await page.goto(`/appliances/${SLUG}/compare`);
    await expect(page.getByText("There is nothing to compare yet")).toBeVisible();
    await page.goto(`/appliances/${SLUG}/working-version`);
    await marketplace.startVersion(
      "1.1",
      "The second release has two images, and nothing else that matters.",
    );
    await page
      .getByRole("link", { name: /^Edit / })
      .first()
      .click();
    await page.locator('[name="diskMinimumBytes"]').fill("20 GB");
    await page.getByRole("checkbox", { name: "Xen" }).uncheck();
    await page.getByRole("button", { name: "Save the image" }).click();
    await page.waitForURL(/\/working-version(#.*)?$/);
    await marketplace.addImage({ url: `${images}/honest.qcow2`, osName: "Debian", osVersion: "13" });
    await page.getByRole("link", { name: "Compare with 1.0" }).click();
    await expect(page.getByText("2 images: 1 changed, 1 added. The release notes differ.")).toBeVisible();
    const table = page.getByRole("table", { name: /^Image: / }).first();
    await expect(table.getByRole("row", { name: /^Hypervisors/ })).toContainText("KVM, Xen");
    await expect(table.getByRole("row", { name: /^Disk/ })).toContainText("1 GiB at least");
    await expect(table.getByRole("row", { name: /^Address/ })).toHaveCount(0);
    await page.getByRole("link", { name: "Show everything" }).click();
    await expect(table.getByRole("row", { name: /^Address/ })).toContainText("/honest.vmdk");
    await expect(page.getByRole("deletion").filter({ hasText: "first" })).toBeVisible();
    await page.getByRole("link", { name: "Swap: the other way round" }).click();
    await expect(page.getByText("2 images: 1 changed, 1 removed. The release notes differ.")).toBeVisible();
  });
});
