import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { readListFile } from "#lib/list-signing/list-files.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { openVerified } from "#lib/testing/verify-with-openssl.ts";
import { fetchApplianceList } from "#lib/vo-image-list/fetch-list.ts";
import { extendVersion } from "./extend-version.ts";
import { hideVersion } from "./hide-version.ts";
import { showVersion } from "./show-version.ts";
import { signApplianceList } from "./sign-appliance-list.ts";

const DAY_MS = 24 * 3600 * 1000;
const database = getDatabase();
const signer = createTestSigner();

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
beforeEach(async () => {
  appliance = await createOwnedAppliance();
});

const listSignings = () =>
  database.listSigning.findMany({
    where: { version: { applianceId: appliance.id } },
    orderBy: { listVersion: "asc" },
  });
const readFile = () => readListFile({ kind: "vappliance", name: appliance.slug });

describe("the list of an appliance", () => {
  test("verifies with plain OpenSSL and offers the latest version's images to everybody", async () => {
    const images = [imageFields({ title: "Größe", position: 0 }), imageFields({ position: 1 })];
    const version = await createPublishedVersion(appliance.id, { version: "2.0", images });
    await signApplianceList(version.id, signer);
    const [signing] = await listSignings();
    const content = JSON.parse(await openVerified(signing?.message ?? new Uint8Array(), TEST_CA_PEM));
    const list = content["hv:imagelist"];
    const { listIdentifier } = await database.virtualAppliance.findUniqueOrThrow({
      where: { id: appliance.id },
    });
    expect(list).toMatchObject({
      "dc:identifier": listIdentifier,
      "dc:title": appliance.name,
      "ad:vo": appliance.slug,
      "hv:uri": `https://va.example.org/store/vappliance/${appliance.slug}/image.list`,
      "hv:version": signing?.listVersion,
    });
    expect(list["hv:images"]).toHaveLength(2);
    const [first] = version.images.toSorted((a, b) => a.position - b.position);
    expect(list["hv:images"][0]["hv:image"]).toMatchObject({
      "dc:identifier": first?.identifier,
      "dc:title": "Grosse",
      "hv:size": "196616",
      "hv:uri": first?.url,
      "sl:checksum:sha512": first?.sha512,
      "ad:mpuri": `https://va.example.org/store/vm/image/${first?.identifier}:${first?.number}/`,
    });
    const file = await readFile();
    expect(file?.isPublic).toBe(true);
    expect(Buffer.from(file?.message ?? [])).toEqual(Buffer.from(signing?.message ?? []));
    expect(file?.messageSha256).toBe(
      createHash("sha256")
        .update(signing?.message ?? "")
        .digest("hex"),
    );
    expect(await auditTrailOf(version.id)).toMatchObject([
      { action: "version.list_signed", actorKind: "system", details: { listVersion: signing?.listVersion } },
    ]);
  });

  test("is signed once, however often it is asked for", async () => {
    const version = await createPublishedVersion(appliance.id);
    await signApplianceList(version.id, signer);
    const before = await readFile();
    await signApplianceList(version.id, signer);
    await Promise.all([signApplianceList(version.id, signer), signApplianceList(version.id, signer)]);
    expect(await listSignings()).toHaveLength(1);
    expect(await readFile()).toEqual(before);
    expect(await auditTrailOf(version.id)).toHaveLength(1);
  });

  test("is signed once also when two workers begin at the same moment", async () => {
    const version = await createPublishedVersion(appliance.id);
    await Promise.all([1, 2, 3].map(() => signApplianceList(version.id, signer)));
    expect(await listSignings()).toHaveLength(1);
  });

  test("is signed again in time: same content, same date of content, a higher version", async () => {
    const now = new Date();
    const version = await createPublishedVersion(appliance.id, { now });
    await signApplianceList(version.id, signer, now);
    await signApplianceList(version.id, signer, new Date(now.getTime() + 15 * DAY_MS));
    expect(await listSignings()).toHaveLength(1);
    await signApplianceList(version.id, signer, new Date(now.getTime() + 21 * DAY_MS));
    const [first, second] = await listSignings();
    expect(second?.contentCreatedAt).toEqual(first?.contentCreatedAt);
    expect(Number(second?.listVersion)).toBeGreaterThan(Number(first?.listVersion));
  });

  test("follows the latest version, with a higher number although the clock stands still", async () => {
    const now = new Date();
    const first = await createPublishedVersion(appliance.id, { now });
    await signApplianceList(first.id, signer, now);
    const second = await createPublishedVersion(appliance.id, { now });
    await signApplianceList(second.id, signer, now);
    const [old, fresh] = await listSignings();
    expect(fresh?.applianceVersionId).toBe(second.id);
    expect(Number(fresh?.listVersion)).toBeGreaterThan(Number(old?.listVersion));
    expect((await readFile())?.messageSha256).toBe(fresh?.messageSha256);
  });

  test("nobody has a list that would have to be emptied: none is made", async () => {
    const { id } = await createPublishedVersion(appliance.id);
    await database.applianceVersion.update({ where: { id }, data: { revokedAt: new Date() } });
    await signApplianceList(id, signer);
    await signApplianceList(crypto.randomUUID(), signer);
    expect(await listSignings()).toEqual([]);
    expect(await readFile()).toBeNull();
  });

  test("stays as it is when the latest version has expired", async () => {
    const { id } = await createPublishedVersion(appliance.id, { expiresInDays: 60 });
    await signApplianceList(id, signer);
    await signApplianceList(id, signer, new Date(Date.now() + 70 * DAY_MS));
    expect(await listSignings()).toHaveLength(1);
  });

  /** Identifiers of what the newest list offers, and when that came about. */
  async function offered() {
    const signings = await listSignings();
    const content = JSON.parse(await openVerified(signings.at(-1)?.message ?? new Uint8Array(), TEST_CA_PEM));
    const list = content["hv:imagelist"];
    return {
      images: list["hv:images"].map((entry: { "hv:image": { "dc:identifier": string } }) => {
        return entry["hv:image"]["dc:identifier"];
      }),
      created: new Date(list["dc:date:created"]),
      version: list["hv:version"],
    };
  }

  test("once the latest version is hidden, offers the one before, and the latest again when it is shown", async () => {
    const past = new Date(Date.now() - 10 * DAY_MS);
    const before = await createPublishedVersion(appliance.id, { version: "1.0", now: past });
    const latest = await createPublishedVersion(appliance.id, { version: "2.0", now: past });
    const identifiersOf = ({ images }: typeof latest) => images.map(({ identifier }) => identifier);
    await signApplianceList(latest.id, signer);
    const first = await offered();
    await hideVersion(appliance.owner, { slug: appliance.slug, version: "2.0" });
    await signApplianceList(latest.id, signer);
    const second = await offered();
    expect(second.images).toEqual(identifiersOf(before));
    await signApplianceList(latest.id, signer);
    expect(await listSignings()).toHaveLength(2);
    await showVersion(appliance.owner, { slug: appliance.slug, version: "2.0" });
    await signApplianceList(before.id, signer);
    const third = await offered();
    expect(third.images).toEqual(identifiersOf(latest));
    expect(third.created.getTime()).toBeGreaterThanOrEqual(second.created.getTime());
    expect(second.created.getTime()).toBeGreaterThan(first.created.getTime());
    expect([first, second, third].map(({ version }) => Number(version))).toEqual(
      [first, second, third].map(({ version }) => Number(version)).toSorted((a, b) => a - b),
    );
  });

  test("is empty, and answered all the same, once there is nothing left to offer", async () => {
    const { id } = await createPublishedVersion(appliance.id, { version: "1.0" });
    await signApplianceList(id, signer);
    await hideVersion(appliance.owner, { slug: appliance.slug, version: "1.0" });
    expect((await fetchApplianceList(appliance.slug)).messageSha256).toBe(
      (await listSignings())[0]?.messageSha256,
    );
    await signApplianceList(id, signer);
    expect((await offered()).images).toEqual([]);
    expect((await fetchApplianceList(appliance.slug)).messageSha256).toBe(
      (await listSignings()).at(-1)?.messageSha256,
    );
  });

  test("tells the later expiry of a version that was extended", async () => {
    const { id } = await createPublishedVersion(appliance.id, { version: "1.0", expiresInDays: 30 });
    await signApplianceList(id, signer);
    await extendVersion(appliance.owner, { slug: appliance.slug, version: "1.0", months: 12 });
    await signApplianceList(id, signer);
    const { expiresAt } = await database.applianceVersion.findUniqueOrThrow({ where: { id } });
    const content = JSON.parse(
      await openVerified((await listSignings()).at(-1)?.message ?? new Uint8Array(), TEST_CA_PEM),
    );
    const [entry] = content["hv:imagelist"]["hv:images"];
    expect(new Date(entry["hv:image"]["dc:date:expires"])).toEqual(expiresAt);
  });
});
