/** Images of a working version, and asking for their integrity checks. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { runIntegrityCheckJob } from "#lib/integrity-check/jobs.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import {
  auditTrailOf,
  createOwnedAppliance,
  createWorkingVersionOf,
  imageForm,
} from "#lib/testing/appliance-scene.ts";
import { imageFields } from "#lib/testing/factories.ts";
import { clearQueue, listQueued, whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { cancelIntegrityCheck } from "./cancel-integrity-check.ts";
import { removeImage } from "./remove-image.ts";
import { requestIntegrityCheck } from "./request-integrity-check.ts";
import { saveImage } from "./save-image.ts";

const database = getDatabase();
const SHA = "ab".repeat(64);

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
let versionId: string;
beforeEach(async () => {
  appliance = await createOwnedAppliance();
  versionId = (await createWorkingVersionOf(appliance.id, { images: [] })).id;
  await clearQueue();
});

const listImages = () => database.image.findMany({ where: { versionId }, orderBy: { position: "asc" } });
const add = (overrides?: Record<string, string>) =>
  saveImage(appliance.owner, imageForm(appliance.slug, overrides));

/** An image whose check has passed. */
async function addMeasured() {
  const { identifier } = await add({ declaredSizeBytes: "196616", declaredSha512: SHA });
  const { sizeBytes, sha256, md5 } = imageFields();
  return database.image.update({
    where: { versionId_identifier: { versionId, identifier } },
    data: { sizeBytes, sha512: SHA, sha256, md5, checksumSource: "measured", checkedAt: new Date() },
  });
}

