/** What is said of images beyond their file: facts, scripts, what a file tells of itself, and comparisons of versions. */
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import {
  auditTrailOf,
  createOwnedAppliance,
  createWorkingVersionOf,
  imageForm,
} from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { HONEST_IMAGES, type ImageServer, startImageServer } from "#lib/testing/image-server.ts";
import { getVersionComparison } from "./comparison-queries.ts";
import { createWorkingVersion } from "./create-working-version.ts";
import { lookIntoFile } from "./look-into-file.ts";
import { saveImage } from "./save-image.ts";
import { findScript, getWorkingScript } from "./script-queries.ts";

const database = getDatabase();
const NOW = new Date();
const DAY_MS = 24 * 3600 * 1000;
const CONFIG = "#cloud-config\npackages:\n  - git";

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
let stranger: Awaited<ReturnType<typeof createPerson>>;
let versionId: string;
let images: ImageServer;
let scripts: Server;
let scriptsUrl: string;
let served: string | Buffer = CONFIG;
let asked = 0;

beforeAll(async () => {
  images = await startImageServer();
  scripts = createServer((_request, response) => {
    asked += 1;
    response.end(served);
  });
  await new Promise<void>((ready) => scripts.listen(0, "127.0.0.1", ready));
  scriptsUrl = `http://127.0.0.1:${(scripts.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await images.close();
  scripts.close();
});
beforeEach(async () => {
  served = CONFIG;
  asked = 0;
  appliance = await createOwnedAppliance();
  stranger = await createPerson();
  versionId = (await createWorkingVersionOf(appliance.id, { images: [] })).id;
});

const add = (overrides?: Record<string, string>, actor = appliance.owner) =>
  saveImage(actor, imageForm(appliance.slug, overrides));
const edit = (identifier: string, overrides: Record<string, string>) =>
  saveImage(appliance.owner, { ...imageForm(appliance.slug, overrides), identifier });
const findImage = () => database.image.findFirstOrThrow({ where: { versionId } });
const publish = () =>
  database.applianceVersion.update({ where: { id: versionId }, data: { state: "latest", publishedAt: NOW } });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("facts", () => {
  const FACTS = {
    hypervisors: "KVM\nXen",
    diskMinimumBytes: "10 GB",
    diskRecommendedBytes: "20 GB",
    acceleratorKind: "GPU",
    acceleratorsMinimum: "0",
    acceleratorsRecommended: "2",
    trafficRules: "inbound tcp 443,22 from 192.0.2.0/24\noutbound icmp",
    defaultAccount: "debian",
    contextualizationFormats: "cloud-init\nIgnition",
  };
  const STORED = {
    hypervisors: ["KVM", "Xen"],
    diskMinimumBytes: 10_000_000_000n,
    diskRecommendedBytes: 20_000_000_000n,
    acceleratorKind: "GPU",
    acceleratorsMinimum: 0,
    acceleratorsRecommended: 2,
    trafficRules: [
      {
        direction: "inbound",
        protocol: "tcp",
        ports: [
          [22, 22],
          [443, 443],
        ],
        range: "192.0.2.0/24",
      },
      { direction: "outbound", protocol: "icmp", ports: [], range: "0.0.0.0/0" },
    ],
    defaultAccount: "debian",
    contextualizationFormats: ["cloud-init", "Ignition"],
  };

  test("are kept, and copied into the next version", async () => {
    await add({ ...FACTS, scriptText: CONFIG });
    const image = await findImage();
    expect(image).toMatchObject(STORED);
    await database.image.update({ where: { id: image.id }, data: imageChecked() });
    await publish();
    await createWorkingVersion(appliance.owner, {
      ...{ slug: appliance.slug, version: "9.0", notes: "", expiresInMonths: 3 },
    });
    const copy = await database.image.findFirstOrThrow({
      where: { version: { version: "9.0", applianceId: appliance.id } },
    });
    expect(copy).toMatchObject({ ...STORED, scriptText: CONFIG, scriptSha256: sha256(CONFIG) });
  });

  test("the trail says what changed, and of a script only that it is another one", async () => {
    const { identifier } = await add({ scriptText: CONFIG });
    await edit(identifier, { ...FACTS, scriptText: "#!/bin/sh" });
    const trail = await auditTrailOf(versionId);
    expect(trail.at(-1)).toMatchObject({
      action: "image.edited",
      details: {
        changes: {
          hypervisors: { before: ["KVM"], after: ["KVM", "Xen"] },
          trafficRules: { before: [], after: STORED.trafficRules },
          scriptFormat: { before: "cloud-config", after: "shell script" },
          scriptSha256: { before: sha256(CONFIG), after: sha256("#!/bin/sh") },
        },
      },
    });
    expect(JSON.stringify(trail)).not.toContain("packages");
  });

  test("saving them unchanged changes nothing", async () => {
    const { identifier } = await add({ ...FACTS, scriptText: CONFIG });
    const before = (await auditTrailOf(versionId)).length;
    await edit(identifier, { ...FACTS, scriptText: CONFIG });
    expect(await auditTrailOf(versionId)).toHaveLength(before);
  });

  test("one file for one hypervisor is one image", async () => {
    await add({ hypervisors: "KVM\nXen" });
    await expect(add({ hypervisors: "Xen\nHyper-V" })).rejects.toMatchObject({ reason: "same_image_twice" });
    await add({ hypervisors: "Hyper-V" });
  });
});

describe("a contextualization script", () => {
  test("is fetched once, and again only where the address is another or it is asked for", async () => {
    const scriptUrl = `${scriptsUrl}/start.yaml`;
    const { identifier } = await add({ scriptUrl });
    expect(await findImage()).toMatchObject({
      scriptUrl,
      scriptText: CONFIG,
      scriptFormat: "cloud-config",
      scriptSha256: sha256(CONFIG),
    });
    served = "#!/bin/sh\r\necho hello";
    await edit(identifier, { scriptUrl, cpuMinimum: "2" });
    expect(asked).toBe(1);
    expect(await findImage()).toMatchObject({ scriptText: CONFIG, cpuMinimum: 2 });
    await edit(identifier, { scriptUrl, scriptAgain: "yes" });
    expect(asked).toBe(2);
    expect(await findImage()).toMatchObject({
      scriptText: "#!/bin/sh\necho hello",
      scriptFormat: "shell script",
    });
    await edit(identifier, {});
    expect(await findImage()).toMatchObject({
      scriptUrl: null,
      scriptText: null,
      scriptFormat: null,
      scriptSha256: null,
    });
  });

  test.each([
    ["no machine would read", { scriptText: "packages: [git]" }, "scriptText", /first line/],
    ["YAML with a mistake", { scriptText: "#cloud-config\na: [1" }, "scriptText", /not valid YAML/],
  ])("%s: refused beside its field, and nothing is saved", async (_what, fields, field, complaint) => {
    await expect(add(fields)).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { [field]: expect.stringMatching(complaint) },
    });
    expect(await database.image.count({ where: { versionId } })).toBe(0);
  });

  test.each([
    ["no text", Buffer.from([0xff, 0xfe, 0x00]), /not a text in UTF-8/],
    ["a text that is none of a script", "<html>", /first line/],
    ["too long", `#!/bin/sh\n${"x".repeat(150_001)}`, /at most 150000 characters/],
    ["far too long", `#!/bin/sh\n${"x".repeat(700_000)}`, /larger|limit|at most/],
  ])("from an address, %s", async (_what, body, complaint) => {
    served = body;
    await expect(add({ scriptUrl: scriptsUrl })).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { scriptUrl: expect.stringMatching(complaint) },
    });
  });

  test("from a server that is not to be reached", async () => {
    await expect(add({ scriptUrl: "http://169.254.169.254/latest/user-data" })).rejects.toMatchObject({
      fieldErrors: { scriptUrl: expect.stringMatching(/not at a public Internet address/) },
    });
  });

  test("nothing is fetched for those who may not edit", async () => {
    await expect(add({ scriptUrl: scriptsUrl }, stranger)).rejects.toMatchObject({ code: "forbidden" });
    expect(asked).toBe(0);
  });

  test("is for everybody once it is published and not hidden, before that for its maintainers", async () => {
    const { identifier } = await add({ scriptText: CONFIG });
    const { number } = await findImage();
    expect(await findScript(identifier, null)).toBeNull();
    expect(await getWorkingScript(appliance.maintainer, appliance.slug, identifier)).toBe(CONFIG);
    expect(await getWorkingScript(stranger, appliance.slug, identifier)).toBeNull();
    await database.image.update({ where: { id: (await findImage()).id }, data: imageChecked() });
    await publish();
    expect(await findScript(identifier, null)).toBe(CONFIG);
    expect(await findScript(identifier, number)).toBe(CONFIG);
    expect(await findScript(identifier, number + 1)).toBeNull();
    await database.applianceVersion.update({ where: { id: versionId }, data: { hiddenAt: NOW } });
    expect(await findScript(identifier, number)).toBeNull();
  });

  test("cannot be changed once published, nor stand beside another checksum", async () => {
    await add({ scriptText: CONFIG });
    const { id } = await findImage();
    const lie = database.image.update({ where: { id }, data: { scriptText: "#!/bin/sh" } });
    await expect(lie).rejects.toThrow(/Image_script_sha256_true/);
    await database.image.update({ where: { id }, data: imageChecked() });
    await publish();
    for (const data of [
      { trafficRules: [], defaultAccount: "root" },
      { hypervisors: ["Xen"] },
      { scriptText: null, scriptFormat: null, scriptSha256: null },
      { acceleratorKind: "GPU" },
    ]) {
      await expect(database.image.update({ where: { id }, data })).rejects.toThrow(
        /published version cannot be changed/,
      );
    }
  });
});

