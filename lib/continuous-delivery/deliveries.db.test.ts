/** Continuous delivery against a real HTTP server: all seven tasks, each failing in turn. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runIntegrityCheck } from "#lib/integrity-check/run-integrity-check.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { type ImageServer, startImageServer } from "#lib/testing/image-server.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { callOffPublication } from "#lib/virtual-appliance/call-off-publication.ts";
import { settlePublication } from "#lib/virtual-appliance/settle-publication.ts";
import { checkDeliveryNow } from "./check-delivery-now.ts";
import { runDeliveryJob } from "./jobs.ts";
import { pauseDelivery } from "./pause-delivery.ts";
import { pushDelivery } from "./push-delivery.ts";
import { getDelivery, getDeliveryPage } from "./queries.ts";
import { removeDelivery } from "./remove-delivery.ts";
import { resumeDelivery } from "./resume-delivery.ts";
import { runDelivery } from "./run-delivery.ts";
import { setUpDelivery } from "./set-up-delivery.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { sweepDeliveries } from "./sweep-deliveries.ts";
import { TASKS } from "./task.ts";

const database = getDatabase();
const never = new AbortController().signal;
const MINUTE_MS = 60_000;

let images: ImageServer;
let server: Server;
let descriptionUrl: string;
let served: { status: number; text: string };
let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;

beforeAll(async () => {
  images = await startImageServer();
  server = createServer((_request, response) => response.writeHead(served.status).end(served.text));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  descriptionUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/delivery.yaml`;
});
afterAll(async () => {
  await images.close();
  server.close();
});
beforeEach(async () => {
  appliance = await createOwnedAppliance();
  for (const { personId } of [appliance.owner, appliance.maintainer]) {
    await database.person.update({ where: { id: personId }, data: { email: `${personId}@example.org` } });
  }
  await clearQueue();
  serve({});
});

const WELL = {
  ...{ version: "1.0", notes: "Built by itself.", format: "qcow2", arch: "x86_64", hypervisor: "KVM" },
  os: { family: "Linux", name: "Debian", version: "13" },
};

/** The description from now on. */
function serve(changes: Record<string, unknown>, status = 200): void {
  const description = { url: `${images.url}/honest.qcow2`, ...WELL, ...changes };
  served = { status, text: JSON.stringify({ appdb: description }) };
}

function serveText(text: string): void {
  served = { status: 200, text };
}

const setUp = () => setUpDelivery(appliance.owner, { slug: appliance.slug, url: descriptionUrl });
const newest = () =>
  database.delivery.findFirstOrThrow({
    where: { applianceId: appliance.id },
    orderBy: { startedAt: "desc" },
  });
const source = () => database.deliverySource.findUniqueOrThrow({ where: { applianceId: appliance.id } });
const findWorking = () =>
  database.applianceVersion.findFirst({ where: { applianceId: appliance.id, state: "working" } });

/** What the worker does, to the end. */
async function work(now = new Date()) {
  const { id } = await newest();
  await runDelivery(id, never, now);
  const { versionId } = await newest();
  if (versionId) {
    const checks = await database.integrityCheck.findMany({
      where: { image: { versionId }, state: "queued" },
    });
    for (const check of checks) await runIntegrityCheck(check.id, { signal: never });
    await settlePublication(versionId, now);
  }
  await sweepDeliveries(now);
  return view();
}

/** How the newest delivery stands: its state, and the task that it is at with its last line. */
async function view() {
  const page = await getDeliveryPage(appliance.maintainer, appliance.slug);
  const [delivery] = page?.deliveries ?? [];
  const at = delivery?.tasks.findLast(({ state }) => state !== "waiting" && state !== "skipped");
  return { state: delivery?.state, task: at?.name, taskState: at?.state, line: at?.lines.at(-1) };
}

const emailOf = async ({ personId }: { personId: string }) =>
  (await database.person.findUniqueOrThrow({ where: { id: personId } })).email;
