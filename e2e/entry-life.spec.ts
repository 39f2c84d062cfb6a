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

  await test.step("what is typed before the page has come alive stays, and is kept", async () => {
    const scripts = "**/_next/static/**/*.js";
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route(scripts, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/appliances/typed-and-kept/edit", { waitUntil: "commit" });
    await page.getByLabel("Summary").fill("Typed early.");
    release();
    await page.unrouteAll({ behavior: "wait" });
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain("Typed early.");
    await expect(page.getByLabel("Summary")).toHaveValue("Typed early.");
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

test("a program changes only the state that it has read, where it asks for that", async ({
  page,
  marketplace,
  request,
}) => {
  await marketplace.signInWith(somebody("Petra Program"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: "Edited by programs",
    summary: SUMMARY,
    description: "One text for both.",
    category: CATEGORY,
  });
  const token = await marketplace.createToken("/account/tokens", {
    name: "conditional",
    boxes: ["Edited by programs"],
  });
  const address = "/api/v1/appliances/edited-by-programs";
  const authorization = `Bearer ${token}`;
  const patch = (tags: string[], ifMatch?: string) =>
    request.patch(address, {
      headers: { authorization, ...(ifMatch ? { "if-match": ifMatch } : {}) },
      data: { tags },
    });
  const { etag = "" } = (await request.get(address, { headers: { authorization } })).headers();
  expect(etag).toMatch(/^"[0-9a-f]+"$/);
  const first = await patch(["one"], etag);
  expect(first.status()).toBe(200);
  const late = await patch(["two"], etag);
  expect(late.status()).toBe(412);
  expect(await late.json()).toMatchObject({ status: 412, reason: "precondition_failed" });
  expect((await patch(["two"], first.headers().etag)).status()).toBe(200);
  expect((await patch(["three"], "*")).status()).toBe(200);
  expect((await patch(["four"])).status()).toBe(200);
  await page.goto("/appliances/edited-by-programs/edit");
  await expect(page.getByLabel("Tags")).toHaveValue("four");
});

test("the history shows differences, and brings earlier states back", async ({ page, marketplace }) => {
  await marketplace.signInWith(somebody("Hilde History"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: "Often edited",
    summary: SUMMARY,
    description: "The first text.",
    category: CATEGORY,
  });
  const edit = async (fields: Record<string, string>) => {
    await page.goto("/appliances/often-edited/edit");
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "Save the entry" }).click();
    await page.waitForURL("**/appliances/often-edited");
  };
  await edit({ Summary: "A large system for the tests of its entry.", Tags: "one, two" });
  await edit({ Tags: "two, three", Licence: "MIT" });

  await page.goto("/appliances/often-edited/history");
  const newest = page.getByRole("listitem").filter({ hasText: "edited the entry" }).first();
  await newest.getByText("What changed: 2 fields").click();
  const difference = newest.getByRole("list", { name: "What changed" });
  await expect(difference.getByRole("insertion").first()).toContainText("three");
  await expect(difference.getByRole("deletion").first()).toContainText("one");
  const older = page.getByRole("listitem").filter({ hasText: "edited the entry" }).nth(1);
  await older.getByText("What changed: 2 fields").click();
  await expect(older.getByRole("deletion")).toContainText("small");
  await expect(older.getByRole("insertion").filter({ hasText: "large" })).toBeVisible();

  await test.step("one edit", async () => {
    await older.getByRole("link", { name: /^Undo this edit/ }).click();
    await expect(page.getByText("Later edits of the same fields would be undone with it")).toBeVisible();
    await page.getByRole("button", { name: "Undo this edit" }).click();
    await page.waitForURL("**/appliances/often-edited/history");
    await expect(page.getByText("undid the edit of").first()).toBeVisible();
  });
  await page.goto("/appliances/often-edited/edit");
  await expect(page.getByLabel("Summary")).toHaveValue(SUMMARY);
  await expect(page.getByLabel("Tags")).toHaveValue("");
  await expect(page.getByLabel("Licence")).toHaveValue("MIT");

  await test.step("the whole entry", async () => {
    await page.goto("/appliances/often-edited/history");
    await page
      .getByRole("listitem")
      .filter({ hasText: "registered Often edited" })
      .getByRole("link", { name: /^Go back to this state of the entry/ })
      .click();
    await page.getByRole("button", { name: "Bring this state back" }).click();
    await page.waitForURL("**/appliances/often-edited/history");
  });
  await page.goto("/appliances/often-edited/edit");
  await expect(page.getByLabel("Licence")).toHaveValue("Apache-2.0");
});

test("an appliance is archived and comes back; one that never published is deleted", async ({
  page,
  marketplace,
  demo,
  request,
}) => {
  await marketplace.signInAs(personWith(demo, "administrator"));
  const inCatalogue = page.getByRole("main").getByRole("link", { name: "CirrOS", exact: true });
  await page.goto("/appliances?q=cirros");
  await expect(inCatalogue).toBeVisible();

  await page.goto("/appliances/cirros/edit");
  await page.getByRole("link", { name: "Archive or delete it" }).click();
  await expect(page.getByText(/^It is needed by/)).toContainText("image list of");
  await page.getByRole("button", { name: "Archive CirrOS" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("It is in the image list");
  await dialog.getByLabel("Why, or what to use instead").fill("Use Alpine instead.");
  await dialog.getByRole("button", { name: "Archive" }).click();
  await page.waitForURL("**/appliances/cirros");
  await expect(page.getByText("This appliance is archived", { exact: true })).toBeVisible();
  await expect(page.getByText("Use Alpine instead.")).toBeVisible();
  await page.goto("/appliances?q=cirros");
  await expect(inCatalogue).toHaveCount(0);
  expect((await request.get("/store/vappliance/cirros/image.list")).status()).toBe(200);
  await page.goto("/appliances/cirros/working-version");
  await expect(page.getByText("This appliance is archived", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Bring it back" }).click();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await dialog.getByRole("button", { name: "Bring it back" }).click();
  await page.waitForURL("**/appliances/cirros");
  await expect(page.getByText("This appliance is archived", { exact: true })).toHaveCount(0);
  await page.goto("/appliances?q=cirros");
  await expect(inCatalogue).toBeVisible();

  await marketplace.registerAppliance({
    name: "By mistake",
    summary: SUMMARY,
    description: "Nobody needs it.",
    category: CATEGORY,
  });
  await page.goto("/appliances/by-mistake/end");
  await page.getByRole("button", { name: "Delete By mistake" }).click();
  await dialog.getByLabel("Type “By mistake” to confirm").fill("by mistake");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog).toContainText("Type “By mistake” to delete it.");
  await dialog.getByLabel("Type “By mistake” to confirm").fill("By mistake");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL(/\/account/);
  expect((await request.get("/appliances/by-mistake")).status()).toBe(404);
});
