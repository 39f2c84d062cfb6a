/** What authors ask of VOs: how it gets there, what an answer does, and what is refused. */
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  addressOf,
  type CuratedVo,
  createCuratedVo,
  getDraft,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { answerListRequest } from "./answer-list-request.ts";
import { getApplianceRequests, listOpenRequests } from "./queries.ts";
import type { RequestKind } from "./request-kind.ts";
import { sendListRequestSchema } from "./schema.ts";
import { sendListRequest } from "./send-list-request.ts";
import { withdrawListRequest } from "./withdraw-list-request.ts";

const database = getDatabase();
const NOW = new Date("2026-11-27T10:00:00Z");
let vo: CuratedVo;
let owner: PersonActor;
let ownerEmail: string;
let appliance: { id: string; slug: string };

beforeEach(async () => {
  vo = await createCuratedVo();
  ({ owner, ...appliance } = await createOwnedAppliance());
  ownerEmail = `owner@${vo.name}`;
  await database.person.update({ where: { id: owner.personId }, data: { email: ownerEmail } });
  await createPublishedVersion(appliance.id, { version: "1.0", now: NOW });
});

function ask(
  kind: RequestKind,
  more: { vos?: string[]; message?: string; subject?: string } = {},
  now = NOW,
) {
  return sendListRequest(
    owner,
    { slug: appliance.slug, kind, vos: [vo.name], subject: null, message: null, ...more },
    now,
  );
}

async function openRequest() {
  const [request] = (await listOpenRequests(vo.manager, vo.name)) ?? [];
  if (!request) throw new Error("Something waits for an answer.");
  return request;
}

async function answer(choice: "accept" | "decline", text: string | null = null) {
  const { id } = await openRequest();
  return answerListRequest(vo.manager, { requestId: id, answer: choice, text }, NOW);
}

const isDrafted = async (version: { images: { id: string }[] }) => {
  const pinned = new Set((await getDraft(vo.id)).entries.map(({ imageId }) => imageId));
  return version.images.every(({ id }) => pinned.has(id));
};
const versionOf = (version: string) =>
  database.applianceVersion.findFirstOrThrow({
    where: { applianceId: appliance.id, version },
    include: { images: { select: { id: true, identifier: true } } },
  });

test("those who curate the list are written to, whoever asks gets a copy with the VOs, and the desk shows it", async () => {
  const other = await createCuratedVo();
  await ask("suggest", { vos: [vo.name, other.name], message: "Our users want it." });
  for (const { name } of [vo, other]) {
    const [mail] = await mailsTo(addressOf({ name }, "manager"));
    expect(mail?.subject).toContain(`1.0 in the image list of ${name}`);
    expect(mail?.text).toContain("> Our users want it.");
    expect(mail?.text).toContain(`/vos/${name}/image-list/draft#requests`);
  }
  const [copy, ...more] = await mailsTo(ownerEmail);
  expect(more).toEqual([]);
  expect(copy?.text).toContain(
    `You asked the managers of ${[vo.name, other.name].sort().join(", ")}`.slice(0, 30),
  );
  expect(copy?.text).toContain(other.name);
  expect(await openRequest()).toMatchObject({
    kind: "suggest",
    message: "Our users want it.",
    latest: "1.0",
  });
});

