import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { entryIdentifier } from "#lib/hepix/identifiers.ts";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  imageFields,
} from "#lib/testing/factories.ts";
import { createCuratedVo, draftAppliance, getDraft, listAuditActions } from "#lib/testing/image-lists.ts";
import { whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { addToDraft, removeFromDraft, updateInDraft, updateOutdatedInDraft } from "./change-draft.ts";

const imagesOf = (version: { images: { id: string; identifier: string }[] }, voName: string) =>
  version.images
    .map(({ id, identifier }) => ({ entryIdentifier: entryIdentifier(voName, identifier), imageId: id }))
    .sort((a, b) => (a.entryIdentifier < b.entryIdentifier ? -1 : 1));

describe("adding an appliance", () => {
  test("pins every image of its latest version, under the identifiers AppDB would have given", async () => {
    const vo = await createCuratedVo();
    const images = [imageFields(), imageFields(), imageFields()];
    const { version } = await draftAppliance(vo, { images });
    expect(await getDraft(vo.id)).toEqual({ changeCount: 1, entries: imagesOf(version, vo.name) });
    expect(await listAuditActions(vo.id)).toEqual(["vo.created", "draft.appliance_added"]);
  });

  test("takes the latest version, not an earlier one", async () => {
    const vo = await createCuratedVo();
    const appliance = await createAppliance();
    await createPublishedVersion(appliance.id);
    const latest = await createPublishedVersion(appliance.id);
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    expect((await getDraft(vo.id)).entries).toEqual(imagesOf(latest, vo.name));
  });

  test("touches the draft of no other VO", async () => {
    const [vo, other] = [await createCuratedVo(), await createCuratedVo()];
    const appliance = await draftAppliance(vo);
    await draftAppliance(other);
    const before = await getDraft(other.id);
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    expect(await getDraft(other.id)).toEqual(before);
  });

  test("the same image in two VOs is two entries", async () => {
    const [vo, other] = [await createCuratedVo(), await createCuratedVo()];
    const appliance = await draftAppliance(vo);
    await addToDraft(other.manager, { vo: other.name, applianceId: appliance.id });
    const [here, there] = [await getDraft(vo.id), await getDraft(other.id)];
    expect(here.entries[0]?.imageId).toBe(there.entries[0]?.imageId);
    expect(here.entries[0]?.entryIdentifier).not.toBe(there.entries[0]?.entryIdentifier);
  });

  test("two managers at once both have their way", async () => {
    const vo = await createCuratedVo();
    const appliances = await Promise.all([createAppliance(), createAppliance(), createAppliance()]);
    for (const { id } of appliances) await createPublishedVersion(id);
    await Promise.all(appliances.map(({ id }) => addToDraft(vo.manager, { vo: vo.name, applianceId: id })));
    const draft = await getDraft(vo.id);
    expect([draft.changeCount, draft.entries.length]).toEqual([3, 3]);
  });
});

describe("updating an appliance", () => {
  test("moves entries to the latest version, adds what is new and drops what is gone", async () => {
    const vo = await createCuratedVo();
    const [kept, gone] = [imageFields(), imageFields()];
    const appliance = await draftAppliance(vo, { images: [kept, gone] });
    const unrelated = await draftAppliance(vo);
    const next = await createPublishedVersion(appliance.id, {
      images: [imageFields({ identifier: kept.identifier }), imageFields()],
    });
    await updateInDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    const { entries } = await getDraft(vo.id);
    expect(entries).toEqual(
      [...imagesOf(next, vo.name), ...imagesOf(unrelated.version, vo.name)].sort((a, b) =>
        a.entryIdentifier < b.entryIdentifier ? -1 : 1,
      ),
    );
    expect(entries.map((entry) => entry.entryIdentifier)).toContain(
      entryIdentifier(vo.name, kept.identifier),
    );
    expect((await listAuditActions(vo.id)).at(-1)).toBe("draft.appliance_updated");
  });
});

describe("updating all that is outdated", () => {
  test("moves those that have something newer to list, and leaves the others", async () => {
    const vo = await createCuratedVo();
    const [first, second, current, withdrawn] = [
      await draftAppliance(vo),
      await draftAppliance(vo),
      await draftAppliance(vo),
      await draftAppliance(vo),
    ];
    const next = [await createPublishedVersion(first.id), await createPublishedVersion(second.id)];
    const hidden = await createPublishedVersion(withdrawn.id);
    await getDatabase().applianceVersion.update({
      where: { id: hidden.id },
      data: { hiddenAt: new Date() },
    });
    expect(await updateOutdatedInDraft(vo.manager, { vo: vo.name })).toEqual({ vo: vo.name, appliances: 2 });
    const pinned = [...next, current.version, withdrawn.version].flatMap(({ images }) => images);
    const { entries } = await getDraft(vo.id);
    expect(entries.map(({ imageId }) => imageId).sort()).toEqual(pinned.map(({ id }) => id).sort());
    await expect(updateOutdatedInDraft(vo.manager, { vo: vo.name })).rejects.toMatchObject({
      reason: "nothing_outdated",
    });
  });
});

describe("removing an appliance", () => {
  test("takes out all of its entries, of whatever version", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo, { images: [imageFields(), imageFields()] });
    const unrelated = await draftAppliance(vo);
    await createPublishedVersion(appliance.id);
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    expect((await getDraft(vo.id)).entries).toEqual(imagesOf(unrelated.version, vo.name));
    expect((await listAuditActions(vo.id)).at(-1)).toBe("draft.appliance_removed");
  });

  test("that is not there changes nothing and leaves no trace", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const before = [await getDraft(vo.id), await listAuditActions(vo.id)];
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: randomUUID() });
    expect([await getDraft(vo.id), await listAuditActions(vo.id)]).toEqual(before);
  });
});

