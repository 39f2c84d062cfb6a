/** When images get a report, when it is made anew, and when it goes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIntegrityCheck } from "#lib/integrity-check/run-integrity-check.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance, createWorkingVersionOf, imageForm } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { type ImageServer, startImageServer } from "#lib/testing/image-server.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { sweepImageReports } from "./sweep-image-reports.ts";

const database = getDatabase();
const UNMEASURED = {
  ...{ sizeBytes: null, sha512: null, sha256: null, md5: null, checksumSource: null, checkedAt: null },
};
let server: ImageServer;
beforeAll(async () => {
  server = await startImageServer();
});
afterAll(() => server.close());

/** An image of a working version whose check has passed. */
async function createChecked() {
  const appliance = await createOwnedAppliance();
  const url = `${server.url}/honest.qcow2`;
  const { images } = await createWorkingVersionOf(appliance.id, {
    images: [imageFields({ ...UNMEASURED, url })],
  });
  const [image] = images;
  if (!image) throw new Error("there is no image");
  const { id } = await database.integrityCheck.create({ data: { imageId: image.id, url } });
  await runIntegrityCheck(id, { signal: new AbortController().signal });
  return { ...appliance, image, url };
}

const reportOf = (imageId: string) => database.imageReport.findUnique({ where: { imageId } });

test("a check that passed leaves one, with what the file tells of itself", async () => {
  const { image } = await createChecked();
  expect(await reportOf(image.id)).toMatchObject({
    ...{ inspected: true, grade: "clean", rulesVersion: 1, variant: expect.stringContaining("version") },
    virtualSizeBytes: expect.any(BigInt),
    findings: [expect.objectContaining({ rule: "S2", severity: "information" })],
  });
});

test("it is made anew when what is declared changes, and goes when the file is another", async () => {
  const { owner, slug, image, url } = await createChecked();
  const form = { ...imageForm(slug, { url }), identifier: image.identifier };
  await saveImage(owner, { ...form, ramMinimumBytes: 512n });
  expect(await reportOf(image.id)).toMatchObject({
    inspected: true,
    findings: expect.arrayContaining([expect.objectContaining({ rule: "E3" })]),
  });
  await saveImage(owner, { ...form, url: `${server.url}/other.qcow2` });
  expect(await reportOf(image.id)).toBeNull();
});

test("a copy of a measured image has what was read from the file", async () => {
  const { owner, slug, id, image } = await createChecked();
  await database.applianceVersion.update({
    where: { id: image.versionId },
    data: { state: "latest", publishedAt: new Date() },
  });
  await createWorkingVersion(owner, { slug, version: "9.0", notes: "Next.", expiresInMonths: 6 } as never);
  const copy = await database.image.findFirstOrThrow({
    where: { version: { applianceId: id, state: "working" } },
  });
  const [original, copied] = [await reportOf(image.id), await reportOf(copy.id)];
  expect(copied).toEqual({ ...original, imageId: copy.id, madeAt: copied?.madeAt });
});

test("the sweep makes those that are missing or old, and none for what was never measured", async () => {
  const { id } = await createAppliance();
  const { images } = await createPublishedVersion(id, {
    images: [imageFields(), imageFields(), imageFields({ checksumSource: "declared" })],
  });
  const ids = (source: string) =>
    images.filter((image) => image.checksumSource === source).map(({ id }) => id);
  const [missing, old] = ids("measured");
  const [declared] = ids("declared");
  const by = { imageId: old ?? "", rulesVersion: 0, grade: "failing" as const, findings: [] };
  await database.imageReport.create({ data: { ...by, inspected: false, madeAt: new Date(0) } });
  await sweepImageReports();
  expect(await reportOf(missing ?? "")).toMatchObject({ grade: "clean", inspected: false });
  expect(await reportOf(old ?? "")).toMatchObject({ grade: "clean", rulesVersion: 1 });
  expect(await reportOf(declared ?? "")).toBeNull();
});