const latest = () =>
  database.applianceVersion.findFirst({ where: { applianceId: appliance.id, state: "latest" } });

describe("from a description", () => {
  test("a version is made, checked and published in the name of who set it up", async () => {
    await setUp();
    expect(await listQueued(runDeliveryJob)).toEqual([{ deliveryId: (await newest()).id }]);
    expect(await work()).toMatchObject({ state: "published", task: "publish", taskState: "done" });
    expect(await latest()).toMatchObject({
      version: "1.0",
      notes: "Built by itself.",
      publishedById: appliance.owner.personId,
    });
    expect(await source()).toMatchObject({ failures: 0, pausedAt: null });
    const actions = (await auditTrailOf(appliance.id)).map(({ action }) => action);
    expect(actions).toEqual(["delivery.set_up", "delivery.begun", "delivery.ended"]);
  });

  test("the next one updates the image, which keeps its identifier", async () => {
    const identifier = crypto.randomUUID();
    await createPublishedVersion(appliance.id, { version: "0.9", images: [imageFields({ identifier })] });
    await setUp();
    await work();
    const version = await latest();
    expect(await database.image.findMany({ where: { versionId: version?.id ?? "" } })).toMatchObject([
      { identifier, url: `${images.url}/honest.qcow2`, checksumSource: "measured" },
    ]);
  });

  test("what was published is nothing new, in whatever spelling", async () => {
    await setUp();
    await work();
    const { appdb } = JSON.parse(served.text);
    served.text = JSON.stringify(Object.fromEntries(Object.entries(appdb).reverse()), null, 4);
    await sweepDeliveries(new Date(Date.now() + 31 * MINUTE_MS));
    expect(await work()).toMatchObject({ state: "nothing_new", task: "version", taskState: "done" });
    expect(await database.applianceVersion.count({ where: { applianceId: appliance.id } })).toBe(1);
  });
});

describe("each task fails with its own reason, and leaves nothing behind", () => {
  const cases: [task: string, break_: () => Promise<void> | void, line: RegExp][] = [
    ["fetch", () => serve({}, 404), /404/],
    ["read", () => serveText("version: [1"), /neither YAML nor JSON/],
    ["version", () => serve({ version: "" }), /names no version/],
    ["metadata", () => serve({ arch: "z80", os: {} }), /arch: Choose the architecture[\s\S]*os\.name: /],
    [
      "prepare",
      async () => {
        await createPublishedVersion(appliance.id, {
          version: "0.9",
          images: [imageFields(), imageFields()],
        });
      },
      /has 2 images, and a description names one/,
    ],
    ["check", () => serve({ url: `${images.url}/web-page.qcow2` }), /web page/],
    ["check", () => serve({ sha512: "0".repeat(128) }), /SHA-512/],
    // Somebody archives it while its image is being checked.
    ["publish", () => serve({}), /archived/],
  ];

  test.each(cases)("%s", async (task, break_, line) => {
    await break_();
    await setUp();
    if (task === "publish") {
      await runDelivery((await newest()).id, never);
      await database.virtualAppliance.update({
        where: { id: appliance.id },
        data: { archivedAt: new Date() },
      });
    }
    expect(await work()).toEqual({
      state: "failed",
      task,
      taskState: "failed",
      line: expect.stringMatching(line),
    });
    const page = await getDeliveryPage(appliance.owner, appliance.slug);
    const states = page?.deliveries[0]?.tasks.map(({ state }) => state);
    const at = TASKS.findIndex(({ name }) => name === task);
    expect(states).toEqual([...Array(at).fill("done"), "failed", ...Array(6 - at).fill("skipped")]);
    expect(await findWorking()).toBeNull();
    expect(await source()).toMatchObject({ failures: 1 });
    expect(await mailsTo(await emailOf(appliance.owner))).toMatchObject([
      { subject: expect.stringMatching(/failed$/) },
    ]);
  });

  test("a version that somebody works on is left alone", async () => {
    const { id } = await createWorkingVersionOf(appliance.id, { version: "2.0" });
    await setUp();
    expect(await work()).toMatchObject({
      task: "prepare",
      line: expect.stringMatching(/Somebody is working on version 2\.0/),
    });
    expect((await findWorking())?.id).toBe(id);
  });

  test("published content does not change under the same version", async () => {
    await setUp();
    await work();
    serve({ notes: "Other notes." });
    await sweepDeliveries(new Date(Date.now() + 31 * MINUTE_MS));
    expect(await work()).toMatchObject({
      state: "failed",
      task: "version",
      line: expect.stringMatching(/another description/),
    });
  });

  test("whoever may not publish any more delivers nothing, and it pauses", async () => {
    await setUpDelivery(appliance.maintainer, { slug: appliance.slug, url: descriptionUrl });
    await database.applianceMaintainer.deleteMany({ where: { personId: appliance.maintainer.personId } });
    await runDelivery((await newest()).id, never);
    expect(await newest()).toMatchObject({
      state: "failed",
      reason: expect.stringMatching(/does not maintain/),
    });
    expect(await source()).toMatchObject({
      pausedAt: expect.any(Date),
      pausedReason: expect.stringMatching(/does not maintain/),
    });
    expect(await mailsTo(await emailOf(appliance.owner))).toMatchObject([
      { subject: expect.stringMatching(/is paused$/) },
    ]);
  });

  test("called off by somebody, it is cancelled and counts as no failure", async () => {
    await setUp();
    await runDelivery((await newest()).id, never);
    await callOffPublication(appliance.owner, { slug: appliance.slug });
    await settleDelivery((await newest()).id);
    expect(await newest()).toMatchObject({ state: "cancelled" });
    expect(await source()).toMatchObject({ failures: 0 });
    expect(await findWorking()).toBeNull();
  });
});

