/** Several people around one list: two who publish it together, an author who asks, and somebody who follows it. */
import type { Page } from "@playwright/test";
import { elsewhere, expect, personWith, somebody, test } from "./fixtures.ts";
import type { Marketplace } from "./marketplace.ts";

const VO = "pair.example.org";
const DRAFT = `/vos/${VO}/image-list/draft`;
/** One of the demo people. */
const OWNER_OF_CIRROS = "Dimitra Kallergi";
const CURATES = [`urn:mace:egi.eu:group:${VO}:role=manager#aai.egi.eu`];

test("a list is published by two, answers its authors, and tells those who follow it", async ({
  marketplace: administrator,
  browser,
  demo,
}) => {
  test.slow();
  const [first, second, author, follower] = await Promise.all([
    elsewhere(browser),
    elsewhere(browser),
    elsewhere(browser),
    elsewhere(browser),
  ]);
  await administrator.signInAs(personWith(demo, "administrator"));
  await administrator.createVo({ name: VO, title: "Pair", description: "For tests of two people." });
  for (const [there, name] of [
    [first, "Paula First"],
    [second, "Sven Second"],
  ] as const) {
    await there.signInWith(somebody(name, CURATES));
    await there.acceptProfile();
  }

  await test.step("a manager wants a second pair of eyes, and is told what closing the list would do", async () => {
    const { page } = first;
    await page.goto(`/vos/${VO}/image-list`);
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Validity in days").fill("7");
    await page.getByRole("radio", { name: "Access tokens only" }).check();
    await expect(page.getByText("Sites may delete the images of this VO")).toBeVisible();
    await page.getByRole("radio", { name: "Public" }).check();
    await page.getByLabel("A second pair of eyes").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("must be a whole number of days from 28 to 90")).toBeVisible();
    await page.getByLabel("Validity in days").fill("28");
    await expect(page.getByLabel("A second pair of eyes")).toBeChecked();
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(`**/vos/${VO}/image-list`);
  });

  await test.step("somebody follows the list, news only in their account", async () => {
    const { page } = follower;
    await follower.signInWith(somebody("Fay Follower"));
    await follower.acceptProfile();
    await page.goto(`/vos/${VO}/image-list`);
    await page.getByRole("link", { name: "Follow", exact: true }).click();
    await page.getByRole("radio", { name: "At once" }).check();
    await page.getByRole("button", { name: "Follow the list" }).click();
    await expect(page.getByRole("link", { name: "Following" })).toBeVisible();
  });

  await test.step("nobody publishes alone: one proposes, and what the other sees must be what was proposed", async () => {
    const { page } = first;
    await first.addToDraft(VO, "CirrOS");
    await propose(page, "CirrOS for everybody.");
    await expect(page.getByText("You proposed this as revision 1")).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish as proposed…" })).toHaveCount(0);

    await second.page.goto(DRAFT);
    await expect(second.page.getByText("Paula First proposed this as revision 1")).toBeVisible();
    await page.goto(`${DRAFT}?find=iperf`);
    await page
      .getByRole("button", { name: /^Add .* to the draft$/ })
      .first()
      .click();
    await expect(page.getByText("2 images will reach providers").first()).toBeVisible();
    await second.page.getByRole("button", { name: "Publish as proposed…" }).click();
    await second.page.getByRole("alertdialog").getByRole("button", { name: "Publish revision 1" }).click();
    await expect(second.page.getByText("The draft has changed since you looked at it")).toBeVisible();
    await second.page.reload();
    await expect(second.page.getByText("it must be proposed again as it is now")).toBeVisible();
  });

  await test.step("what is declined comes back with the reason; what is approved names both", async () => {
    await second.page.getByRole("button", { name: "Decline…" }).click();
    await second.page.getByRole("alertdialog").getByLabel("Why").fill("One at a time, please.");
    await second.page.getByRole("alertdialog").getByRole("button", { name: "Decline the proposal" }).click();
    await expect(second.page.getByText("proposed this as revision 1")).toHaveCount(0);

    await first.page.goto(DRAFT);
    await propose(first.page, "Both, after all.");
    await second.page.goto(DRAFT);
    await second.page.getByRole("button", { name: "Publish as proposed…" }).click();
    await second.page.getByRole("alertdialog").getByRole("button", { name: "Publish revision 1" }).click();
    await second.page.waitForURL(/\/revisions\/1$/);
    await expect(second.page.getByText("by Paula First, approved by Sven Second")).toBeVisible();
    await expect(second.page.getByText("Current", { exact: true })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("who follows the list reads of it in their account", async () => {
    const { page } = follower;
    await expect(async () => {
      await page.goto("/account/notifications");
      await expect(page.getByRole("link", { name: `Image list of ${VO}: revision 1` })).toBeVisible({
        timeout: 1_000,
      });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText("Both, after all. Images: 2 added.")).toBeVisible();
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(page.getByText("You have read everything.")).toBeVisible();
  });

  await test.step("the message that they got ends it with one click, without signing in", async () => {
    const key = await readUnsubscribeKey(administrator);
    const { request } = author.page.context();
    const opened = await request.get(`${demo.baseUrl}/api/unsubscribe/${key}`);
    expect(opened.url(), "who opens the address is asked").toContain("/subscriptions/");
    await follower.page.goto(`/subscriptions/${key}`);
    await expect(follower.page.getByRole("heading", { name: "You follow this image list" })).toBeVisible();
    const answer = await request.post(`${demo.baseUrl}/api/unsubscribe/${key}`, {
      form: { "List-Unsubscribe": "One-Click" },
    });
    expect(answer.status()).toBe(200);
    await follower.page.reload();
    await expect(follower.page.getByRole("heading", { name: "You are not subscribed" })).toBeVisible();
  });

  await test.step("an author asks to be taken out; a manager agrees, and the draft follows", async () => {
    const { page } = author;
    await author.signInAs(OWNER_OF_CIRROS);
    await page.goto("/appliances/cirros/vos");
    await page.getByRole("radio", { name: "Take it out" }).check();
    await page.getByRole("checkbox", { name: new RegExp(VO.replaceAll(".", "\\.")) }).check();
    await page.locator("textarea[name=message]").fill("We no longer maintain it.");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Not answered yet")).toBeVisible();

    await second.page.goto(`${DRAFT}#requests`);
    await expect(second.page.getByText("We no longer maintain it.")).toBeVisible();
    await second.page.getByRole("button", { name: "Remove it… CirrOS" }).click();
    await second.page.getByRole("alertdialog").locator("textarea").fill("Thank you for telling us.");
    await second.page.getByRole("alertdialog").getByRole("button", { name: "Agree" }).click();
    await expect(second.page.getByText("1 image will leave providers").first()).toBeVisible();

    await page.reload();
    await expect(page.getByText("“Thank you for telling us.”")).toBeVisible();
  });

  await test.step("a note stays beside the appliance, and a colleague's is not overwritten unseen", async () => {
    const row = (page: Page) => page.getByRole("row").filter({ hasText: "iperf" });
    await first.page.goto(DRAFT);
    await second.page.goto(DRAFT);
    await writeNote(row(first.page), first.page, "Asked for by the network group.");
    await expect(row(first.page)).toContainText("Asked for by the network group.");
    await writeNote(row(second.page), second.page, "Needed until May.");
    await expect(second.page.getByRole("alertdialog")).toContainText(
      "Paula First wrote “Asked for by the network group.”",
    );
    await expect(second.page.getByRole("alertdialog").getByLabel("Note")).toHaveValue("Needed until May.");
    await second.page.getByRole("alertdialog").getByRole("button", { name: "Save the note" }).click();
    await expect(row(second.page)).toContainText("Needed until May.");
  });
});

async function propose(page: Page, comment: string): Promise<void> {
  await page.getByLabel("Comment").fill(comment);
  await page.getByRole("button", { name: /^Propose revision/ }).click();
  await expect(page.getByText("You proposed this as revision 1")).toBeVisible();
}

/** From the outbox, where administrators see what was sent. */
async function readUnsubscribeKey({ page }: Marketplace): Promise<string> {
  await page.goto("/admin/outbox");
  const mail = page
    .getByRole("listitem")
    .filter({ hasText: `Image list of ${VO}: revision 1` })
    .first();
  await mail.getByText("Text", { exact: true }).click();
  const [, key] = /\/subscriptions\/([\w-]+)/.exec(await mail.innerText()) ?? [];
  if (!key) throw new Error("The message names the address that ends the subscription.");
  return key;
}

async function writeNote(row: ReturnType<Page["getByRole"]>, page: Page, text: string): Promise<void> {
  await row.getByRole("button", { name: /note on/ }).click();
  await page.getByRole("alertdialog").getByLabel("Note").fill(text);
  await page.getByRole("alertdialog").getByRole("button", { name: "Save the note" }).click();
}
