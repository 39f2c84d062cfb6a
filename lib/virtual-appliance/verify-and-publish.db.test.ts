import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { getTokenActor } from "#lib/access-token/queries.ts";
import { runIntegrityCheckJob } from "#lib/integrity-check/jobs.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance, createWorkingVersionOf, imageForm } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { setFollowMode } from "#lib/vo-image-list/set-follow-mode.ts";
import { callOffPublication } from "./call-off-publication.ts";
import { editWorkingVersion } from "./edit-working-version.ts";
import { followPublicationJob, settlePublicationJob } from "./jobs.ts";
import { publishVersion } from "./publish-version.ts";
import { removeImage } from "./remove-image.ts";
import { saveImage } from "./save-image.ts";
import { settleAfterCheck, settlePublication } from "./settle-publication.ts";
import { sweepPublications } from "./sweep-publications.ts";
import { verifyAndPublish } from "./verify-and-publish.ts";

const database = getDatabase();
const UNCHECKED = { sizeBytes: null, sha512: null, sha256: null, md5: null, checksumSource: null };

/** An appliance with a working version of one checked image and two that were not. */
async function createScene() {
  const appliance = await createOwnedAppliance();
  const images = [imageFields(), imageFields(UNCHECKED), imageFields(UNCHECKED)].map((image, position) => ({
    ...image,
    position,
  }));
  const working = await createWorkingVersionOf(appliance.id, { version: "3.0", images });
  const [checked, first, second] = working.images;
  if (!checked || !first || !second) throw new Error("The scene has three images.");
  return { ...appliance, working, checked, first, second };
}

const request = (versionId: string) =>
  database.publicationRequest.findUniqueOrThrow({ where: { versionId } });
const stateOf = async (id: string) =>
  (await database.applianceVersion.findUniqueOrThrow({ where: { id } })).state;

/** As the worker ends a check. */
async function endCheck(imageId: string, state: "passed" | "failed" | "cancelled") {
  await database.integrityCheck.updateMany({
    where: { imageId, state: "queued" },
    data: { state, finishedAt: new Date() },
  });
  if (state === "passed") {
    const { sizeBytes, sha512, sha256, md5, checksumSource } = imageFields();
    await database.image.update({
      where: { id: imageId },
      data: { sizeBytes, sha512, sha256, md5, checksumSource },
    });
  }
  await settleAfterCheck(imageId);
  for (const { versionId } of await listQueued<{ versionId: string }>(settlePublicationJob)) {
    await settlePublication(versionId);
  }
}

