import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  getDraft,
  listAuditActions,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { listQueued, whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { removeFromDraft, updateInDraft } from "./change-draft.ts";
import { thawList } from "./frozen-list.ts";
import { signRevisionJob } from "./jobs.ts";
import { publishDraft } from "./publish-draft.ts";

const input = async (vo: CuratedVo) => ({
  vo: vo.name,
  comment: "New images",
  changeCount: (await getDraft(vo.id)).changeCount,
});
const waiting = async (revisionId: string) =>
  (await listQueued<{ revisionId: string }>(signRevisionJob)).filter((job) => job.revisionId === revisionId);

describe("publishing", () => {
  test("freezes the draft as revision 1, with its audit event and one job that signs it", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { images: [imageFields(), imageFields()] });
    const now = new Date("2026-11-23T12:00:00.500Z");
    const seen = await input(vo);
    expect(await publishDraft(vo.manager, seen, now)).toEqual({ vo: vo.name, number: 1 });
    const [revision, ...others] = await listRevisions(vo.id);
    expect(others).toEqual([]);
    expect(revision).toMatchObject({
      number: 1,
      state: "signing",
      comment: "New images",
      publishedById: vo.manager.personId,
      createdAt: now,
      publishedAt: null,
      signings: [],
    });
    const draft = await getDraft(vo.id);
    expect(revision?.entries.map(({ entryIdentifier, imageId }) => ({ entryIdentifier, imageId }))).toEqual(
      draft.entries,
    );
    expect(thawList(revision?.content).images.map(({ identifier }) => identifier)).toEqual(
      draft.entries.map(({ entryIdentifier }) => entryIdentifier),
    );
    expect(await listAuditActions(vo.id)).toEqual([
      "vo.created",
      "draft.appliance_added",
      "revision.published",
    ]);
    expect(await waiting(revision?.id ?? "")).toHaveLength(1);
  });

  test("numbers rise one by one, each VO for itself", async () => {
    const [vo, other] = [await createCuratedVo(), await createCuratedVo()];
    for (const expected of [1, 2, 3]) {
      await draftAppliance(vo);
      expect((await publishAndSign(vo)).number).toBe(expected);
    }
    await draftAppliance(other);
    expect((await publish(other)).number).toBe(1);
  });

  test("an empty draft after a published revision withdraws everything", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    await publishAndSign(vo);
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publish(vo);
    expect(thawList((await listRevisions(vo.id)).at(-1)?.content).images).toEqual([]);
  });

  test("an earlier revision stays as it was when its appliances change", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    await publishAndSign(vo);
    const [before] = await listRevisions(vo.id);
    await getDatabase().virtualAppliance.update({
      where: { id: appliance.id },
      data: { summary: "Something else" },
    });
    await createPublishedVersion(appliance.id);
    await updateInDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    expect((await listRevisions(vo.id))[0]).toEqual(before);
  });
});

describe("is refused", () => {
  test("to whoever saw an older state of the draft", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const seen = await input(vo);
    await draftAppliance(vo);
    await expect(publishDraft(vo.manager, seen)).rejects.toMatchObject({
      code: "conflict",
      reason: "draft_changed",
    });
    expect(await listRevisions(vo.id)).toEqual([]);
  });

  test("when the draft is empty and nothing was ever published", async () => {
    const vo = await createCuratedVo();
    await expect(publish(vo)).rejects.toMatchObject({ code: "conflict", reason: "nothing_to_publish" });
  });

  test("when the draft is the current revision", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    await expect(publish(vo)).rejects.toMatchObject({ reason: "nothing_to_publish" });
  });

  test("while the revision before is being signed", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publish(vo);
    await draftAppliance(vo);
    await expect(publish(vo)).rejects.toMatchObject({
      code: "conflict",
      reason: "still_signing",
      message: expect.stringContaining("Revision 1"),
    });
  });

  test("with a version that has meanwhile expired, been hidden or revoked, naming each", async () => {
    const vo = await createCuratedVo();
    const now = new Date();
    const [hidden, revoked, expired, fine] = [
      await draftAppliance(vo, { version: "1.0" }),
      await draftAppliance(vo, { version: "2.0" }),
      await draftAppliance(vo, { version: "3.0", expiresInDays: 20 }),
      await draftAppliance(vo, { version: "4.0" }),
    ];
    const flag = (id: string, data: object) => getDatabase().applianceVersion.update({ where: { id }, data });
    await flag(hidden.version.id, { hiddenAt: now });
    await flag(revoked.version.id, { revokedAt: now });
    const then = new Date(now.getTime() + 21 * 24 * 3600 * 1000);
    const refusal = await publish(vo, then).catch((error) => error);
    expect(refusal).toMatchObject({ code: "conflict", reason: "unfit_entries" });
    expect(refusal.message).toContain(`${hidden.name} 1.0 (hidden)`);
    expect(refusal.message).toContain(`${revoked.name} 2.0 (revoked)`);
    expect(refusal.message).toContain(`${expired.name} 3.0 (expired)`);
    expect(refusal.message).not.toContain(`${fine.name} 4.0`);
    expect(await listRevisions(vo.id)).toEqual([]);
  });

  test("for a list that a client could not digest, in words that name the image", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, {
      images: [imageFields({ title: "Fine one" }), imageFields({ title: "Bad one", arch: "" })],
    });
    await draftAppliance(vo, {
      images: [imageFields({ title: "Odd one", url: "https://x.example.org/a?b" })],
    });
    const refusal = await publish(vo).catch((error) => error);
    expect(refusal).toMatchObject({ code: "conflict", reason: "unsignable" });
    expect(refusal.message).toMatch(/“Bad one”: no architecture/);
    expect(refusal.message).toMatch(/“Odd one”.*query string/);
    expect(refusal.message).not.toContain("Fine one");
    expect(await listRevisions(vo.id)).toEqual([]);
  });

  test("to those who do not curate the list", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const member = await createPerson({ voRoles: { [vo.id]: ["member"] } });
    await expect(publishDraft(member, await input(vo))).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishDraft(vo.manager, { ...(await input(vo)), vo: "none" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("all or nothing", () => {
  test.each(['"AuditEvent"', '"jobs"."job"', '"RevisionEntry"'])(
    "when %s cannot be written, there is no revision, no event and no job",
    async (table) => {
      const vo = await createCuratedVo();
      await draftAppliance(vo);
      const before = await Promise.all([listAuditActions(vo.id), listQueued(signRevisionJob)]);
      await whileInsertsFail(table, () => expect(publish(vo)).rejects.toThrow());
      expect(await listRevisions(vo.id)).toEqual([]);
      expect(await Promise.all([listAuditActions(vo.id), listQueued(signRevisionJob)])).toEqual(before);
      expect((await publish(vo)).number).toBe(1);
    },
  );

  test("of two managers who publish at the same moment one succeeds, the other is told", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const seen = await input(vo);
    const outcomes = await Promise.allSettled([
      publishDraft(vo.manager, seen),
      publishDraft(vo.manager, seen),
      publishDraft(vo.manager, seen),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    }
    expect(await listRevisions(vo.id)).toHaveLength(1);
  });
});
