/** What a VO decides about its list: how it is saved, who is told, and what it changes. */
import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import {
  addressOf,
  type CuratedVo,
  createCuratedVo,
  createCurator,
  draftAppliance,
  listRevisions,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { editListSettings } from "./edit-list-settings.ts";
import { type EditListSettings, editListSettingsSchema } from "./schema.ts";
import { getListSettings } from "./settings-queries.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;

function wish(vo: CuratedVo, changes: Partial<EditListSettings> = {}): EditListSettings {
  return {
    vo: vo.name,
    visibility: "public",
    closingIsMeant: false,
    followDefault: "decide",
    validityDays: 30,
    needsApproval: false,
    noticeRoles: ["manager", "deputy", "expert", "shifter"],
    noticeAddresses: [],
    ...changes,
  };
}

test("a public list is closed only by whoever says that it is meant", async () => {
  const vo = await createCuratedVo();
  await expect(editListSettings(vo.manager, wish(vo, { visibility: "token" }))).rejects.toMatchObject({
    code: "invalid_input",
    fieldErrors: { closingIsMeant: expect.stringContaining("delete its images") },
  });
  await editListSettings(vo.manager, wish(vo, { visibility: "token", closingIsMeant: true }));
  expect((await getListSettings(vo.manager, vo.name))?.settings.visibility).toBe("token");
  await editListSettings(vo.manager, wish(vo));
  expect((await getListSettings(vo.manager, vo.name))?.settings.visibility).toBe("public");
});

test("the validity holds from the next signing on", async () => {
  const now = new Date("2026-11-02T10:00:00Z");
  const vo = await createCuratedVo();
  await editListSettings(vo.manager, wish(vo, { validityDays: 45 }), now);
  await draftAppliance(vo, { now });
  await publishAndSign(vo, now);
  const [revision] = await listRevisions(vo.id);
  expect(revision?.signings[0]?.expiresAt).toEqual(new Date(now.getTime() + 45 * DAY_MS));
});

test.each([
  ["27", "must be a whole number of days from 28 to 90"],
  ["91", "must be a whole number of days from 28 to 90"],
  ["thirty", "must be a whole number of days from 28 to 90"],
])("a validity of %s days is refused", (validityDays, sentence) => {
  const { error } = editListSettingsSchema.safeParse({ ...sent(), validityDays });
  expect(error?.issues[0]?.message).toContain(sentence);
});

test.each(["no address", "a@b", "two@example.org three@example.org"])(
  "%s is no address to tell",
  (address) => {
    const { error } = editListSettingsSchema.safeParse({
      ...sent(),
      noticeAddresses: `list@example.org\n${address}`,
    });
    expect(error?.issues[0]?.message).toBe("Each address must look like name@example.org.");
  },
);

test("somebody must be told", () => {
  const { error } = editListSettingsSchema.safeParse({ ...sent(), noticeRoles: "" });
  expect(error?.issues[0]?.message).toContain("Choose at least one role");
});

/** The form as a browser sends it. */
function sent() {
  return {
    vo: "biomed",
    visibility: "public",
    followDefault: "decide",
    validityDays: "30",
    noticeRoles: "manager",
  };
}

test("new appliances are followed as the list says", async () => {
  const vo = await createCuratedVo();
  await editListSettings(vo.manager, wish(vo, { followDefault: "publish" }));
  await draftAppliance(vo);
  const entries = await database.draftEntry.findMany({ where: { voId: vo.id } });
  expect(entries.map(({ followMode }) => followMode)).toEqual(["publish"]);
});

test("whoever was told and whoever will be are told of a change, once, and what it was", async () => {
  const vo = await createCuratedVo();
  await createCurator(vo, "expert");
  const email = addressOf(vo, "expert");
  const address = `list-${vo.name}@example.org`;
  await editListSettings(vo.manager, wish(vo, { noticeRoles: ["manager"], noticeAddresses: [address] }));
  for (const recipient of [email, address]) {
    const [mail, ...more] = await mailsTo(recipient);
    expect(mail?.text).toContain(
      "which roles are told what happens to the list; which further addresses are told",
    );
    expect(more).toEqual([]);
  }
  await editListSettings(
    vo.manager,
    wish(vo, { noticeRoles: ["manager"], noticeAddresses: [address], needsApproval: true }),
  );
  expect(await mailsTo(email), "an expert is not told any more").toHaveLength(1);
  expect(await mailsTo(address)).toHaveLength(2);
});

test("what is the same already is not remembered, and nobody is told", async () => {
  const vo = await createCuratedVo();
  await editListSettings(vo.manager, wish(vo));
  expect(
    await database.auditEvent.count({ where: { objectId: vo.id, action: "vo.list_settings_edited" } }),
  ).toBe(0);
});

test("two managers at once: the second sees what the first changed", async () => {
  const vo = await createCuratedVo();
  const seen = (await getListSettings(vo.manager, vo.name))?.seen;
  if (seen === undefined) throw new Error("The manager sees the settings.");
  await editListSettings(vo.manager, { ...wish(vo, { validityDays: 60 }), seen });
  await expect(
    editListSettings(vo.manager, { ...wish(vo, { needsApproval: true }), seen }),
  ).rejects.toMatchObject({
    reason: "changed_meanwhile",
    conflict: { fields: [{ field: "validityDays", theirs: 60, mine: 30, isTyped: false }] },
  });
});

test("the database itself refuses a validity that sites could not rely on", async () => {
  const vo = await createCuratedVo();
  await expect(
    database.voImageList.update({ where: { voId: vo.id }, data: { validityDays: 27 } }),
  ).rejects.toThrow("VoImageList_validity_range");
});