describe("adding", () => {
  test("keeps what was typed, unchecked, after those that are there", async () => {
    const first = await add({ ramMinimumBytes: "512 MiB", declaredSha512: SHA });
    await add({ url: "https://images.example.org/second.qcow2", title: "" });
    expect(await listImages()).toMatchObject([
      {
        identifier: first.identifier,
        title: "As typed",
        position: 0,
        ramMinimumBytes: 536_870_912n,
        declaredSha512: SHA,
        sha512: null,
        sizeBytes: null,
        checksumSource: null,
      },
      { position: 1, title: `Image for ${appliance.name} [Debian/13/KVM]`, notes: "" },
    ]);
    expect(await auditTrailOf(versionId)).toMatchObject([
      { action: "image.added", details: { imageIdentifier: first.identifier, title: "As typed" } },
      { action: "image.added" },
    ]);
  });

  test("the same address and hypervisor twice is refused, with another hypervisor it is not", async () => {
    await add();
    await expect(add()).rejects.toMatchObject({
      code: "conflict",
      reason: "same_image_twice",
      fieldErrors: { url: expect.any(String) },
    });
    await add({ hypervisors: "Xen" });
    expect(await listImages()).toHaveLength(2);
  });

  test("an image that is not of this version cannot be edited", async () => {
    const form = { ...imageForm(appliance.slug), identifier: randomUUID() };
    await expect(saveImage(appliance.owner, form)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("editing", () => {
  const edit = (identifier: string, overrides: Record<string, string>) => {
    const same = { declaredSizeBytes: "196616", declaredSha512: SHA };
    return saveImage(appliance.owner, {
      ...imageForm(appliance.slug, { ...same, ...overrides }),
      identifier,
    });
  };

  test.each([
    ["title", { title: "Another" }],
    ["requirements", { cpuMinimum: "4", ramMinimumBytes: "1 GiB" }],
    ["operating system", { osVersion: "14" }],
    ["declared checksum in other letters", { declaredSha512: SHA.toUpperCase() }],
  ])("another %s keeps the check's result", async (_what, overrides) => {
    const image = await addMeasured();
    await edit(image.identifier, overrides);
    const [found] = await listImages();
    const { sizeBytes, sha512, sha256, md5, checksumSource, checkedAt, id, number } = image;
    expect(found).toMatchObject({ id, number, sizeBytes, sha512, sha256, md5, checksumSource, checkedAt });
  });

  test.each([
    ["address", { url: "https://images.example.org/other.qcow2" }],
    ["format", { format: "raw" }],
    ["declared size", { declaredSizeBytes: "1" }],
    ["declared checksum", { declaredSha512: "" }],
  ])("another %s clears the check's result", async (_what, overrides) => {
    const { identifier } = await addMeasured();
    await edit(identifier, overrides);
    expect(await listImages()).toMatchObject([
      {
        identifier,
        sizeBytes: null,
        sha512: null,
        sha256: null,
        md5: null,
        checksumSource: null,
        checkedAt: null,
      },
    ]);
  });

  test("an address that another image has is refused, its own is not", async () => {
    await add();
    const { identifier } = await add({ url: "https://images.example.org/b.qcow2" });
    await expect(edit(identifier, {})).rejects.toMatchObject({ reason: "same_image_twice" });
    await edit(identifier, { url: "https://images.example.org/b.qcow2", title: "B" });
    expect((await auditTrailOf(versionId)).at(-1)).toMatchObject({
      action: "image.edited",
      details: { imageIdentifier: identifier, title: "B" },
    });
  });
});

describe("removing", () => {
  test("takes the image out, with its checks", async () => {
    const image = await addMeasured();
    await requestIntegrityCheck(appliance.owner, { slug: appliance.slug, identifier: image.identifier });
    await removeImage(appliance.owner, { slug: appliance.slug, identifier: image.identifier });
    expect(await listImages()).toEqual([]);
    expect(await database.integrityCheck.count({ where: { imageId: image.id } })).toBe(0);
    expect((await auditTrailOf(versionId)).at(-1)).toMatchObject({ action: "image.removed" });
  });

  test("twice is not found", async () => {
    const { slug } = appliance;
    const { identifier } = await add();
    await removeImage(appliance.owner, { slug, identifier });
    await expect(removeImage(appliance.owner, { slug, identifier })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("an integrity check", () => {
  const request = (identifier: string) =>
    requestIntegrityCheck(appliance.maintainer, { slug: appliance.slug, identifier });
  const find = (id: string) => database.integrityCheck.findUniqueOrThrow({ where: { id } });

  test("is asked for: a row, an audit event and a job in one", async () => {
    const { identifier } = await add();
    const { checkId } = await request(identifier);
    expect(await find(checkId)).toMatchObject({
      state: "queued",
      url: "https://images.example.org/typed.qcow2",
      requestedById: appliance.maintainer.personId,
      attempts: 0,
    });
    expect(await listQueued(runIntegrityCheckJob)).toEqual([{ checkId }]);
    expect(await auditTrailOf(checkId)).toMatchObject([{ action: "integrity_check.requested" }]);
  });

  test("no job, no check", async () => {
    const { identifier } = await add();
    const [image] = await listImages();
    await expect(whileInsertsFail('"jobs"."job"', () => request(identifier))).rejects.toThrow(
      /refused by the test/,
    );
    expect(await database.integrityCheck.count({ where: { imageId: image?.id ?? "" } })).toBe(0);
  });

  test("is under way once, also when asked for at the same moment", async () => {
    const { identifier } = await add();
    const asked = await Promise.allSettled([request(identifier), request(identifier)]);
    const refusals = asked.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refusals).toMatchObject([{ code: "conflict", reason: "check_under_way" }]);
    expect(await listQueued(runIntegrityCheckJob)).toHaveLength(1);
  });

  test("of an image that is not there is not found", async () => {
    await expect(request(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });

  test("that waits is cancelled at once, and may be asked for again", async () => {
    const { identifier } = await add();
    const { checkId } = await request(identifier);
    const now = new Date();
    await cancelIntegrityCheck(appliance.owner, { checkId }, now);
    expect(await find(checkId)).toMatchObject({
      state: "cancelled",
      cancelRequestedAt: now,
      finishedAt: now,
    });
    expect((await auditTrailOf(checkId)).at(-1)).toMatchObject({ action: "integrity_check.cancelled" });
    await request(identifier);
  });

  test("that runs is told to stop, once", async () => {
    const { identifier } = await add();
    const { checkId } = await request(identifier);
    await database.integrityCheck.update({ where: { id: checkId }, data: { state: "running" } });
    await cancelIntegrityCheck(appliance.owner, { checkId });
    await cancelIntegrityCheck(appliance.owner, { checkId });
    expect(await find(checkId)).toMatchObject({ state: "running", cancelRequestedAt: expect.any(Date) });
    expect(await auditTrailOf(checkId)).toHaveLength(2);
  });

  test.each(["passed", "failed", "cancelled"] as const)("that has %s stays so", async (state) => {
    const { identifier } = await add();
    const { checkId } = await request(identifier);
    const before = await database.integrityCheck.update({ where: { id: checkId }, data: { state } });
    await cancelIntegrityCheck(appliance.owner, { checkId });
    expect(await find(checkId)).toEqual(before);
    expect(await auditTrailOf(checkId)).toHaveLength(1);
  });

  test("that is not there is not found", async () => {
    await expect(cancelIntegrityCheck(appliance.owner, { checkId: randomUUID() })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