function imageChecked() {
  const { sizeBytes, sha512, sha256: sum, md5, checksumSource } = imageFields();
  return { sizeBytes, sha512, sha256: sum, md5, checksumSource };
}

describe("looking into a file", () => {
  const look = (path: string, actor = appliance.owner) =>
    lookIntoFile(actor, { slug: appliance.slug, url: images.url + path });

  test.each(["qcow2", "ova", "vmdk", "raw"] as const)(
    "an honest %s tells format and size",
    async (format) => {
      const { sizeBytes, virtualSizeBytes } = HONEST_IMAGES[format];
      expect(await look(`/honest.${format}`)).toEqual({
        guess: {
          format,
          declaredSizeBytes: BigInt(sizeBytes),
          diskMinimumBytes: BigInt(virtualSizeBytes),
        },
        problem: null,
      });
    },
  );

  test("without a server that gives parts the beginning is enough", async () => {
    expect((await look("/no-head.qcow2")).guess).toMatchObject({ format: "qcow2" });
    expect((await look("/no-length.qcow2")).guess).not.toHaveProperty("declaredSizeBytes");
    expect((await look("/endless.qcow2")).guess).toMatchObject({ format: "qcow2" });
  });

  test.each([
    ["/web-page.qcow2", /a page or a text/],
    ["/honest.qcow2.gz", /compressed \(gzip\)/],
    ["/empty.qcow2", /empty/],
  ])("%s: says what speaks against it", async (path, problem) => {
    expect((await look(path)).problem).toMatch(problem);
  });

  test("what cannot be had is refused beside the address", async () => {
    await expect(look("/status/404")).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { url: expect.stringMatching(/404/) },
    });
    const inside = lookIntoFile(appliance.owner, { slug: appliance.slug, url: "http://10.0.0.1/a.qcow2" });
    await expect(inside).rejects.toMatchObject({ fieldErrors: { url: expect.stringMatching(/public/) } });
  });

  test("only for those who maintain the appliance, while they work on a version", async () => {
    await expect(look("/honest.qcow2", stranger)).rejects.toMatchObject({ code: "forbidden" });
    await database.applianceVersion.delete({ where: { id: versionId } });
    await expect(look("/honest.qcow2")).rejects.toMatchObject({ reason: "no_working_version" });
  });
});