describe("checking and publishing in one go", () => {
  test("begins the checks that are missing, and publishes with the last that passes", async () => {
    const { slug, owner, working, first, second } = await createScene();
    await clearQueue();
    expect(await verifyAndPublish(owner, { slug })).toEqual({ slug, version: "3.0", published: false });
    expect(await listQueued(runIntegrityCheckJob)).toHaveLength(2);
    await endCheck(first.id, "passed");
    expect([await stateOf(working.id), (await request(working.id)).state]).toEqual(["working", "waiting"]);
    await endCheck(second.id, "passed");
    expect([await stateOf(working.id), (await request(working.id)).state]).toEqual(["latest", "published"]);
    const { publishedById } = await database.applianceVersion.findUniqueOrThrow({
      where: { id: working.id },
    });
    expect(publishedById).toBe(owner.personId);
    await settlePublication(working.id);
  });

  test("asks again without checking anything twice", async () => {
    const { slug, owner, maintainer, working } = await createScene();
    await clearQueue();
    await verifyAndPublish(owner, { slug });
    await verifyAndPublish(maintainer, { slug });
    expect(await listQueued(runIntegrityCheckJob)).toHaveLength(2);
    expect((await request(working.id)).requestedById).toBe(maintainer.personId);
  });

  test("publishes at once what was checked before", async () => {
    const appliance = await createOwnedAppliance();
    const working = await createWorkingVersionOf(appliance.id, { version: "3.0" });
    expect(await verifyAndPublish(appliance.owner, { slug: appliance.slug })).toMatchObject({
      published: true,
    });
    expect(await stateOf(working.id)).toBe("latest");
  });

  test("is refused while anything but a check is missing", async () => {
    const { slug, owner, working } = await createScene();
    await database.applianceVersion.update({ where: { id: working.id }, data: { notes: "" } });
    await expect(verifyAndPublish(owner, { slug })).rejects.toMatchObject({ reason: "not_publishable" });
    expect(await database.publicationRequest.count({ where: { versionId: working.id } })).toBe(0);
  });

  test.each(["failed", "cancelled"] as const)("a check that %s ends it, with the reason", async (ending) => {
    const { slug, owner, working, first, second } = await createScene();
    const email = `${randomUUID()}@example.org`;
    await database.person.update({ where: { id: owner.personId }, data: { email } });
    await verifyAndPublish(owner, { slug });
    await endCheck(first.id, ending);
    const ended = await request(working.id);
    expect(ended.state).toBe("failed");
    expect(ended.reason).toContain(first.title);
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/3\.0 was not published$/),
    ]);
    await endCheck(second.id, "passed");
    expect(await stateOf(working.id)).toBe("working");
  });

  test("is called off by whoever maintains it", async () => {
    const { slug, owner, maintainer, working, first, second } = await createScene();
    await verifyAndPublish(owner, { slug });
    await callOffPublication(maintainer, { slug });
    await endCheck(first.id, "passed");
    await endCheck(second.id, "passed");
    expect([await stateOf(working.id), (await request(working.id)).state]).toEqual(["working", "called_off"]);
    await expect(callOffPublication(owner, { slug })).rejects.toMatchObject({ reason: "nothing_waits" });
  });

  test("an edit calls it off: of the details, of an image, of what images there are", async () => {
    const edits = [
      ({ slug, owner }: Scene) =>
        editWorkingVersion(owner, { slug, version: "3.1", notes: "Other.", expiresInMonths: 6 }),
      ({ slug, owner, checked }: Scene) =>
        saveImage(owner, { ...imageForm(slug), identifier: checked.identifier }),
      ({ slug, owner, checked }: Scene) => removeImage(owner, { slug, identifier: checked.identifier }),
    ];
    for (const edit of edits) {
      const scene = await createScene();
      await verifyAndPublish(scene.owner, { slug: scene.slug });
      await edit(scene);
      expect(await request(scene.working.id)).toMatchObject({
        state: "called_off",
        reason: expect.stringContaining("edited"),
      });
    }
  });

  test("who may no longer publish does not, by the time it is done", async () => {
    const { id, slug, maintainer, working, first, second } = await createScene();
    await verifyAndPublish(maintainer, { slug });
    await endCheck(first.id, "passed");
    await database.applianceMaintainer.deleteMany({ where: { applianceId: id } });
    await endCheck(second.id, "passed");
    expect([await stateOf(working.id), (await request(working.id)).state]).toEqual(["working", "failed"]);
  });

  test("nor does a token that was revoked, nor somebody who is blocked", async () => {
    const { id, slug, owner, working, first, second } = await createScene();
    const { token } = await createAccessToken(owner, {
      ...{ name: "pipeline", writableAppliances: [id] },
      holder: { personId: owner.personId },
    });
    const actor = await getTokenActor(token, new Date());
    if (!actor) throw new Error("A new token works.");
    await verifyAndPublish(actor, { slug });
    await database.accessToken.updateMany({ where: { id: actor.tokenId }, data: { revokedAt: new Date() } });
    await endCheck(first.id, "passed");
    expect(await request(working.id)).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("revoked"),
    });
    await verifyAndPublish(owner, { slug });
    await database.person.update({ where: { id: owner.personId }, data: { blockedAt: new Date() } });
    await endCheck(second.id, "passed");
    expect([await stateOf(working.id), (await request(working.id)).state]).toEqual(["working", "failed"]);
  });

  test("the sweep finds one whose news got lost, and leaves the others alone", async () => {
    const { slug, owner, working, first, second } = await createScene();
    await verifyAndPublish(owner, { slug });
    await clearQueue();
    await sweepPublications();
    expect(await listQueued(settlePublicationJob)).not.toContainEqual({ versionId: working.id });
    await database.integrityCheck.updateMany({
      where: { imageId: { in: [first.id, second.id] } },
      data: { state: "failed", finishedAt: new Date() },
    });
    await sweepPublications();
    expect(await listQueued(settlePublicationJob)).toContainEqual({ versionId: working.id });
  });
});

type Scene = Awaited<ReturnType<typeof createScene>>;

describe("a publication is told", () => {
  async function withAddress<T extends { personId: string }>(person: T) {
    const email = `${randomUUID()}@example.org`;
    await database.person.update({ where: { id: person.personId }, data: { email } });
    return email;
  }

  test("to the other maintainers and to those whose lists hold what it replaces, once each", async () => {
    const appliance = await createOwnedAppliance();
    await createPublishedVersion(appliance.id, { version: "1.0" });
    const [vo, twin, stranger] = [await createCuratedVo(), await createCuratedVo(), await createCuratedVo()];
    await database.voRoleGrant.create({
      data: { voId: twin.id, personId: vo.manager.personId, role: "expert", source: "local" },
    });
    for (const { name, manager } of [vo, twin])
      await addToDraft(manager, { vo: name, applianceId: appliance.id });
    await publishAndSign(vo);
    const emails = {
      owner: await withAddress(appliance.owner),
      maintainer: await withAddress(appliance.maintainer),
      curator: await withAddress(vo.manager),
      stranger: await withAddress(stranger.manager),
    };
    await createWorkingVersionOf(appliance.id, { version: "2.0" });
    await publishVersion(appliance.owner, { slug: appliance.slug });
    expect(await mailsTo(emails.owner)).toEqual([]);
    expect(await mailsTo(emails.stranger)).toEqual([]);
    expect(await mailsTo(emails.maintainer)).toHaveLength(1);
    const [mail, ...more] = await mailsTo(emails.curator);
    expect(more).toEqual([]);
    for (const { name } of [vo, twin]) {
      expect(mail?.text).toContain(`The image list of VO ${name} holds version 1.0.`);
    }
  });

  test.each([["decide"], ["prepare"], ["publish"]] as const)(
    "to those whose list follows (%s) by the job that moves it, and by that alone",
    async (mode) => {
      const appliance = await createOwnedAppliance();
      await createPublishedVersion(appliance.id, { version: "1.0" });
      const vo = await createCuratedVo();
      await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
      await publishAndSign(vo);
      await setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, mode });
      const curator = await withAddress(vo.manager);
      const { id: versionId } = await createWorkingVersionOf(appliance.id, { version: "2.0" });
      await publishVersion(appliance.owner, { slug: appliance.slug });
      expect(await mailsTo(curator)).toHaveLength(mode === "decide" ? 1 : 0);
      expect(await listQueued(followPublicationJob)).toContainEqual({ versionId });
    },
  );
});
