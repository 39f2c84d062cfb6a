/** The whole way once: an author publishes, a manager endorses, the worker signs, a site fetches and verifies. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runOpenssl } from "../lib/testing/openssl.ts";
import { expect, personWith, test } from "./fixtures.ts";
import { BASE_URL, DATA_DIR, IMAGE_SERVER_PORT } from "./settings.ts";

const IMAGE_SERVER = `http://127.0.0.1:${IMAGE_SERVER_PORT}`;
const NAME = "Journey Workbench";

test("from a registered appliance to a list that a site has verified", async ({
  marketplace,
  page,
  request,
  demo,
  imageServer,
}) => {
  test.slow();
  const imageUrl = `${imageServer.url.replace("localhost", "127.0.0.1")}/honest.qcow2`;
  const bytes = Buffer.from(await (await request.get(imageUrl)).body());

  await test.step("an author registers it and starts a version", async () => {
    await marketplace.signInAs(
      demo.people.find(({ roles }) => roles.length === 0)?.name ?? demo.people.at(-1)?.name ?? "",
    );
    await marketplace.registerAppliance({
      name: NAME,
      summary: "A workbench that was registered, checked and published by a test.",
      description: "## What is inside\n\nA **workbench** with the tools of the trade.",
      category: "Interactive analysis",
    });
    await marketplace.startVersion("1.0.0", "First release.");
  });

  await test.step("an image that is something else is refused with the reason", async () => {
    await marketplace.addImage({ url: `${IMAGE_SERVER}/web-page.qcow2`, osName: "Debian", osVersion: "13" });
    await marketplace.startCheck();
    await marketplace.expectCheck("Failed");
    await expect(page.getByText(/answers a web page instead of an image/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish version 1.0.0" })).toHaveCount(0);
    await marketplace.removeImage();
  });

  await test.step("a slow download shows its progress and can be cancelled", async () => {
    await marketplace.addImage({ url: `${IMAGE_SERVER}/slow.qcow2`, osName: "Debian", osVersion: "13" });
    await marketplace.startCheck();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await page
      .getByRole("button", { name: /cancel/i })
      .first()
      .click();
    await marketplace.expectCheck("Cancelled");
    await marketplace.removeImage();
  });

  await test.step("the right image passes and the version is published", async () => {
    await marketplace.addImage({ url: imageUrl, osName: "Debian", osVersion: "13", ramMinimum: "2 GiB" });
    await marketplace.startCheck();
    await marketplace.expectCheck("Passed");
    await marketplace.publishVersion("1.0.0");
    await expect(page.getByRole("main")).toContainText(NAME);
    await marketplace.signOut();
  });

  const [vo] = ["biomed"];
  let revision = 0;
  await test.step("a manager endorses it, sees what will change, and publishes", async () => {
    await marketplace.signInAs(personWith(demo, `manager of ${vo}`));
    await marketplace.addToDraft(vo ?? "", NAME);
    revision = await marketplace.publishDraft("The workbench of the journey.");
    await expect(page.getByText("Signed by").first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("hv:version").first()).toBeVisible();
    await page.goto(`/vos/${vo}/image-list`);
    await expect(page.getByText("openssl smime -verify").first()).toBeVisible();
  });

  const address = `${BASE_URL}/store/vo/${vo}/image.list`;
  await test.step("a site fetches the list and verifies it with openssl", async () => {
    const answer = await request.get(address);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toBe("text/plain");
    const message = await answer.body();
    const ca = readFileSync(path.join(DATA_DIR, "pki", "ca.pem"));
    const verified = await runOpenssl(["smime", "-verify", "-in", "image.list", "-CAfile", "ca.pem"], {
      "image.list": message,
      "ca.pem": ca,
    });
    expect(verified.stderr).toContain("Verification successful");
    const list = JSON.parse(verified.stdout.toString("utf8"))["hv:imagelist"];
    const image = list["hv:images"]
      .map((item: Record<string, Record<string, string>>) => item["hv:image"])
      .find((candidate: Record<string, string>) => candidate["hv:uri"] === imageUrl);
    expect(list).toMatchObject({ "ad:vo": vo, "hv:uri": address });
    expect(image).toMatchObject({
      "dc:title": `Image for ${NAME} [Debian/13/KVM]`,
      "hv:format": "qcow2",
      "hv:size": String(bytes.length),
      "hv:version": "1.0.0",
      "hv:ram_minimum": String(2 * 1024 ** 3),
      "sl:arch": "x86_64",
      "sl:os": "Linux",
      "sl:osname": "Debian",
      "sl:osversion": "13",
      "sl:checksum:sha512": createHash("sha512").update(bytes).digest("hex"),
    });
    const tampered = Buffer.from(message.toString("latin1").replace('"1.0.0"', '"1.0.1"'), "latin1");
    const refused = await runOpenssl(["smime", "-verify", "-in", "image.list", "-CAfile", "ca.pem"], {
      "image.list": tampered,
      "ca.pem": ca,
    });
    expect(refused.code).not.toBe(0);

    const etag = answer.headers().etag ?? "";
    const unchanged = await request.get(address, { headers: { "if-none-match": etag } });
    expect(unchanged.status()).toBe(304);
    const old = await request.get(`${BASE_URL}/store/vo/${vo}/revisions/${revision}/image.list`);
    expect(Buffer.compare(await old.body(), message)).toBe(0);
    const page2 = await request.get(image["ad:mpuri"], { maxRedirects: 0 });
    expect(page2.headers().location).toContain("/versions/1.0.0");
  });
});