describe("comparing versions", () => {
  const compare = (
    actor: Parameters<typeof getVersionComparison>[0],
    from: string | null,
    to: string | null,
  ) => getVersionComparison(actor, appliance.slug, { from, to }, NOW);
  const names = (found: Awaited<ReturnType<typeof compare>>) => [found?.from?.version, found?.to?.version];

  beforeEach(async () => {
    await database.applianceVersion.delete({ where: { id: versionId } });
    for (const [day, version] of ["1.0", "2.0", "3.0"].entries()) {
      await createPublishedVersion(appliance.id, {
        version,
        now: new Date(NOW.getTime() + (day - 5) * DAY_MS),
      });
    }
    await createWorkingVersionOf(appliance.id, { version: "4.0" });
    await database.applianceVersion.updateMany({
      where: { applianceId: appliance.id, version: "1.0" },
      data: { hiddenAt: NOW },
    });
  });

  test("begins with what is newest and what it follows", async () => {
    expect(names(await compare(ANONYMOUS, null, null))).toEqual(["2.0", "3.0"]);
    expect(names(await compare(appliance.owner, null, null))).toEqual(["3.0", "4.0"]);
    expect(names(await compare(ANONYMOUS, "2.0", null))).toEqual(["2.0", "3.0"]);
    expect(names(await compare(appliance.owner, "4.0", "1.0"))).toEqual(["4.0", "1.0"]);
  });

  test("shows nobody what they may not see", async () => {
    expect(names(await compare(ANONYMOUS, "1.0", "4.0"))).toEqual(["2.0", "3.0"]);
    expect((await compare(ANONYMOUS, null, null))?.versions.map(({ version }) => version)).toEqual([
      "3.0",
      "2.0",
    ]);
    expect(await getVersionComparison(ANONYMOUS, "nowhere", { from: null, to: null }, NOW)).toBeNull();
  });
});
