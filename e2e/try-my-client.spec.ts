/** A provider finds out what its client checks: one that verifies with OpenSSL as atrope does, and one that believes everything. */
import { createHash } from "node:crypto";
import { verifyWithOpenssl } from "../lib/testing/verify-with-openssl.ts";
import { expect, test } from "./fixtures.ts";
import { BASE_URL } from "./settings.ts";

const OPERATOR = "Nandini Raghunathan";

type Client = { name: string; verifies: boolean };
const careful: Client = { name: "python-requests/2.32.3", verifies: true };
const gullible: Client = { name: "Faraday v1.10.0", verifies: false };

/**
 * One run of a client, as a site's cron job would start it.
 *
 * @returns the status of the list, and whether the image was taken
 */
async function run({ name, verifies }: Client, listUrl: string): Promise<[status: number, took: boolean]> {
  const headers = { "user-agent": name };
  const answer = await fetch(listUrl, { headers, redirect: "error" });
  if (answer.status !== 200) return [answer.status, false];
  const message = new Uint8Array(await answer.arrayBuffer());
  if (verifies) {
    const authority = await (await fetch(`${BASE_URL}/store/ca.pem`)).text();
    if (!(await verifyWithOpenssl(message, authority)).verified) return [200, false];
  }
  const text = Buffer.from(message).toString("utf8");
  const [, uri = ""] = /"hv:uri": "([^"]+\.qcow2)"/.exec(text) ?? [];
  const [, sha512] = /"sl:checksum:sha512": "([0-9a-f]{128})"/.exec(text) ?? [];
  const [, size] = /"hv:size": "(\d+)"/.exec(text) ?? [];
  const image = await fetch(uri, { headers });
  expect(image.status).toBe(200);
  expect(image.headers.get("content-encoding")).toBeNull();
  const bytes = Buffer.from(await image.arrayBuffer());
  expect(String(bytes.length)).toBe(size);
  expect(createHash("sha512").update(bytes).digest("hex")).toBe(sha512);
  return [200, true];
}

test("operators see what a client swallows, without reloading the page", async ({ marketplace, page }) => {
  await marketplace.signInAs(OPERATOR);
  await page.goto("/providers/clients");
  await page.getByRole("link", { name: "Try the client of FJORD-CLOUD" }).click();
  await page.waitForURL("**/providers/fjord-cloud/try");
  const listUrl = await marketplace.makeTestList("fjord-cloud");
  expect(listUrl).toMatch(/\/store\/try\/[0-9a-f]{32}\/image\.list$/);
  const requests = page.getByRole("region", { name: "What came" });
  await expect(requests).toContainText("Nothing has come yet");

  await test.step("a client that verifies takes the good edition", async () => {
    expect(await run(careful, listUrl)).toEqual([200, true]);
    await expect(marketplace.trialVerdict("Good")).toContainText("it trusts our signature");
    const rows = requests.getByRole("row");
    await expect(rows.filter({ hasText: "Image, good" })).toContainText("probably atrope");
    await expect(rows.filter({ hasText: "List, good" })).toContainText("200");
  });

  await test.step("and leaves the tampered one alone", async () => {
    await marketplace.serveEdition("Tampered");
    expect(await run(careful, listUrl)).toEqual([200, false]);
    await expect(marketplace.trialVerdict("Tampered")).toContainText("it verifies signatures");
  });

  await test.step("after a failure it has kept what it had", async () => {
    await marketplace.serveEdition("Unavailable");
    expect(await run(careful, listUrl)).toEqual([503, false]);
    await expect(marketplace.trialVerdict("Unavailable")).toContainText("Look whether its image is still");
    await marketplace.serveEdition("Good");
    const known = await fetch(listUrl, { headers: { "user-agent": careful.name } });
    const etag = known.headers.get("etag") ?? "";
    const again = await fetch(listUrl, { headers: { "user-agent": careful.name, "if-none-match": etag } });
    expect([known.status, again.status]).toEqual([200, 304]);
    await expect(marketplace.trialVerdict("Unavailable")).toContainText("it kept what it had");
    await expect(requests.getByRole("row").filter({ hasText: "304" })).toContainText("Yes");
  });

  await test.step("another client that runs beside it is judged for itself", async () => {
    await marketplace.serveEdition("Tampered");
    expect(await run({ name: "curl/8.5.0", verifies: false }, listUrl)).toEqual([200, true]);
    await expect(marketplace.trialVerdict("Tampered")).toContainText("it does not verify signatures");
    const verdicts = page.getByRole("region", { name: "What it tells", exact: true });
    await expect(verdicts.getByRole("row", { name: /^Tampered/ }).nth(1)).toContainText(
      "it verifies signatures",
    );
  });

  await test.step("beginning anew forgets what came, and keeps the address", async () => {
    await page.getByRole("button", { name: "Begin anew" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Begin anew" }).click();
    await expect(requests).toContainText("Nothing has come yet");
    expect(await marketplace.readTestListAddress()).toBe(listUrl);
  });

  await test.step("a client that believes everything is told so", async () => {
    expect(await run(gullible, listUrl)).toEqual([200, true]);
    for (const [edition, sentence] of [
      [
        "Tampered",
        "Your client fetched the tampered edition and then its image: it does not verify signatures.",
      ],
      ["Expired", "it disregards that a list has run out"],
      ["Rolled back", "it does not compare versions"],
    ] as const) {
      await marketplace.serveEdition(edition);
      expect(await run(gullible, listUrl), edition).toEqual([200, true]);
      await expect(marketplace.trialVerdict(edition)).toContainText(sentence);
    }
  });

  await test.step("a new address leaves nothing at the old one", async () => {
    await page.getByRole("button", { name: "New address" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "New address" }).click();
    await expect.poll(() => marketplace.readTestListAddress()).not.toBe(listUrl);
    expect((await fetch(listUrl)).status).toBe(404);
    await expect(page.getByText("Good edition is valid until")).toBeVisible({ timeout: 60_000 });
    expect(await run(careful, await marketplace.readTestListAddress())).toEqual([200, true]);
  });
});

test("nobody else may try the clients of a provider", async ({ marketplace, page }) => {
  await marketplace.signInAs(OPERATOR);
  await page.goto("/providers/tejo-cloud/try");
  await expect(page.getByRole("main")).toContainText("You may not operate this provider");
  const answer = await fetch(`${BASE_URL}/store/try/${"0".repeat(32)}/image.list`);
  expect([answer.status, await answer.text()]).toEqual([404, "There is no list at this address.\n"]);
});