describe("identifiers", () => {
  test("are the same when an appliance comes back, even with a new version", async () => {
    const vo = await createCuratedVo();
    const image = imageFields();
    const { id: applianceId } = await draftAppliance(vo, { images: [image] });
    const input = { vo: vo.name, applianceId };
    const before = (await getDraft(vo.id)).entries;
    await removeFromDraft(vo.manager, input);
    await addToDraft(vo.manager, input);
    expect((await getDraft(vo.id)).entries).toEqual(before);
    await removeFromDraft(vo.manager, input);
    await createPublishedVersion(applianceId, { images: [imageFields({ identifier: image.identifier })] });
    await addToDraft(vo.manager, input);
    const [after] = (await getDraft(vo.id)).entries;
    expect(after?.entryIdentifier).toBe(before[0]?.entryIdentifier);
    expect(after?.imageId).not.toBe(before[0]?.imageId);
  });

  test("that an imported list gave are kept", async () => {
    const vo = await createCuratedVo();
    const image = imageFields();
    const given = randomUUID();
    await getDatabase().entryIdentifier.create({
      data: { voId: vo.id, imageIdentifier: image.identifier, entryIdentifier: given },
    });
    await draftAppliance(vo, { images: [image] });
    expect((await getDraft(vo.id)).entries.map((entry) => entry.entryIdentifier)).toEqual([given]);
  });
});