describe("in the course of time", () => {
  test("it is asked for again half an hour later, not sooner, and later after failures", async () => {
    await setUp();
    await work();
    const count = () => database.delivery.count({ where: { applianceId: appliance.id } });
    await sweepDeliveries(new Date(Date.now() + 29 * MINUTE_MS));
    expect(await count()).toBe(1);
    await sweepDeliveries(new Date(Date.now() + 31 * MINUTE_MS));
    expect(await count()).toBe(2);
    // One at a time.
    await sweepDeliveries(new Date(Date.now() + 62 * MINUTE_MS));
    expect(await count()).toBe(2);
  });

  test("after fifty failures in a row it pauses, and tells", async () => {
    serve({}, 500);
    await setUp();
    await database.deliverySource.update({ where: { applianceId: appliance.id }, data: { failures: 49 } });
    await work();
    expect(await source()).toMatchObject({
      failures: 50,
      pausedAt: expect.any(Date),
      pausedReason: "50 deliveries in a row have failed.",
    });
    await sweepDeliveries(new Date(Date.now() + 3000 * MINUTE_MS));
    expect(await database.delivery.count({ where: { applianceId: appliance.id } })).toBe(1);
    expect(await mailsTo(await emailOf(appliance.maintainer))).toMatchObject([
      { subject: expect.stringMatching(/is paused$/) },
    ]);
    await resumeDelivery(appliance.maintainer, { slug: appliance.slug });
    expect(await source()).toMatchObject({ failures: 0, pausedAt: null });
  });

  test("a worker that died is replaced: what it had prepared is gone on with", async () => {
    await setUp();
    const { id, tasks } = await newest();
    await runDelivery(id, never);
    const working = await findWorking();
    await database.delivery.update({ where: { id }, data: { versionId: null, tasks: tasks ?? [] } });
    await clearQueue();
    await sweepDeliveries();
    expect(await listQueued(runDeliveryJob)).toContainEqual({ deliveryId: id });
    expect(await work()).toMatchObject({ state: "published" });
    expect((await latest())?.id).toBe(working?.id);
  });

  test("paused by hand, checked by hand, ended", async () => {
    await setUp();
    await work();
    const { slug } = appliance;
    await pauseDelivery(appliance.owner, { slug });
    await expect(pauseDelivery(appliance.owner, { slug })).rejects.toMatchObject({
      reason: "paused_already",
    });
    await sweepDeliveries(new Date(Date.now() + 31 * MINUTE_MS));
    expect(await database.delivery.count({ where: { applianceId: appliance.id } })).toBe(1);
    await expect(checkDeliveryNow(appliance.owner, { slug })).rejects.toMatchObject({
      reason: "just_checked",
    });
    await checkDeliveryNow(appliance.owner, { slug }, new Date(Date.now() + MINUTE_MS));
    await expect(
      checkDeliveryNow(appliance.owner, { slug }, new Date(Date.now() + 2 * MINUTE_MS)),
    ).rejects.toMatchObject({ reason: "delivery_running" });
    await work();
    await resumeDelivery(appliance.owner, { slug });
    await expect(resumeDelivery(appliance.owner, { slug })).rejects.toMatchObject({ reason: "not_paused" });
    await removeDelivery(appliance.owner, { slug });
    await expect(removeDelivery(appliance.owner, { slug })).rejects.toMatchObject({ reason: "no_delivery" });
    await sweepDeliveries(new Date(Date.now() + 100 * MINUTE_MS));
    expect(await database.delivery.count({ where: { applianceId: appliance.id } })).toBe(2);
  });
});

