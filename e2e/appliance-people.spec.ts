/** Who works on an appliance: invited, asking, handing over, leaving. */
import { type Demo, expect, test } from "./fixtures.ts";
import type { Marketplace } from "./marketplace.ts";

const APPLIANCE = { name: "Cloud Site Probe", slug: "site-probe" };

/** The demo's people by what they are to the appliance. */
const PEOPLE = { owner: "Dimitra Kallergi", picked: "Marek Holubec", asker: "Chiara Benedetti" };

test.describe.configure({ mode: "serial" });

test("the owner picks somebody, who accepts in their account, and leaves again", async ({
  marketplace,
  page,
}) => {
  await visit(marketplace, PEOPLE.picked);
  await visit(marketplace, PEOPLE.owner);
  await marketplace.invite(APPLIANCE.slug, PEOPLE.picked, "You know the monitoring side.");
  await expect(
    page.getByRole("button", { name: `Withdraw the invitation to ${PEOPLE.picked}` }),
  ).toBeVisible();

  await visit(marketplace, PEOPLE.picked);
  await expect(page.getByRole("main")).toContainText("You know the monitoring side.");
  await marketplace.acceptInvitationTo(APPLIANCE.name);
  await expect(page.getByRole("heading", { name: /Waiting for your answer/ })).toHaveCount(0);
  await marketplace.expectMember(APPLIANCE.slug, PEOPLE.picked);

  await marketplace.leave(APPLIANCE.slug);
  await expect(page.getByRole("link", { name: "Ask to join" })).toBeVisible();
});

test("somebody asks to join; the owner accepts, and removes them later", async ({ marketplace, page }) => {
  await visit(marketplace, PEOPLE.asker);
  await page.goto(`/appliances/${APPLIANCE.slug}`);
  await page.getByRole("link", { name: "Ask to join" }).click();
  await page.getByLabel("Message").fill("Too short");
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByText("The message must have at least 10 characters.")).toBeVisible();
  await expect(page.getByLabel("Message")).toHaveValue("Too short");
  await page.getByLabel("Message").fill("I would like to build it for arm64.");
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByRole("heading", { name: "Your request is on its way" })).toBeVisible();

  await visit(marketplace, PEOPLE.owner);
  await marketplace.answerRequestOf(PEOPLE.asker, "Accept", "Welcome on board.");
  await expect(page.getByRole("button", { name: `Accept ${PEOPLE.asker}` })).toHaveCount(0);
  await marketplace.expectMember(APPLIANCE.slug, PEOPLE.asker);
  await marketplace.removeMaintainer(PEOPLE.asker);
  await expect(page.getByRole("main")).not.toContainText(PEOPLE.asker);
});

test("an address gets a link; declined, withdrawn and accepted ones say so", async ({
  marketplace,
  page,
  demo,
}) => {
  const administrator = adminOf(demo);
  const invite = async (email: string) => {
    await visit(marketplace, PEOPLE.owner);
    await marketplace.inviteByEmail(APPLIANCE.slug, email);
    await visit(marketplace, administrator);
    return marketplace.readInvitationLink(email);
  };
  const declined = await invite("declined@example.org");
  await marketplace.forgetCookies();
  await page.goto(declined);
  await marketplace.signInHereAs(PEOPLE.asker);
  await expect(page, "who had to sign in first comes back").toHaveURL(new RegExp(`${declined}$`));
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("This invitation has been declined already.")).toBeVisible();

  const withdrawn = await invite("withdrawn@example.org");
  await visit(marketplace, PEOPLE.owner);
  await marketplace.withdrawInvitation(APPLIANCE.slug, "withdrawn@example.org");
  await visit(marketplace, PEOPLE.asker);
  await page.goto(withdrawn);
  await expect(page.getByText("This invitation has been withdrawn.")).toBeVisible();

  const accepted = await invite("accepted@example.org");
  await visit(marketplace, PEOPLE.asker);
  await page.goto(accepted);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL(`**/appliances/${APPLIANCE.slug}`);
  await page.goto(accepted);
  await expect(page.getByText("You maintain this appliance.")).toBeVisible();
  await page.goto("/invitations/nothing");
  await expect(page.getByRole("heading", { name: "There is no such invitation" })).toBeVisible();
});

test("ownership changes hands, and comes back", async ({ marketplace, page }) => {
  await visit(marketplace, PEOPLE.owner);
  await marketplace.handOver(APPLIANCE.slug, PEOPLE.asker);
  await visit(marketplace, PEOPLE.asker);
  await marketplace.takeOver(APPLIANCE.name);
  await page.goto(`/appliances/${APPLIANCE.slug}/people`);
  await expect(page.getByRole("listitem").filter({ hasText: `${PEOPLE.asker} (you)` })).toContainText(
    "Owner",
  );
  await marketplace.handOver(APPLIANCE.slug, PEOPLE.owner);
  await visit(marketplace, PEOPLE.owner);
  await marketplace.takeOver(APPLIANCE.name);
  await marketplace.expectMember(APPLIANCE.slug, PEOPLE.asker);
});

/** In a browser that knows nobody. */
async function visit(marketplace: Marketplace, name: string): Promise<void> {
  await marketplace.forgetCookies();
  await marketplace.signInAs(name);
}

function adminOf(demo: Demo): string {
  return demo.people.find(({ roles }) => roles.includes("administrator"))?.name ?? "";
}
