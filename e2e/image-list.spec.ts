/** The manager's desk over several revisions: following, conflicts, comparing, and going back. */
import { expect, personWith, test } from "./fixtures.ts";

const VO = "desk.example.org";
const NAME = "Desk Companion";
const SLUG = "desk-companion";

test("a list follows its appliances, is compared, and goes back to an earlier revision", async ({
  marketplace,
  page,
  context,
  demo,
  imageServer,
}) => {
  test.slow();
  const imageUrl = `${imageServer.url.replace("localhost", "127.0.0.1")}/honest.qcow2`;
  const draft = `/vos/${VO}/image-list/draft`;
  const follow = page.getByLabel(`When ${NAME} publishes a newer version`);
  await marketplace.signInAs(personWith(demo, "administrator"));

  await test.step("a version is on the list of a VO", async () => {
    await marketplace.registerAppliance({
      name: NAME,
      summary: "An appliance whose newer versions a list follows.",
      description: "Nothing of use.",
      category: "Training",
    });
    await marketplace.startVersion("1.0", "First release.");
    await marketplace.addImage({ url: imageUrl, osName: "Debian", osVersion: "13" });
    await marketplace.startCheck();
    await marketplace.expectCheck("Passed");
    await marketplace.publishVersion("1.0");
    await marketplace.createVo({ name: VO, title: "Desk", description: "For the tests of the desk." });
    await marketplace.addToDraft(VO, NAME);
    expect(await marketplace.publishDraft("The first.")).toBe(1);
    await expect(page.getByText("Current", { exact: true })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("how it is followed is saved as soon as it is chosen", async () => {
    await page.goto(draft);
    await expect(follow).toHaveValue("decide");
    await follow.selectOption("Publish for me");
    await expect(page.getByText(/newer versions that passed their check are published/)).toBeVisible();
    await page.reload();
    await expect(follow).toHaveValue("publish");
  });

  await test.step("single images are followed in ways of their own, and reports are shown", async () => {
    await page.goto(draft);
    await expect(page.getByRole("link", { name: `Image reports of ${NAME}: No objections` })).toBeVisible();
    await page.getByRole("link", { name: `Choose images of ${NAME}` }).click();
    const single = page.getByLabel(/^When a newer version of .* is published$/);
    await expect(single).toHaveValue("publish");
    await single.selectOption("I decide");
    await expect(page.getByText(/newer versions wait for you/)).toBeVisible();
    await page.goto(draft);
    await expect(follow).toHaveValue("decide");
    await follow.selectOption("Publish for me");
    await expect(page.getByText(/newer versions that passed their check are published/)).toBeVisible();
  });

  await test.step("keys go along the rows and press what a row offers; the last change is taken back", async () => {
    await page.goto(`${draft}?find=e`);
    const names = page.getByRole("rowheader").getByRole("link");
    await names.first().focus();
    await page.keyboard.press("j");
    await expect(names.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(names.first()).toBeFocused();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Find an appliance by name" })).toBeFocused();
    await page.goto(draft);
    await page.getByRole("link", { name: NAME, exact: true }).focus();
    await page.keyboard.press("r");
    await expect(page.getByText("1 image will leave providers").first()).toBeVisible();
    await page.getByRole("button", { name: "Undo last change" }).click();
    await expect(page.getByText("The last change was taken back")).toBeVisible();
    await expect(page.getByText("The draft is the same as revision 1")).toBeVisible();
    await expect(follow).toHaveValue("publish");
  });

  await test.step("a newer version is published on the list by itself; what else is in the draft is not", async () => {
    await marketplace.addToDraft(VO, "CirrOS");
    await page.goto(`/appliances/${SLUG}/working-version`);
    await marketplace.startVersion("2.0", "Second release.");
    await marketplace.publishVersion("2.0");
    await expect(async () => {
      await page.goto(`/vos/${VO}/image-list/revisions/2`);
      await expect(page.getByText("by the service itself")).toBeVisible({ timeout: 1_000 });
      await expect(page.getByText("Current", { exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText(`Followed by itself: ${NAME} 2.0.`).first()).toBeVisible();
    await expect(page.getByText(`${NAME} 1.0 2.0`)).toBeVisible();
    await expect(page.getByText("CirrOS")).toHaveCount(0);
    await page.goto(draft);
    await expect(page.getByText("1 image will reach providers").first()).toBeVisible();
    expect(await marketplace.publishDraft("CirrOS besides.")).toBe(3);
    await expect(page.getByText("Current", { exact: true })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("any two revisions are compared", async () => {
    await page.getByRole("link", { name: "Compare with another revision" }).click();
    await page.getByLabel("From", { exact: true }).selectOption({ index: 2 });
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByText("From revision 1 to revision 3")).toBeVisible();
    await expect(page.getByText("Images: 1 added, 1 updated.")).toBeVisible();
    await page.getByRole("link", { name: "Swap" }).click();
    await expect(page.getByText("From revision 3 to revision 1")).toBeVisible();
    await expect(page.getByText("Images: 1 updated, 1 removed.")).toBeVisible();
  });

  await test.step("going back is refused to whoever saw another draft, who then sees what it is now", async () => {
    await page.goto(`/vos/${VO}/image-list/revisions/1`);
    await page.getByRole("link", { name: "Bring back" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /Bring revision 1 back/ })).toBeVisible();
    const other = await context.newPage();
    await other.goto(draft);
    await other.getByRole("button", { name: "Remove CirrOS from the draft" }).click();
    await expect(other.getByText("1 image will leave providers").first()).toBeVisible();
    await other.close();
    await page.getByRole("button", { name: "Make it the draft" }).click();
    await expect(page.getByText("The draft has changed since you looked at it")).toBeVisible();
    await expect(page.getByText(`${NAME} 2.0 1.0`)).toBeVisible();
    await expect(page.getByText("CirrOS")).toHaveCount(0);
  });

  await test.step("then it goes back, and the next revision has the next number", async () => {
    await page.getByRole("button", { name: "Make it the draft" }).click();
    await page.waitForURL(`**${draft}`);
    expect(await marketplace.publishDraft("Back to the first.")).toBe(4);
    await expect(page.getByText("Current", { exact: true })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("an image of the latest version is chosen in its place, and not twice", async () => {
    await page.goto(draft);
    await page.getByRole("link", { name: `Choose images of ${NAME}` }).click();
    const version = (name: string) => page.getByRole("region", { name }).getByRole("checkbox");
    await expect(version("Version 1.0")).toBeChecked();
    await version("Version 2.0").check();
    await page.getByRole("button", { name: "Save the choice" }).click();
    await expect(page.getByText("A list holds each image once: choose one of them.")).toBeVisible();
    await expect(version("Version 2.0")).toBeChecked();
    await version("Version 1.0").uncheck();
    await page.getByRole("button", { name: "Save the choice" }).click();
    await page.waitForURL(`**${draft}`);
    await expect(page.getByText("will be replaced by a newer state").first()).toBeVisible();
    await page.getByRole("button", { name: "Revert" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revert the draft" }).click();
    await expect(page.getByText("The draft is the same as revision 4")).toBeVisible();
  });

  await test.step("the draft is searched, filtered and ordered by its address", async () => {
    const rows = page.getByRole("table", { name: "Appliances of the list" }).getByRole("row");
    const row = rows.filter({ hasText: NAME });
    await page.getByRole("searchbox", { name: "Find an appliance by name" }).fill("nothing like it");
    await page.getByRole("searchbox", { name: "Find an appliance by name" }).press("Enter");
    await expect(page.getByText("No appliance is like that")).toBeVisible();
    await page.getByRole("link", { name: "Show the whole draft" }).click();
    await expect(row).toBeVisible();
    await page.getByRole("link", { name: "Newer version 1" }).click();
    await page.waitForURL("**/draft?show=outdated");
    await expect(row).toBeVisible();
    await page.getByRole("link", { name: "Expiry", exact: true }).click();
    await page.waitForURL("**/draft?show=outdated&sort=expiry");
    await page.getByRole("link", { name: "Problems 0" }).click();
    await expect(page.getByText("No appliance is like that")).toBeVisible();
    await page.goto(draft);
  });

  await test.step("everything outdated is updated at once", async () => {
    await page.goto(draft);
    await page.getByRole("button", { name: "Update all 1 outdated" }).click();
    await expect(page.getByRole("button", { name: /^Update all/ })).toHaveCount(0);
    await expect(page.getByText("will be replaced by a newer state").first()).toBeVisible();
  });

  await test.step("what a security officer revokes leaves the published list by itself, and everybody reads why", async () => {
    await page.goto(`/appliances/${SLUG}/versions/1.0`);
    await page.getByRole("button", { name: "Revoke…" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText(`The image list of ${VO} is published without it within a minute`);
    await dialog.getByLabel("What is wrong with it").fill("short");
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(dialog).toContainText("must have at least 10 characters");
    await dialog.getByLabel("What is wrong with it").fill("CVE-2026-1234: anybody becomes root.");
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByText("This version was revoked")).toBeVisible();
    await expect(page.getByText("CVE-2026-1234: anybody becomes root.")).toBeVisible();
    await expect(async () => {
      const answer = await page.request.get(`/store/vo/${VO}/image.list`);
      expect(answer.status()).toBe(200);
      expect(await answer.text()).not.toContain(NAME);
    }).toPass({ timeout: 60_000 });
  });
});
