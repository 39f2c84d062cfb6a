/** The second pair of eyes: who proposes, who publishes, and what is in the way. */
import { beforeEach, describe, expect, test } from "vitest";
import { type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  addressOf,
  type CuratedVo,
  createCuratedVo,
  createCurator,
  draftAppliance,
  getDraft,
  listAuditActions,
  listRevisions,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { approveProposal, declineProposal } from "./answer-proposal.ts";
import { followPublication } from "./follow-publication.ts";
import { proposePublication } from "./propose-publication.ts";
import { publishDraft } from "./publish-draft.ts";
import { setFollowMode } from "./set-follow-mode.ts";

const database = getDatabase();
let vo: CuratedVo;
let second: PersonActor;

beforeEach(async () => {
  vo = await createCuratedVo();
  second = await createCurator(vo, "expert");
  await database.voImageList.update({ where: { voId: vo.id }, data: { needsApproval: true } });
});

async function seen() {
  return { vo: vo.name, changeCount: (await getDraft(vo.id)).changeCount };
}

async function propose(by: PersonActor = vo.manager) {
  return proposePublication(by, { ...(await seen()), comment: "The first one." });
}

async function proposalOf() {
  return database.publicationProposal.findUnique({ where: { voId: vo.id } });
}

describe("where a list is published by two", () => {
  test("nobody publishes alone", async () => {
    await draftAppliance(vo);
    const publication = publishDraft(vo.manager, { ...(await seen()), comment: "Alone." });
    await expect(publication).rejects.toMatchObject({ code: "conflict", reason: "needs_approval" });
    expect(await listRevisions(vo.id)).toEqual([]);
  });

  test("what one proposes, another publishes: both are remembered, and the proposer is told", async () => {
    await draftAppliance(vo);
    await propose();
    const { number } = await approveProposal(second, await seen());

    const [revision] = await listRevisions(vo.id);
    expect(revision).toMatchObject({
      number,
      comment: "The first one.",
      publishedById: vo.manager.personId,
      approvedById: second.personId,
    });
    expect(await proposalOf()).toBeNull();
    const event = await database.auditEvent.findFirstOrThrow({
      where: { objectId: vo.id, action: "revision.published" },
    });
    expect(event).toMatchObject({
      actorId: second.personId,
      details: { proposedBy: { personId: vo.manager.personId } },
    });
    const email = addressOf(vo, "manager");
    expect((await mailsTo(email)).at(-1)?.subject).toBe(`Image list of ${vo.name}: revision 1 was published`);
  });

  test("the others are asked, the proposer is not", async () => {
    await draftAppliance(vo);
    await propose();
    const asked = await Promise.all(
      (["manager", "expert"] as const).map(async (role) => {
        const mails = await mailsTo(addressOf(vo, role));
        return mails.filter(({ subject }) => subject.includes("second pair of eyes")).length;
      }),
    );
    expect(asked).toEqual([0, 1]);
  });

  test("nobody approves their own proposal", async () => {
    await draftAppliance(vo);
    await propose();
    await expect(approveProposal(vo.manager, await seen())).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a draft that changed since must be proposed again", async () => {
    await draftAppliance(vo);
    await propose();
    await draftAppliance(vo);
    await expect(approveProposal(second, await seen())).rejects.toMatchObject({
      reason: "proposal_outdated",
    });
    await propose();
    await expect(approveProposal(second, await seen())).resolves.toMatchObject({ number: 1 });
  });

  test("what could not be published is not even proposed", async () => {
    await expect(propose()).rejects.toMatchObject({ reason: "nothing_to_publish" });
    const { version } = await draftAppliance(vo);
    await database.applianceVersion.update({ where: { id: version.id }, data: { hiddenAt: new Date() } });
    await expect(propose()).rejects.toMatchObject({ reason: "unfit_entries" });
  });

  test("declining tells the proposer why and leaves the draft; withdrawing tells nobody", async () => {
    await draftAppliance(vo);
    const before = await getDraft(vo.id);
    const email = addressOf(vo, "manager");
    await propose();
    await declineProposal(second, { vo: vo.name, reason: "Debian 12 is too old." });
    expect((await mailsTo(email)).at(-1)?.text).toContain("> Debian 12 is too old.");
    await propose();
    await declineProposal(vo.manager, { vo: vo.name, reason: "" });
    expect((await mailsTo(email)).filter(({ subject }) => subject.includes("declined"))).toHaveLength(1);
    expect(await getDraft(vo.id)).toEqual(before);
    expect(await listAuditActions(vo.id)).toEqual(
      expect.arrayContaining(["draft.proposal_declined", "draft.proposal_withdrawn"]),
    );
    await expect(approveProposal(second, await seen())).rejects.toMatchObject({ reason: "nothing_proposed" });
  });

  test("following prepares and tells why it did not publish", async () => {
    const appliance = await draftAppliance(vo);
    await propose();
    await approveProposal(second, await seen());
    await setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, mode: "publish" });
    const images = appliance.version.images.map(({ identifier }) => imageFields({ identifier }));
    const newer = await createPublishedVersion(appliance.id, { images });
    await followPublication(newer.id);
    expect(await listRevisions(vo.id)).toHaveLength(1);
    expect((await mailsTo(addressOf(vo, "expert"))).at(-1)?.text).toContain("published by two people only");
  });
});

test("a list that is published by one takes no proposals", async () => {
  await database.voImageList.update({ where: { voId: vo.id }, data: { needsApproval: false } });
  await draftAppliance(vo);
  await expect(propose()).rejects.toMatchObject({ reason: "no_approval_needed" });
  await expect(publishAndSign(vo)).resolves.toMatchObject({ number: 1 });
});

test("approving twice at once publishes once", async () => {
  const third = await createCurator(vo, "deputy");
  await draftAppliance(vo);
  await propose();
  const state = await seen();
  const answers = await Promise.allSettled([approveProposal(second, state), approveProposal(third, state)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listRevisions(vo.id)).toHaveLength(1);
});

test("the service itself does not approve", async () => {
  await draftAppliance(vo);
  await propose();
  await expect(approveProposal(system("worker"), await seen())).rejects.toMatchObject({ code: "forbidden" });
});
