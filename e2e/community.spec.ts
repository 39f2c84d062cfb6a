/** What visitors and users do with appliances beside starting them: star, compare, follow, rate, and say what is wrong. */

import { expect, personWith, somebody, test } from "./fixtures.ts";
import type { Marketplace } from "./marketplace.ts";
import { BASE_URL } from "./settings.ts";

async function signInAnew(marketplace: Marketplace, name: string) {
  const person = somebody(name);
  await marketplace.signInWith(person);
  await marketplace.acceptProfile();
  return person;
}

test("favourites of a browser come into the account and stay there; what was chosen is compared", async ({
  marketplace,
  page,
}) => {
  test.slow();
  await test.step("without an account they are kept by the browser", async () => {
    await page.goto("/appliances?q=almalinux");
    for (const name of ["AlmaLinux 10", "AlmaLinux 9"]) await marketplace.star(name);
    await page.goto("/favourites");
    await expect(page.getByRole("heading", { name: "AlmaLinux 10" })).toBeVisible();
    await expect(page.getByText("2 appliances, the last starred first.")).toBeVisible();
  });

  await test.step("two are put beside each other, and a third is found there", async () => {
    await page.goto("/appliances?q=almalinux");
    for (const name of ["AlmaLinux 10", "AlmaLinux 9"]) {
      await page.getByRole("button", { name: `Compare ${name}`, exact: true }).click();
    }
    const tray = page.getByRole("region", { name: "Comparison" });
    await expect(tray).toContainText("2 of 4 chosen");
    await tray.getByRole("link", { name: "Compare" }).click();
    await page.waitForURL(/\/appliances\/compare\?with=almalinux-10,almalinux-9$/);
    const table = page.getByRole("table");
    await expect(table.getByRole("row", { name: /^Category/ })).toBeVisible();
    await page.getByRole("link", { name: "Show only what differs" }).click();
    await expect(table.getByRole("row", { name: /^Category/ })).toHaveCount(0);
    await page.getByRole("searchbox", { name: "Find an appliance to compare" }).fill("cirros");
    await page.getByRole("searchbox", { name: "Find an appliance to compare" }).press("Enter");
    await page.getByRole("link", { name: "Add CirrOS to the comparison" }).click();
    await expect(table.getByRole("columnheader", { name: "CirrOS" })).toBeVisible();
    await page.getByRole("link", { name: "Take AlmaLinux 9 out of the comparison" }).click();
    await page.waitForURL(/with=almalinux-10,cirros/);
    await page.goto("/appliances");
    await expect(tray).toContainText("AlmaLinux 10");
    await expect(tray).not.toContainText("AlmaLinux 9");
    await tray.getByRole("button", { name: "Clear" }).click();
    await expect(tray).toHaveCount(0);
  });

  await test.step("signing in brings them into the account, and what is starred then goes there", async () => {
    await signInAnew(marketplace, "Stella Starr");
    await expect(async () => {
      await page.goto("/favourites");
      await expect(page.getByText("2 appliances, the last starred first.")).toBeVisible({ timeout: 2000 });
    }).toPass();
    await page.goto("/appliances?q=cirros");
    const told = page.waitForResponse((response) => response.url().endsWith("/api/favourites"));
    await marketplace.star("CirrOS");
    expect((await told).status()).toBe(200);
    // As in another browser.
    await page.evaluate(() => window.localStorage.clear());
    await page.goto("/favourites");
    await expect(page.getByText("3 appliances, the last starred first.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Favourite CirrOS" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  await test.step("signing out leaves them in the account, and the browser clean", async () => {
    await marketplace.signOut();
    await page.goto("/favourites");
    await expect(page.getByRole("heading", { name: "No favourites yet" })).toBeVisible();
  });
});

test("rated, answered, reported, hidden; and a problem reported and mended", async ({
  marketplace,
  page,
  demo,
}) => {
  test.slow();
  const owner = "Dimitra Kallergi";
  const dialog = page.getByRole("alertdialog");

  await test.step("a visitor reports a problem", async () => {
    await page.goto("/appliances/cirros");
    await page.getByRole("link", { name: "Report a problem with this appliance" }).click();
    await page.getByRole("radio", { name: /^Something else/ }).check();
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByText("Say what is wrong")).toBeVisible();
    await page.getByRole("textbox", { name: /^Description/ }).fill("The console is in Klingon.");
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByRole("heading", { name: "Thank you, the report was sent" })).toBeVisible();
  });

  const author = await signInAnew(marketplace, "Rita Rater");
  await test.step("somebody rates, with a comment", async () => {
    await page.goto("/appliances/cirros");
    await marketplace.rate(1, "Buy my <b>images</b> at https://spam.example.org");
    const comment = page.getByRole("list", { name: "Comments" }).getByRole("listitem").first();
    await expect(comment).toContainText("Buy my <b>images</b> at https://spam.example.org");
    await expect(comment.getByRole("link")).toHaveCount(0);
    await marketplace.signOut();
  });

  await test.step("its owner answers, and mends the problem", async () => {
    await marketplace.signInAs(owner);
    await page.goto("/appliances/cirros");
    await page.getByRole("button", { name: "Answer… to Rita Rater" }).click();
    await dialog.getByRole("textbox", { name: "Answer" }).fill("Please do not.");
    await dialog.getByRole("button", { name: "Save the answer" }).click();
    await expect(page.getByText("Please do not.")).toBeVisible();
    await page.getByRole("link", { name: "Problems reported: 1 open" }).click();
    await expect(page.getByText("The console is in Klingon.")).toBeVisible();
    await page.getByRole("button", { name: "Mark as resolved… (Something else)" }).click();
    await dialog.getByRole("textbox", { name: "Note" }).fill("It was a font.");
    await dialog.getByRole("button", { name: "Resolved" }).click();
    await expect(page.getByText("No problem is open")).toBeVisible();
    await marketplace.signOut();
  });

  await test.step("somebody else reports the comment, and a moderator hides it", async () => {
    await signInAnew(marketplace, "Nora Neutral");
    await page.goto("/appliances/cirros");
    await page.getByRole("button", { name: "Report abuse… by Rita Rater" }).click();
    await dialog.getByRole("textbox", { name: "What is wrong with it?" }).fill("Advertising.");
    await dialog.getByRole("button", { name: "Report" }).click();
    await expect(page.getByText("You have reported this comment.")).toBeVisible();
    await marketplace.signOut();
    await marketplace.signInAs(personWith(demo, "administrator"));
    await page.goto("/admin");
    await page.getByRole("link", { name: "Go to the comments" }).click();
    await expect(page.getByText("Advertising.", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Hide it… (by Rita Rater)" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Advertising is not a comment.");
    await dialog.getByRole("button", { name: "Hide" }).click();
    await expect(page.getByText("No comment waits for you")).toBeVisible();
    await page.goto("/appliances/cirros");
    await expect(page.getByText("Buy my")).toHaveCount(0);
    await marketplace.signOut();
  });

  await test.step("its author reads why", async () => {
    await marketplace.signInWith(author);
    await page.goto("/appliances/cirros");
    await expect(page.getByText("A moderator has hidden your rating")).toBeVisible();
    await expect(page.getByText("Advertising is not a comment.")).toBeVisible();
  });
});

test("who presses Follow before signing in follows, and is told of the publication", async ({
  marketplace,
  page,
  request,
  demo,
  imageServer,
}) => {
  test.slow();
  const images = imageServer.url.replace("localhost", "127.0.0.1");
  const [author, follower] = [personWith(demo, "manager of lofar"), personWith(demo, "manager of ops")];
  await marketplace.signInAs(author);
  await marketplace.registerAppliance({
    name: "Followed Everywhere",
    summary: "An appliance that somebody waits for.",
    description: "Nothing of use.",
    category: "Training",
  });
  await marketplace.startVersion("1.0", "At last.");
  await marketplace.addImage({ url: `${images}/honest.qcow2`, osName: "Debian", osVersion: "13" });
  await marketplace.signOut();

  await test.step("following leads through the sign-in and back", async () => {
    await page.goto("/appliances/followed-everywhere");
    await page.getByRole("button", { name: /^Follow/ }).click();
    await page.waitForURL(/\/sign-in/);
    await marketplace.signInHereAs(follower);
    await page.waitForURL(/\/appliances\/followed-everywhere$/);
    const button = page.getByRole("button", { name: /^Following/ });
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(button).toContainText("1 follower");
    await marketplace.signOut();
  });

  await marketplace.signInAs(author);
  await page.goto("/appliances/followed-everywhere/working-version");
  await marketplace.checkAndPublish();
  await expect(async () => {
    const answer = await request.get(`${BASE_URL}/api/v1/appliances/followed-everywhere`);
    expect((await answer.json()).latest?.version).toBe("1.0");
  }).toPass({ timeout: 60_000 });
  await marketplace.signOut();

  await test.step("the news stand in the account, and following ends there", async () => {
    await marketplace.signInAs(follower);
    await expect(async () => {
      await page.goto("/account/notifications");
      await expect(page.getByRole("link", { name: /Followed Everywhere 1\.0 was published/ })).toBeVisible({
        timeout: 2000,
      });
    }).toPass();
    await page.goto("/account/following");
    await page.getByRole("button", { name: "Stop following Followed Everywhere" }).click();
    await expect(page.getByRole("heading", { name: "Nothing followed yet" })).toBeVisible();
  });
});
