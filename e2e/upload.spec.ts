/** An image file of 200 MB is uploaded while the connection breaks and the page is closed; then it is checked and published. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Page } from "@playwright/test";
import { readDemoImage } from "#lib/launch/demo-image.ts";
import { expect, somebody, test } from "./fixtures.ts";

const MB = 1_000_000;
const FILE_NAME = "debian-13-genericcloud-amd64.qcow2";
/** So that there is a middle to break in. */
const BYTES_PER_SECOND = 40 * MB;

let folder: string;
let file: string;
let sha512: string;
let sizeBytes: number;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "slipway-upload-"));
  file = path.join(folder, FILE_NAME);
  const spec = {
    name: "upload",
    format: "qcow2",
    sizeBytes: 3072 * 65_536,
    virtualSizeBytes: 1024 ** 3,
  } as const;
  sizeBytes = spec.sizeBytes;
  const hash = createHash("sha512");
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(Readable.from(readDemoImage(spec)), hashing, createWriteStream(file));
  sha512 = hash.digest("hex");
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test("200 MB arrive over a broken connection, are checked and published", async ({
  marketplace,
  page,
  request,
}) => {
  test.slow();
  await marketplace.signInWith(somebody("Uwe Upload"));
  await marketplace.acceptProfile();
  await marketplace.registerAppliance({
    name: "Uploaded here",
    summary: "An appliance whose image lies on this service.",
    description: "Nothing of use.",
    category: "Training",
  });
  await marketplace.startVersion("1.0", "First release.");
  await page.getByRole("link", { name: "Add an image" }).first().click();
  const line = await holdLine(page);
  const share = () => page.getByRole("progressbar").getAttribute("aria-valuenow").then(Number);

  await test.step("the connection breaks, and it goes on by itself", async () => {
    await choose(page);
    await expect.poll(share).toBeGreaterThan(10);
    await line.breakOff();
    await expect(page.getByText(/^Waiting for the connection/)).toBeVisible();
    const before = await share();
    await line.mend();
    await expect.poll(share).toBeGreaterThan(before);
    await expect(page.getByText(/MB\/s · .* left/)).toBeVisible();
  });

  await test.step("paused, closed and opened again, the same file goes on where it was", async () => {
    await expect.poll(share).toBeGreaterThan(35);
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText(`${FILE_NAME} is paused`)).toBeVisible();
    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    await page.getByText("1 uploaded file of this appliance").click();
    await expect(page.getByText(/ MB of 201 MB are here. Choose the same file again/)).toBeVisible();
    await choose(page);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await expect.poll(share).toBeGreaterThan(30);
    await expect(page.getByText(`${FILE_NAME} has arrived.`)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the form knows its address and what it is", async () => {
    await expect(page.locator('[name="url"]')).toHaveValue(
      new RegExp(`/store/image-files/[0-9a-f-]{36}/${FILE_NAME}$`),
    );
    await expect(page.locator('[name="osName"]')).toHaveValue("Debian");
    await expect(page.locator('[name="osVersion"]')).toHaveValue("13");
    await expect(page.locator('[name="declaredSizeBytes"]')).toHaveValue(String(sizeBytes));
    await page.getByRole("button", { name: "Add the image" }).click();
    await page.waitForURL(/\/working-version(#.*)?$/);
  });

  await test.step("it passes its check, is published, and lies at its address for sites", async () => {
    await marketplace.checkAndPublish();
    await expect(async () => {
      const answer = await request.get("/api/v1/appliances/uploaded-here");
      const [image] = (await answer.json()).latest?.images ?? [];
      expect(image).toMatchObject({ sha512, sizeBytes: String(sizeBytes), checksumSource: "measured" });
      const part = await request.get(image.url, { headers: { range: "bytes=0-3" } });
      expect(part.status()).toBe(206);
      expect((await part.body()).toString("latin1")).toBe("QFI\u00fb");
    }).toPass({ timeout: 60_000 });
  });
});

async function choose(page: Page): Promise<void> {
  await page.getByLabel("Upload a file").setInputFiles(file);
}

/** A line of a known speed that can be cut, as the browser's own tools do it. */
async function holdLine(page: Page) {
  const session = await page.context().newCDPSession(page);
  const set = (offline: boolean) =>
    session.send("Network.emulateNetworkConditions", {
      ...{ offline, latency: 0, downloadThroughput: -1 },
      uploadThroughput: BYTES_PER_SECOND,
    });
  await session.send("Network.enable");
  await set(false);
  return { breakOff: () => set(true), mend: () => set(false) };
}
