/** A version after its images were given: checked and published in one go, told, extended, hidden, shown. */
import { expect, personWith, test } from "./fixtures.ts";
import { BASE_URL } from "./settings.ts";

const NAME = "Lifelong Learner";
const SLUG = "lifelong-learner";

test("checked and published in one go, extended, hidden and shown", async ({
  marketplace,
  page,
  request,
  demo,
  imageServer,
}) => {
  test.slow();
  const images = imageServer.url.replace("localhost", "127.0.0.1");
  const author = personWith(demo, "manager of lofar");
  const list = `${BASE_URL}/store/vappliance/${SLUG}/image.list`;
  const dialog = page.getByRole("alertdialog");
  await marketplace.signInAs(author);

  await test.step("a failing check ends it with its reason, and nothing is published", async () => {
    await marketplace.registerAppliance({
      name: NAME,
      summary: "An appliance whose versions are followed through their life.",
      description: "Nothing of use.",
      category: "Training",
    });
    await marketplace.startVersion("1.0", "First release.");
    await marketplace.addImage({ url: `${images}/web-page.qcow2`, osName: "Debian", osVersion: "13" });
    await marketplace.checkAndPublish();
    await expect(page.getByText("It was not published by itself")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/did not pass/)).toBeVisible();
    await marketplace.removeImage();
  });

  await test.step("with a slow image it waits, and can be called off", async () => {
    await marketplace.addImage({ url: `${images}/slow.qcow2`, osName: "Debian", osVersion: "13" });
    await marketplace.checkAndPublish();
    await expect(page.getByText("0 of 1 image has passed.")).toBeVisible();
    await page.getByRole("button", { name: "Call it off" }).click();
    await dialog.getByRole("button", { name: "Call it off" }).click();
    await expect(page.getByText("It was called off.")).toBeVisible();
    await page
      .getByRole("button", { name: /cancel/i })
      .first()
      .click();
    await marketplace.expectCheck("Cancelled");
    await marketplace.removeImage();
  });

  await test.step("it publishes by itself while nobody looks", async () => {
    await marketplace.addImage({ url: `${images}/honest.qcow2`, osName: "Debian", osVersion: "13" });
    await marketplace.checkAndPublish();
    await expect(async () => {
      const answer = await request.get(`${BASE_URL}/api/v1/appliances/${SLUG}`);
      expect((await answer.json()).latest?.version).toBe("1.0");
    }).toPass({ timeout: 60_000 });
    await expect(async () => expect((await request.get(list)).status()).toBe(200)).toPass({
      timeout: 30_000,
    });
  });

  await test.step("extended by its maintainer: the page, the calendar and the list say so", async () => {
    await page.goto(`/appliances/${SLUG}/versions/1.0`);
    await page.getByRole("button", { name: "Extend" }).click();
    await dialog.getByRole("radio", { name: /12 months/ }).check();
    await dialog.getByRole("button", { name: "Extend" }).click();
    await expect(dialog).toHaveCount(0);
    const year = new Date().getUTCFullYear() + 1;
    await expect(page.getByText(new RegExp(`Expires on .* ${year}`)).first()).toBeVisible();
    const calendar = await request.get(`${BASE_URL}/appliances/${SLUG}/expiries.ics`);
    expect(calendar.headers()["content-type"]).toContain("text/calendar");
    expect(await calendar.text()).toContain(`DTSTART;VALUE=DATE:${year}`);
    await expect(async () => {
      expect(await (await request.get(list)).text()).toContain(`"dc:date:expires": "${year}`);
    }).toPass({ timeout: 30_000 });
  });

  await test.step("hidden: gone for others, its list answers on, and it comes back", async () => {
    await page.getByRole("button", { name: "Hide" }).click();
    await expect(dialog).toContainText("Nobody but you");
    await dialog.getByRole("button", { name: "Hide" }).click();
    await expect(page.getByText("This version is hidden")).toBeVisible();
    expect((await request.get(`${BASE_URL}/appliances/${SLUG}/versions/1.0`)).status()).toBe(404);
    await expect(async () => {
      expect(await (await request.get(list)).text()).toContain('"hv:images": []');
    }).toPass({ timeout: 30_000 });
    await page.getByRole("button", { name: "Show again" }).click();
    await dialog.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("This version is hidden")).toHaveCount(0);
    expect((await request.get(`${BASE_URL}/appliances/${SLUG}/versions/1.0`)).status()).toBe(200);
  });
});

test("publishing tells in advance whom it concerns; a calendar has an address of one's own", async ({
  marketplace,
  page,
  request,
}) => {
  await marketplace.signInAs("Nandini Raghunathan");
  await page.goto("/account");
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = page.getByRole("region", { name: "Calendar of expiries" }).getByRole("code");
  await expect(address).toContainText(/\/calendars\/[\w-]{43}\.ics/);
  const calendar = await request.get((await address.innerText()).trim());
  expect(calendar.status()).toBe(200);
  expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR/);
  await page.reload();
  await expect(address).toHaveCount(0);
});
