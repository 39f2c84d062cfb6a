import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { createCuratedVo, listRevisions, publish, publishAndSign } from "#lib/testing/image-lists.ts";
import { listQueued } from "#lib/testing/queued-jobs.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { addToDraft, removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { followVersion } from "#lib/vo-image-list/follow-version.ts";
import { thawList } from "#lib/vo-image-list/frozen-list.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { extendVersion } from "./extend-version.ts";
import { followVersionJob, signApplianceListJob } from "./jobs.ts";
import { expiryAfterMonths } from "./version.ts";

const DAY_MS = 24 * 3600 * 1000;
const database = getDatabase();

async function createPublished(expiresInDays = 60, now = new Date()) {
  const appliance = await createOwnedAppliance();
  const version = await createPublishedVersion(appliance.id, { version: "1.0", expiresInDays, now });
  return { ...appliance, version, ref: { slug: appliance.slug, version: "1.0" } };
}

const read = (id: string) => database.applianceVersion.findUniqueOrThrow({ where: { id } });

describe("extending a version", () => {
  test("gives it a later expiry, remembered, and has its lists told", async () => {
    const { owner, version, ref, id } = await createPublished();
    const now = new Date();
    const expiresAt = expiryAfterMonths(now, 12);
    expect(await extendVersion(owner, { ...ref, months: 12 }, now)).toEqual({ ...ref, expiresAt });
    expect(await read(version.id)).toMatchObject({ expiresAt, extendedAt: now, listChangedAt: now });
    expect(await auditTrailOf(version.id)).toMatchObject([
      {
        action: "version.extended",
        actorId: owner.personId,
        partOfId: id,
        details: {
          version: "1.0",
          before: version.expiresAt?.toISOString(),
          after: expiresAt.toISOString(),
        },
      },
    ]);
    expect(await listQueued(signApplianceListJob)).toContainEqual({ versionId: version.id });
    expect(await listQueued(followVersionJob)).toContainEqual({ versionId: version.id });
  });

  test("brings one back that has expired and was not replaced", async () => {
    const { owner, version, ref } = await createPublished(30, new Date(Date.now() - 40 * DAY_MS));
    await extendVersion(owner, { ...ref, months: 3 });
    expect((await read(version.id)).expiresAt?.getTime()).toBeGreaterThan(Date.now());
  });

  test("can be done again, counted from the day on which it is", async () => {
    const { owner, ref, version } = await createPublished(30);
    await extendVersion(owner, { ...ref, months: 3 });
    await extendVersion(owner, { ...ref, months: 6 });
    expect((await read(version.id)).expiresAt).toEqual(expiryAfterMonths(new Date(), 6));
  });

  test.each([
    ["to no later date", { expiresInDays: 360, months: 3, revokedAt: null }, "not_longer"],
    ["once it was revoked", { expiresInDays: 30, months: 12, revokedAt: new Date() }, "version_revoked"],
  ])("is refused %s", async (_what, { expiresInDays, months, revokedAt }, reason) => {
    const { owner, ref, version } = await createPublished(expiresInDays);
    await database.applianceVersion.update({ where: { id: version.id }, data: { revokedAt } });
    await expect(extendVersion(owner, { ...ref, months })).rejects.toMatchObject({
      code: "conflict",
      reason,
    });
    expect(await auditTrailOf(version.id)).toEqual([]);
  });

  test("is for those who maintain it, and for published versions", async () => {
    const { ref, owner, maintainer, id, slug } = await createPublished();
    await createWorkingVersionOf(id, { version: "2.0" });
    const extend = (actor: Parameters<typeof extendVersion>[0], version = "1.0") =>
      extendVersion(actor, { slug, version, months: 12 });
    await expect(extend(ANONYMOUS)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(extend(await createPerson())).rejects.toMatchObject({ code: "forbidden" });
    await expect(extend(owner, "2.0")).rejects.toMatchObject({ code: "not_found" });
    await expect(extend(owner, "3.0")).rejects.toMatchObject({ code: "not_found" });
    expect(await extend(maintainer)).toMatchObject(ref);
  });
});

describe("a list that holds an extended version", () => {
  async function createListed() {
    const appliance = await createPublished(20);
    const vo = await createCuratedVo();
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    return { ...appliance, vo };
  }

  test("says the new date at once, in a revision of the worker’s own that changes nothing else", async () => {
    const { owner, ref, vo, version } = await createListed();
    const { expiresAt } = await extendVersion(owner, { ...ref, months: 12 });
    await followVersion(version.id);
    const [first, second] = await listRevisions(vo.id);
    expect(second).toMatchObject({ number: 2, publishedById: null });
    expect(second?.comment).toBe(
      `Extended by their maintainers: ${(await database.virtualAppliance.findFirstOrThrow({ where: { slug: ref.slug } })).name} 1.0 (now until ${expiresAt.toISOString().slice(0, 10)}).`,
    );
    const [before, after] = [thawList(first?.content), thawList(second?.content)];
    expect(after.images.map(({ expiresAt: _, ...image }) => image)).toEqual(
      before.images.map(({ expiresAt: _, ...image }) => image),
    );
    expect(after.images[0]?.expiresAt).toEqual(expiresAt);
    await followVersion(version.id);
    expect(await listRevisions(vo.id)).toHaveLength(2);
    await signRevision(second?.id ?? "", createTestSigner());
    expect((await listRevisions(vo.id)).at(-1)?.state).toBe("published");
  });

  test("does not lose it at the old date, even when the news got lost", async () => {
    const { owner, ref, vo } = await createListed();
    await extendVersion(owner, { ...ref, months: 12 });
    const later = new Date(Date.now() + 21 * DAY_MS);
    const [first] = await listRevisions(vo.id);
    await signRevision(first?.id ?? "", createTestSigner(), later);
    const [, second] = await listRevisions(vo.id);
    expect(second?.entries).toHaveLength(1);
    expect(thawList(second?.content).images[0]?.expiresAt.getTime()).toBeGreaterThan(later.getTime());
  });

  test("is left alone when it does not hold it any more", async () => {
    const { owner, ref, vo, version, id } = await createListed();
    await createPublishedVersion(id, { version: "2.0" });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: id });
    await publish(vo);
    await extendVersion(owner, { ...ref, months: 12 });
    await followVersion(version.id);
    expect(await listRevisions(vo.id)).toHaveLength(2);
  });
});