describe("pushed by a program", () => {
  const push = (changes: object = {}, version = "1.0") => {
    const { version: _version, ...rest } = WELL;
    return pushDelivery(appliance.owner, {
      slug: appliance.slug,
      version,
      url: `${images.url}/honest.qcow2`,
      ...rest,
      ...changes,
    });
  };
  const count = () => database.delivery.count({ where: { applianceId: appliance.id } });

  test("is published, and the same call again is the same delivery", async () => {
    await push();
    await push();
    expect(await count()).toBe(1);
    expect(await work()).toMatchObject({ state: "published" });
    await push();
    expect(await count()).toBe(1);
    expect(await getDelivery(appliance.maintainer, appliance.slug, "1.0")).toMatchObject({
      state: "published",
      trigger: "push",
    });
    expect(await getDelivery(await createPerson(), appliance.slug, "1.0")).toBeNull();
  });

  test("another description of the same version is refused, also while the first is under way", async () => {
    await push();
    await expect(push({ notes: "Other." })).rejects.toMatchObject({ reason: "version_delivered" });
    await expect(push({}, "1.1")).rejects.toMatchObject({ reason: "delivery_running" });
    await work();
    await expect(push({ notes: "Other." })).rejects.toMatchObject({ reason: "version_delivered" });
  });

  test("a version that was published by hand is not delivered", async () => {
    await createPublishedVersion(appliance.id, { version: "1.0" });
    await expect(push()).rejects.toMatchObject({ reason: "version_delivered" });
  });

  test("one that failed is tried again by the same call", async () => {
    await push({ url: `${images.url}/web-page.qcow2` });
    expect(await work()).toMatchObject({ state: "failed", task: "check" });
    await push({ url: `${images.url}/web-page.qcow2` });
    expect(await count()).toBe(2);
    await work();
    await push();
    expect(await work()).toMatchObject({ state: "published" });
  });

  test("what makes no sense is refused at once, key by key", async () => {
    await expect(push({ arch: "z80", colour: "blue" })).rejects.toMatchObject({
      code: "invalid_input",
      fieldErrors: { arch: expect.stringMatching(/Choose the architecture/) },
    });
    await expect(push({ colour: "blue" })).rejects.toMatchObject({
      fieldErrors: { colour: "There is no such key." },
    });
    expect(await count()).toBe(0);
  });

  test("two at the same moment are one", async () => {
    await Promise.all([push(), push(), push()]);
    expect(await count()).toBe(1);
  });
});