describe("what cannot be added", () => {
  const now = new Date();

  test("is an appliance without a published version", async () => {
    const vo = await createCuratedVo();
    const { id: applianceId, name } = await createAppliance();
    await expect(addToDraft(vo.manager, { vo: vo.name, applianceId })).rejects.toMatchObject({
      code: "conflict",
      reason: "nothing_published",
      message: expect.stringContaining(name),
    });
  });

  test.each([
    ["hidden", { hiddenAt: now }],
    ["revoked", { revokedAt: now }],
  ])("is a version that is %s", async (_, flags) => {
    const vo = await createCuratedVo();
    const { id: applianceId, name } = await createAppliance();
    const { id } = await createPublishedVersion(applianceId, { version: "4.2" });
    await getDatabase().applianceVersion.update({ where: { id }, data: flags });
    await expect(addToDraft(vo.manager, { vo: vo.name, applianceId })).rejects.toMatchObject({
      code: "conflict",
      reason: "not_endorsable",
      message: expect.stringContaining(`4.2 of ${name}`),
    });
    expect(await getDraft(vo.id)).toEqual({ changeCount: 0, entries: [] });
  });

  test("is a version from the moment it expires", async () => {
    const vo = await createCuratedVo();
    const { id: applianceId } = await createAppliance();
    const { expiresAt } = await createPublishedVersion(applianceId);
    const input = { vo: vo.name, applianceId };
    const expiry = expiresAt?.getTime() ?? 0;
    await expect(addToDraft(vo.manager, input, new Date(expiry))).rejects.toMatchObject({
      reason: "not_endorsable",
    });
    await addToDraft(vo.manager, input, new Date(expiry - 1));
  });

  test("leaves the older pin in the draft when the latest version is unfit", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    const { id } = await createPublishedVersion(appliance.id);
    await getDatabase().applianceVersion.update({ where: { id }, data: { revokedAt: now } });
    await expect(updateInDraft(vo.manager, { vo: vo.name, applianceId: appliance.id })).rejects.toMatchObject(
      { reason: "not_endorsable" },
    );
    expect((await getDraft(vo.id)).entries).toEqual(imagesOf(appliance.version, vo.name));
  });

  test.each(["no-such-vo.example.org"])("is anything to VO %s", async (vo) => {
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const { id: applianceId } = await createAppliance();
    await expect(addToDraft(administrator, { vo, applianceId })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is an appliance that does not exist", async () => {
    const vo = await createCuratedVo();
    await expect(addToDraft(vo.manager, { vo: vo.name, applianceId: randomUUID() })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("who may", () => {
  type Who = (voId: string) => Promise<Actor> | Actor;
  const person =
    (role: "deputy" | "expert" | "shifter" | "member"): Who =>
    (voId) =>
      createPerson({ voRoles: { [voId]: [role] } });
  const matrix: [who: string, actor: Who, expected: string][] = [
    ["anonymous", () => ANONYMOUS, "unauthenticated"],
    ["an outsider", () => createPerson(), "forbidden"],
    ["a member", person("member"), "forbidden"],
    ["a shifter", person("shifter"), "ok"],
    ["an expert", person("expert"), "ok"],
    ["a deputy", person("deputy"), "ok"],
    ["a security officer", () => createPerson({ platformRoles: ["security_officer"] }), "forbidden"],
    ["an administrator", () => createPerson({ platformRoles: ["administrator"] }), "ok"],
    ["the service", () => system("test"), "ok"],
    ["a token", () => tokenActor(), "forbidden"],
  ];

  test.each(matrix)("%s: %s", async (_who, who, expected) => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    const actor = await who(vo.id);
    const input = { vo: vo.name, applianceId: appliance.id };
    for (const change of [updateInDraft, removeFromDraft, addToDraft]) {
      const outcome = await change(actor, input).then(
        () => "ok",
        (error) => error.code,
      );
      expect(outcome).toBe(expected);
    }
    if (expected === "ok") return;
    expect(await getDraft(vo.id)).toEqual({ changeCount: 1, entries: imagesOf(appliance.version, vo.name) });
  });
});

test("without its audit event, no change of the draft", async () => {
  const vo = await createCuratedVo();
  const appliance = await draftAppliance(vo);
  const before = await getDraft(vo.id);
  const input = { vo: vo.name, applianceId: appliance.id };
  await whileInsertsFail('"AuditEvent"', async () => {
    await expect(removeFromDraft(vo.manager, input)).rejects.toThrow(/refused by the test/);
    await expect(updateInDraft(vo.manager, input)).rejects.toThrow(/refused by the test/);
  });
  expect(await getDraft(vo.id)).toEqual(before);
});