describe("to agree", () => {
  test("to a suggestion puts the latest version into the draft, and publishes nothing", async () => {
    await ask("suggest");
    await answer("accept", "With pleasure.");
    expect(await isDrafted(await versionOf("1.0"))).toBe(true);
    expect(await database.revision.count({ where: { voId: vo.id } })).toBe(0);
    expect((await mailsTo(ownerEmail)).at(-1)?.text).toContain("> With pleasure.");
    expect(await listOpenRequests(vo.manager, vo.name)).toEqual([]);
  });

  test("to a new version moves the entries to it", async () => {
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id }, NOW);
    await publishAndSign(vo, NOW);
    const images = (await versionOf("1.0")).images.map(({ identifier }) => imageFields({ identifier }));
    await createPublishedVersion(appliance.id, { version: "2.0", images, now: NOW });
    await ask("new_version");
    await answer("accept");
    expect(await isDrafted(await versionOf("2.0"))).toBe(true);
  });

  test("to an exclusion takes the entries out", async () => {
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id }, NOW);
    await expect(ask("exclude"), "what is only in the draft is no author's business").rejects.toMatchObject({
      reason: "not_askable",
    });
    await publishAndSign(vo, NOW);
    await ask("exclude");
    await answer("accept");
    expect((await getDraft(vo.id)).entries).toEqual([]);
  });

  test("is refused where the draft cannot be changed so, and the request waits on", async () => {
    await ask("suggest");
    const { id } = await versionOf("1.0");
    await database.applianceVersion.update({ where: { id }, data: { hiddenAt: NOW } });
    await expect(answer("accept")).rejects.toMatchObject({ reason: "not_endorsable" });
    expect(await openRequest()).toMatchObject({ kind: "suggest" });
  });
});

test("to decline changes nothing, and whoever asked is told why", async () => {
  await ask("suggest");
  await answer("decline", "We have one like it.");
  expect((await getDraft(vo.id)).entries).toEqual([]);
  expect((await mailsTo(ownerEmail)).at(-1)).toMatchObject({
    subject: expect.stringContaining(": no to your request"),
    text: expect.stringContaining("> We have one like it."),
  });
  const found = await getApplianceRequests(owner, appliance.slug, NOW);
  expect(found?.requests).toMatchObject([{ state: "declined", answer: "We have one like it." }]);
});

test("of two answers at once, one counts", async () => {
  await ask("suggest");
  const { id: requestId } = await openRequest();
  const both = await Promise.allSettled([
    answerListRequest(vo.manager, { requestId, answer: "accept", text: null }, NOW),
    answerListRequest(vo.manager, { requestId, answer: "decline", text: null }, NOW),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

describe("is refused", () => {
  test.each(["new_version", "exclude"] as const)("%s of a list that does not hold it", async (kind) => {
    await expect(ask(kind)).rejects.toMatchObject({ reason: "not_askable" });
  });

  test("what was asked already and is not answered; withdrawn, it may be asked again", async () => {
    await ask("suggest");
    await expect(ask("suggest")).rejects.toMatchObject({ reason: "asked_already" });
    const { id } = await openRequest();
    await withdrawListRequest(owner, { requestId: id }, NOW);
    await expect(withdrawListRequest(owner, { requestId: id }, NOW)).rejects.toMatchObject({
      reason: "answered_already",
    });
    await ask("suggest");
  });

  test("more than fifty VOs a day", async () => {
    const data = {
      voId: vo.id,
      applianceId: appliance.id,
      kind: "message" as const,
      subject: "s",
      message: "m",
    };
    await database.listRequest.createMany({
      data: Array.from({ length: 50 }, () => ({ ...data, sentById: owner.personId, createdAt: NOW })),
    });
    await expect(ask("suggest")).rejects.toMatchObject({ code: "rate_limited" });
    await ask("suggest", {}, new Date(NOW.getTime() + 25 * 3600 * 1000));
  });

  test.each([
    [{ kind: "message", subject: "", message: "m" }, "subject"],
    [{ kind: "message", subject: "s", message: "" }, "message"],
    [{ kind: "suggest", vos: "" }, "vos"],
    [{ kind: "beg" }, "kind"],
  ])("%j, beside the field %s", (typed, field) => {
    const { error } = sendListRequestSchema.safeParse({ slug: "s", vos: "biomed", ...typed });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

test("a person who was blocked meanwhile is not written to", async () => {
  await ask("suggest");
  await database.person.update({ where: { id: owner.personId }, data: { blockedAt: NOW } });
  const before = (await mailsTo(ownerEmail)).length;
  await answer("decline");
  expect(await mailsTo(ownerEmail)).toHaveLength(before);
});
