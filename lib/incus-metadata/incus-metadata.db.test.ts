/** What Incus and LXD need of an image: when it is kept, what lists say of it, and that it never changes once they do. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runIntegrityCheck } from "#lib/integrity-check/run-integrity-check.ts";
import { readDemoImage } from "#lib/launch/demo-image.ts";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance, createWorkingVersionOf, imageForm } from "#lib/testing/appliance-scene.ts";
import { asOwner } from "#lib/testing/as-owner.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  imageFields,
} from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { HONEST_IMAGES, type ImageServer, startImageServer } from "#lib/testing/image-server.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { fetchRendering } from "#lib/vo-image-list/fetch-rendering.ts";
import { makeIncusMetadata } from "./incus-metadata.ts";
import { keepIncusMetadata } from "./keep-incus-metadata.ts";

const database = getDatabase();
const UNMEASURED = {
  ...{ sizeBytes: null, sha512: null, sha256: null, md5: null, checksumSource: null, checkedAt: null },
};
const sum = (algorithm: string, ...parts: Uint8Array[]) =>
  createHash(algorithm).update(Buffer.concat(parts)).digest("hex");

let server: ImageServer;
let disk: Buffer;
beforeAll(async () => {
  server = await startImageServer();
  const chunks: Uint8Array[] = [];
  for await (const chunk of readDemoImage(HONEST_IMAGES.qcow2)) chunks.push(Buffer.from(chunk));
  disk = Buffer.concat(chunks);
});
afterAll(() => server.close());

const metadataOf = (imageId: string) => database.incusMetadata.findUnique({ where: { imageId } });

async function check({ id: imageId, url }: { id: string; url: string }) {
  const { id } = await database.integrityCheck.create({ data: { imageId, url } });
  await runIntegrityCheck(id, { signal: new AbortController().signal });
}

/** An image of a working version whose check has passed. */
async function createChecked(format: keyof typeof HONEST_IMAGES = "qcow2") {
  const appliance = await createOwnedAppliance();
  const url = `${server.url}/honest.${format}`;
  const { images } = await createWorkingVersionOf(appliance.id, {
    images: [imageFields({ ...UNMEASURED, url, format })],
  });
  const [image] = images;
  if (!image) throw new Error("there is no image");
  await check(image);
  return { ...appliance, image };
}

/** A published image that was measured before metadata were made. */
async function createMeasuredBefore() {
  const appliance = await createAppliance();
  const measured = {
    ...{ sizeBytes: BigInt(disk.length), sha512: sum("sha512", disk), sha256: sum("sha256", disk) },
    md5: sum("md5", disk),
  };
  const { images } = await createPublishedVersion(appliance.id, {
    images: [imageFields({ url: `${server.url}/honest.qcow2`, ...measured })],
  });
  const [image] = images;
  if (!image) throw new Error("there is no image");
  return { appliance, image };
}

/** What somebody gets who is signed in so. */
const fetchAs = (actor: Actor, question: Parameters<typeof fetchRendering>[0]) =>
  fetchRendering(question, { authorization: null, signedIn: async () => actor }, new Date());

describe("a check that passed", () => {
  test("leaves a metadata file that says what is declared, and its sum with the disk behind it", async () => {
    const { image } = await createChecked();
    const kept = await metadataOf(image.id);
    expect(kept).toMatchObject({
      ...{ arch: image.arch, osName: image.osName, osVersion: image.osVersion },
      sha256: sum("sha256", kept?.body ?? Buffer.of()),
      combinedSha256: sum("sha256", kept?.body ?? Buffer.of(), disk),
      diskSha256: sum("sha256", disk),
    });
  });

  test.each(["raw", "vmdk", "ova"] as const)("of a disk in %s leaves none", async (format) => {
    const { image } = await createChecked(format);
    expect(await metadataOf(image.id)).toBeNull();
  });

  test("again of a working version, takes what is declared now", async () => {
    const { owner, slug, image } = await createChecked();
    const { url, identifier } = image;
    await saveImage(owner, { ...imageForm(slug, { url }), identifier, osVersion: "12", osName: "Debian" });
    expect(await metadataOf(image.id)).toMatchObject({ osVersion: "13" });
    await check(image);
    expect(await metadataOf(image.id)).toMatchObject({ osVersion: "12", diskSha256: sum("sha256", disk) });
  });
});

test("an image that was copied into the next version is the same to Incus and LXD", async () => {
  const { owner, slug, image } = await createChecked();
  await database.applianceVersion.update({
    where: { id: image.versionId },
    data: { state: "latest", publishedAt: new Date() },
  });
  await createWorkingVersion(owner, { slug, version: "9.0", notes: "Next.", expiresInMonths: 6 } as never);
  const copy = await database.image.findFirstOrThrow({
    where: { identifier: image.identifier, version: { state: "working" } },
  });
  const { imageId: _imageId, ...kept } = (await metadataOf(image.id)) ?? {};
  expect(await metadataOf(copy.id)).toMatchObject(kept);
});

