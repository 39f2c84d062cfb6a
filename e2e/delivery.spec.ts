/** Versions that publish themselves: from a description on a server of the author, and by a program with a token. */
import { createServer, type Server } from "node:http";
import { expect, somebody, test } from "./fixtures.ts";
import { DESCRIPTION_SERVER_PORT } from "./settings.ts";

const SLUG = "delivered-daily";
let server: Server;
let description: object;

test.beforeAll(async () => {
  server = createServer((_request, response) => response.end(JSON.stringify(description)));
  await new Promise<void>((ready) => server.listen(DESCRIPTION_SERVER_PORT, "127.0.0.1", ready));
});
test.afterAll(() => {
  server.close();
});

test("a description is set up, delivers a version, fails, is paused and ended; a program delivers the next", async ({
  marketplace,
  page,
  request,
  imageServer,
}) => {
  test.slow();
  const images = imageServer.url.replace("localhost", "127.0.0.1");
  const address = `http://127.0.0.1:${DESCRIPTION_SERVER_PORT}/delivery.json`;
  const well = {
    ...{ notes: "Built by itself.", format: "qcow2", arch: "x86_64", hypervisor: "KVM" },
    os: { family: "Linux", name: "Debian", version: "13" },
    url: `${images}/honest.qcow2`,
  };
  description = { version: "1.0", ...well };
  await marketplace.signInWith(somebody("Dora Delivery"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: "Delivered daily",
    summary: "An appliance whose versions publish themselves.",
    description: "Nothing of use.",
    category: "Training",
  });

  await test.step("set up, it fetches, checks and publishes by itself", async () => {
    await page.goto(`/appliances/${SLUG}`);
    await page.getByRole("link", { name: "Continuous delivery" }).click();
    await expect(page.getByText("Nothing has been delivered yet")).toBeVisible();
    await page.getByLabel("Address of the description").fill("ftp://example.org/x");
    await page.getByRole("button", { name: "Set up continuous delivery" }).click();
    await expect(page.getByText("The address must begin with https:// or http://.")).toBeVisible();
    await page.getByLabel("Address of the description").fill(address);
    await page.getByRole("button", { name: "Set up continuous delivery" }).click();
    await expect(page.getByText("Version 1.0 is new.")).toBeVisible({ timeout: 60_000 });
    // The end of the check is noticed by a sweep once a minute.
    await expect(page.getByRole("link", { name: "Version 1.0" })).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText("Working", { exact: true })).toBeVisible();
  });

  await test.step("what is wrong with a description is said step by step", async () => {
    description = { version: "1.1", ...well, arch: "z80" };
    await expect(async () => {
      await page.getByRole("button", { name: "Check now" }).click();
      await expect(page.getByText("arch: Choose the architecture.").first()).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText("Failed", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("It is paused")).toBeVisible();
    await page.getByRole("button", { name: "End continuous delivery" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "End it" }).click();
    await expect(page.getByLabel("Address of the description")).toBeVisible();
  });

  await test.step("a program delivers a version in one call, and asks how it goes", async () => {
    const token = await marketplace.createToken("/account/tokens", {
      name: "build",
      boxes: [/Delivered daily/],
    });
    const authorization = `Bearer ${token}`;
    const url = `/api/v1/appliances/${SLUG}/deliveries/1.1`;
    const send = () => request.put(url, { headers: { authorization }, data: well });
    const first = await send();
    expect(first.status(), await first.text()).toBe(202);
    expect(first.headers().location).toContain(url);
    expect((await send()).status()).toBe(202);
    await expect(async () => {
      const answer = await request.get(url, { headers: { authorization } });
      expect((await answer.json()).state).toBe("published");
    }).toPass({ timeout: 120_000 });
    expect(
      (await request.put(url, { headers: { authorization }, data: { ...well, notes: "Other." } })).status(),
    ).toBe(409);
    expect((await request.get(url)).status()).toBe(404);
    await page.goto(`/appliances/${SLUG}/delivery`);
    await expect(page.getByText(/^sent by a program/)).toBeVisible();
  });
});
