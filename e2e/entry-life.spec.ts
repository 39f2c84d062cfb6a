/** The life of an entry: what is typed survives, two people edit it, its history, and its end. */
import { elsewhere, expect, personWith, somebody, test } from "./fixtures.ts";

const SUMMARY = "A small system for the tests of its entry.";
const CATEGORY = "Operating systems";
const RESTORED = /You have unsaved changes from .*: restored/;

test("what is typed survives a reload, the way back and the end of the session, and nothing else", async ({
  page,
  marketplace,
}) => {
  const person = somebody("Tilda Typing");
  await marketplace.signInWith(person);
  await marketplace.acceptProfile();
  const name = page.getByLabel("Name");
  const description = page.getByRole("textbox", { name: "Description" });

  await test.step("a reload", async () => {
    await page.goto("/appliances/register");
    await name.fill("Half written");
    await page.getByLabel("Category").selectOption(CATEGORY);
    await description.fill("The first **half**.");
    await page.getByRole("checkbox", { name: "Physical sciences" }).check();
    await page.reload();
    await expect(page.getByText(RESTORED)).toBeVisible();
    await expect(name).toHaveValue("Half written");
    await expect(page.getByLabel("Category")).toHaveValue(CATEGORY);
    await expect(description).toHaveValue("The first **half**.");
    await expect(page.getByRole("checkbox", { name: "Physical sciences" })).toBeChecked();
  });

  await test.step("another page, and the way back", async () => {
    await description.fill("The first **half**, and some more.");
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.waitForURL("**/appliances");
    await expect(page.getByText("What you typed is kept")).toBeVisible();
    await page.goBack();
    await expect(page.getByText(RESTORED)).toBeVisible();
    await expect(description).toHaveValue("The first **half**, and some more.");
  });

  await test.step("the end of the session", async () => {
    await page.getByLabel("Summary").fill(SUMMARY);
    await marketplace.forgetCookies();
    await page.getByRole("button", { name: "Register and go on" }).click();
    await expect(page.getByText("Your session has ended")).toBeVisible();
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign in/i })
      .click();
    await marketplace.beSomebodyElse(person);
    await page.waitForURL("**/appliances/register");
    await expect(page.getByLabel("Summary")).toHaveValue(SUMMARY);
  });

  await test.step("what was discarded or sent is gone", async () => {
    await page.getByRole("button", { name: "Discard them" }).click();
    await expect(name).toHaveValue("");
    await expect(page.getByText(RESTORED)).toHaveCount(0);
    await page.reload();
    await expect(page.getByText(RESTORED)).toHaveCount(0);
    await marketplace.registerAppliance({
      name: "Typed and kept",
      summary: SUMMARY,
      description: "All of it.",
      category: CATEGORY,
    });
    await page.goto("/appliances/register");
    await expect(page.getByText(RESTORED)).toHaveCount(0);
    await expect(name).toHaveValue("");
  });

  await test.step("after saving, the way back shows what was saved", async () => {
    await page.goto("/appliances/typed-and-kept/edit");
    await page.getByLabel("Summary").fill("Another sentence about it.");
    await page.getByRole("button", { name: "Save the entry" }).click();
    await page.waitForURL("**/appliances/typed-and-kept");
    await page.goBack();
    await expect(page.getByLabel("Summary")).toHaveValue("Another sentence about it.");
    await expect(page.getByText(RESTORED)).toHaveCount(0);
  });

  await test.step("signing out leaves nothing behind", async () => {
    await page.getByLabel("Summary").fill("Nobody else shall read this.");
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(localStorage)))
      .toContain("Nobody else shall read this.");
    await marketplace.signOut();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("slipway.draft:");
  });
});

test("two people edit one entry: the second is shown what the first changed, and decides", async ({
  page,
  marketplace,
  browser,
  demo,
}) => {
  await marketplace.signInWith(somebody("Olive First"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: "Edited by two",
    summary: SUMMARY,
    description: "One text for both.",
    category: CATEGORY,
  });
  await page.goto("/appliances/edited-by-two/edit");

  const administrator = personWith(demo, "administrator");
  const second = await elsewhere(browser);
  await second.signInAs(administrator);
  await second.page.goto("/appliances/edited-by-two/edit");
  await second.page.getByLabel("Summary").fill("A small system for the trials of its entry.");
  await second.page.getByLabel("Tags").fill("trial");
  await second.page.getByRole("button", { name: "Save the entry" }).click();
  await second.page.waitForURL("**/appliances/edited-by-two");

  await page.getByLabel("Summary").fill("A tiny system for the tests of its entry.");
  await page.getByLabel("Licence").fill("MIT");
  await page.getByRole("button", { name: "Save the entry" }).click();
  const different = page.getByRole("region", { name: "What is different now" });
  await expect(different).toContainText(administrator);
  await expect(different.getByRole("heading", { name: "Summary" })).toBeVisible();
  await expect(different.getByRole("heading", { name: "Tags" })).toBeVisible();
  await expect(page.getByLabel("Summary")).toHaveValue("A tiny system for the tests of its entry.");
  await expect(page.getByLabel("Licence")).toHaveValue("MIT");

  await different.getByRole("button", { name: "Save mine, keep theirs elsewhere" }).click();
  await page.waitForURL("**/appliances/edited-by-two");
  await page.goto("/appliances/edited-by-two/edit");
  await expect(page.getByLabel("Summary")).toHaveValue("A tiny system for the tests of its entry.");
  await expect(page.getByLabel("Tags")).toHaveValue("trial");
  await expect(page.getByLabel("Licence")).toHaveValue("MIT");
  await second.page.context().close();
});