describe("a published image", () => {
  test("that was measured before gets it when it is read again", async () => {
    const { image } = await createMeasuredBefore();
    expect(await metadataOf(image.id)).toBeNull();
    await check(image);
    expect(await metadataOf(image.id)).toMatchObject({ diskSha256: sum("sha256", disk) });
  });

  test("keeps what it has when it is read again", async () => {
    const { image } = await createMeasuredBefore();
    const file = await makeIncusMetadata(image, new Date("2026-01-01T00:00:00Z"));
    const joined = { combinedSha256: sum("sha256", file.body, disk), diskSha256: sum("sha256", disk) };
    await database.$transaction((tx) => keepIncusMetadata(tx, image.id, file, joined));
    const kept = await metadataOf(image.id);
    expect(kept).toMatchObject({ sha256: file.sha256, ...joined });
    await check(image);
    expect(await metadataOf(image.id)).toEqual(kept);
  });

  test("keeps it also against whoever writes to the database, until it goes itself", async () => {
    const { appliance, image } = await createMeasuredBefore();
    await check(image);
    const where = `WHERE "imageId" = '${image.id}'`;
    for (const statement of [
      `UPDATE "IncusMetadata" SET "arch" = 'aarch64' ${where}`,
      `DELETE FROM "IncusMetadata" ${where}`,
    ]) {
      await expect(database.$executeRawUnsafe(statement), statement).rejects.toThrow(/cannot be changed/);
      await expect(asOwner(statement), statement).rejects.toThrow(/cannot be changed/);
    }
    await database.virtualAppliance.update({ where: { id: appliance.id }, data: { archivedAt: new Date() } });
    await database.applianceVersion.deleteMany({ where: { applianceId: appliance.id } });
    expect(await metadataOf(image.id)).toBeNull();
  });

  test("has a sum that is the file’s", async () => {
    const { image } = await createMeasuredBefore();
    const sums = { sha256: "0".repeat(64), combinedSha256: "0".repeat(64), diskSha256: "0".repeat(64) };
    const facts = { arch: "x86_64", osName: "Debian", osVersion: "13" };
    await expect(
      database.incusMetadata.create({
        data: { imageId: image.id, body: new Uint8Array([1]), ...sums, ...facts },
      }),
    ).rejects.toThrow(/sha256_true/);
  });
});

describe("a list", () => {
  type Streams = { products: Record<string, { versions: Record<string, { items: Record<string, Item> }> }> };
  type Item = { path: string; sha256: string; size: number };

  async function readItems(vo: { name: string }, revision: number | null = null, actor: Actor = ANONYMOUS) {
    const file = await fetchAs(actor, { vo: vo.name, revision, path: "streams/v1/images.json" });
    if ("location" in file) throw new Error("The streams lie elsewhere.");
    const { products } = JSON.parse(Buffer.from(file.body).toString()) as Streams;
    return Object.values(products).flatMap(({ versions }) =>
      Object.values(versions).map(({ items }) => items),
    );
  }

  test("that was signed before keeps the disk only; the next one leads to the file", async () => {
    const vo = await createCuratedVo();
    const { appliance, image } = await createMeasuredBefore();
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    await check(image);
    const other = await createAppliance();
    await createPublishedVersion(other.id);
    await addToDraft(vo.manager, { vo: vo.name, applianceId: other.id });
    await publishAndSign(vo);

    expect((await readItems(vo, 1)).map((items) => Object.keys(items))).toEqual([["disk1.img"]]);
    const items = await readItems(vo);
    expect(items.map((each) => Object.keys(each)).sort()).toEqual([
      ["disk1.img"],
      ["disk1.img", "incus.tar.xz", "lxd.tar.xz"],
    ]);
    const item = items.find((each) => each["incus.tar.xz"])?.["incus.tar.xz"];
    const path = item?.path ?? "";
    const file = await fetchAs(ANONYMOUS, { vo: vo.name, revision: null, path });
    if ("location" in file) throw new Error("The metadata lie elsewhere.");
    expect(file).toMatchObject({ contentType: "application/x-xz", sha256: item?.sha256, isPublic: true });
    expect(file.body).toEqual(new Uint8Array((await metadataOf(image.id))?.body ?? []));
    expect(item).toMatchObject({
      ...{ size: file.body.length, sha256: sum("sha256", Buffer.from(file.body)) },
      "combined_disk1-img_sha256": sum("sha256", Buffer.from(file.body), disk),
    });
    await expect(fetchAs(ANONYMOUS, { vo: vo.name, revision: 1, path })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("that is not public gives the file to nobody who may not fetch it", async () => {
    const vo = await createCuratedVo({ visibility: "token" });
    const { appliance, image } = await createMeasuredBefore();
    await check(image);
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    const [items] = await readItems(vo, null, vo.manager);
    const question = { vo: vo.name, revision: null, path: items?.["incus.tar.xz"]?.path ?? "" };
    await expect(fetchAs(ANONYMOUS, question)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(fetchAs(await createPerson(), question)).rejects.toMatchObject({ code: "forbidden" });
    expect(await fetchAs(vo.manager, question)).toMatchObject({ isPublic: false });
  });

  test("does not offer a file that says something else than the list", async () => {
    const vo = await createCuratedVo();
    const { id, owner, slug, image } = await createChecked();
    const { url, identifier } = image;
    await saveImage(owner, { ...imageForm(slug, { url }), identifier, arch: "aarch64" });
    expect(await database.image.findUnique({ where: { id: image.id } })).toMatchObject({
      ...{ arch: "aarch64", checksumSource: "measured" },
    });
    await database.applianceVersion.update({
      where: { id: image.versionId },
      data: { state: "latest", publishedAt: new Date() },
    });
    await addToDraft(vo.manager, { vo: vo.name, applianceId: id });
    await publishAndSign(vo);
    expect((await readItems(vo)).map((items) => Object.keys(items))).toEqual([["disk1.img"]]);
  });
});
