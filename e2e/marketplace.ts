/** Slipway as people use it, in verbs. Where a thing is on a page is known here and nowhere else. */
import { expect, type Page } from "@playwright/test";

/** What a person types into the form of an image; the rest is chosen. */
export type ImageToAdd = { url: string; osName: string; osVersion: string; ramMinimum?: string };

export class Marketplace {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes through the real OpenID Connect sign-in as one of the demo people. */
  async signInAs(name: string): Promise<void> {
    const { page } = this;
    await page.goto("/sign-in");
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign in/i })
      .click();
    await expect(page.getByRole("heading", { name: "Who do you want to be?" })).toBeVisible();
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL(/\/account/);
    await expect(page.getByRole("main")).toContainText(name);
  }

  async signOut(): Promise<void> {
    await this.page.context().clearCookies();
  }

  async registerAppliance(appliance: {
    name: string;
    summary: string;
    description: string;
    category: string;
  }) {
    const { page } = this;
    await page.goto("/appliances/register");
    await page.getByLabel("Name").fill(appliance.name);
    await page.getByLabel("Summary").fill(appliance.summary);
    await page.getByLabel("Category").selectOption(appliance.category);
    await page.getByRole("textbox", { name: "Description" }).fill(appliance.description);
    await page.getByLabel("Licence").fill("Apache-2.0");
    await page.getByRole("button", { name: /^register/i }).click();
    await page.waitForURL(/\/working-version$/);
  }

  async startVersion(version: string, notes: string): Promise<void> {
    const { page } = this;
    await page.getByLabel("Version", { exact: true }).fill(version);
    await page.getByRole("textbox", { name: "Release notes" }).fill(notes);
    await page.getByRole("radio", { name: /6 months/ }).check();
    await page.getByRole("button", { name: /start/i }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Version ${version}` })).toBeVisible();
  }

  async addImage(image: ImageToAdd): Promise<void> {
    const { page } = this;
    await page.getByRole("link", { name: "Add an image" }).first().click();
    await page.getByLabel("Address").fill(image.url);
    await page.getByLabel("Format").selectOption("qcow2");
    await page.getByLabel("Architecture").selectOption("x86_64");
    await page.getByLabel("Hypervisor").selectOption("KVM");
    await page.getByLabel("Family").selectOption("Linux");
    await page.locator('[name="osName"]').fill(image.osName);
    await page.locator('[name="osVersion"]').fill(image.osVersion);
    if (image.ramMinimum) await page.locator('[name="ramMinimumBytes"]').fill(image.ramMinimum);
    await page
      .getByRole("button", { name: /add|save/i })
      .last()
      .click();
    await page.waitForURL(/\/working-version(#.*)?$/);
  }

  /** Takes the only image out again. */
  async removeImage(): Promise<void> {
    const { page } = this;
    await page
      .getByRole("button", { name: /remove/i })
      .first()
      .click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: /remove/i })
      .click();
    await expect(page.getByText("No image yet")).toBeVisible();
  }

  async startCheck(): Promise<void> {
    await this.page.getByRole("button", { name: /check/i }).first().click();
  }

  /** Waits for the word that the check's badge says. */
  async expectCheck(word: string): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: word }).first()).toBeVisible({
      timeout: 60_000,
    });
  }

  async publishVersion(version: string): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: `Publish version ${version}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
    await page.waitForURL(new RegExp(`/versions/${version.replaceAll(".", "\\.")}$`));
  }

  async addToDraft(vo: string, appliance: string): Promise<void> {
    const { page } = this;
    await page.goto(`/vos/${vo}/image-list/draft`);
    await page.getByRole("searchbox", { name: "Search appliances by name" }).fill(appliance);
    await page.getByRole("searchbox", { name: "Search appliances by name" }).press("Enter");
    await page.getByRole("button", { name: `Add ${appliance} to the draft` }).click();
    await expect(page.getByText("1 image will reach providers").first()).toBeVisible();
  }

  async publishDraft(comment: string): Promise<number> {
    const { page } = this;
    await page.getByLabel("Comment").fill(comment);
    await page.getByRole("button", { name: /^Publish revision/ }).click();
    await page.waitForURL(/\/revisions\/\d+$/);
    return Number(page.url().split("/").at(-1));
  }
}
