import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { lockTerms } from "#lib/vocabulary/term-lock.ts";
import { renameWhereUsed } from "#lib/vocabulary/term-use.ts";
import { getAdministeredVo, listAdministeredVos } from "./administration-queries.ts";
import { editVo } from "./edit-vo.ts";
import { registerVo } from "./register-vo.ts";
import { newVoSchema } from "./schema.ts";

const administrator = await createPerson({ platformRoles: ["administrator"] });
const RECORD = {
  title: "Biomedicine",
  description: "For the life sciences.",
  discipline: "Biological sciences",
  homepageUrl: "https://biomed.example.org",
  enrolmentUrl: "https://aai.example.org/enrol/biomed",
  contactEmail: "managers@biomed.example.org",
};

test("a manager edits what is told of their VO; what changed is recorded, the name stays", async () => {
  const vo = await createTestVo();
  const manager = await createPerson({ voRoles: { [vo.id]: ["manager"] } });
  await editVo(manager, { vo: vo.name, ...RECORD });
  expect(await getDatabase().vo.findUnique({ where: { id: vo.id } })).toMatchObject({
    ...RECORD,
    name: vo.name,
  });
  await editVo(manager, { vo: vo.name, ...RECORD });
  await editVo(manager, { vo: vo.name, ...RECORD, title: "Biomed" });
  expect((await auditTrailOf(vo.id)).slice(1)).toMatchObject([
    { action: "vo.edited", details: { changes: { discipline: { before: null, after: RECORD.discipline } } } },
    { action: "vo.edited", details: { changes: { title: { before: "Biomedicine", after: "Biomed" } } } },
  ]);
});

/** Until so many others wait for a lock by name, or are through without having waited. */
async function untilWaitingOrDone(tx: Transaction, work: Promise<unknown>, count: number): Promise<void> {
  const isDone = work.then(() => true);
  for (;;) {
    const [row] = await tx.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_locks
      WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    if (row?.waiting === count || (await Promise.race([isDone, setTimeout(5, false)]))) return;
  }
}

describe("the discipline", () => {
  const VO = { name: "chosen.example.org", visibility: "public", title: "Chosen" };
  const disciplineOf = async (name: string) =>
    (await getDatabase().vo.findUniqueOrThrow({ where: { name } })).discipline;

  test("is one of the vocabulary, in its spelling", async () => {
    const unknown = { reason: "unknown_term", fieldErrors: { discipline: expect.any(String) } };
    const form = (discipline: string) => newVoSchema.parse({ ...VO, discipline });
    await expect(registerVo(administrator, form("Alchemy"))).rejects.toMatchObject(unknown);
    await registerVo(administrator, form("physical Sciences"));
    expect(await disciplineOf(VO.name)).toBe("Physical sciences");
    const edited = { ...RECORD, vo: VO.name };
    await expect(editVo(administrator, { ...edited, discipline: "Alchemy" })).rejects.toMatchObject(unknown);
    await editVo(administrator, { ...edited, discipline: null });
    expect(await disciplineOf(VO.name)).toBeNull();
  });

  test("may stay what it is, also when that is offered no more", async () => {
    const vo = await createTestVo();
    await getDatabase().vo.update({ where: { id: vo.id }, data: { discipline: "Alchemy" } });
    await editVo(administrator, { ...RECORD, vo: vo.name, discipline: "Alchemy" });
    expect(await disciplineOf(vo.name)).toBe("Alchemy");
  });

  test("that is renamed at the same moment is not saved under its old name", async () => {
    const vo = await createTestVo();
    const [before, after] = ["Social sciences", "Humanities"];
    const form = newVoSchema.parse({ ...VO, name: "meanwhile.example.org", discipline: before });
    const saved = await getDatabase().$transaction(async (tx) => {
      await lockTerms(tx, "discipline");
      const saving = Promise.allSettled([
        editVo(administrator, { ...RECORD, vo: vo.name, discipline: before }),
        registerVo(administrator, form),
      ]);
      await untilWaitingOrDone(tx, saving, 2);
      await renameWhereUsed(tx, "discipline", before, after);
      await tx.vocabularyTerm.updateMany({ where: { name: before }, data: { name: after } });
      return { saving };
    });
    expect(await saved.saving).toMatchObject([
      { reason: { reason: "unknown_term" } },
      { reason: { reason: "unknown_term" } },
    ]);
    expect(await getDatabase().vo.count({ where: { discipline: before } })).toBe(0);
  });
});

test("a VO that is not there cannot be edited, and a manager of another may not", async () => {
  const [vo, other] = [await createTestVo(), await createTestVo()];
  const manager = await createPerson({ voRoles: { [other.id]: ["manager"] } });
  await expect(editVo(administrator, { vo: "nowhere", ...RECORD })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(editVo(manager, { vo: vo.name, ...RECORD })).rejects.toMatchObject({ code: "forbidden" });
});

test("the form makes a VO; a name that is taken comes back to its field", async () => {
  const form = newVoSchema.parse({ name: " form.example.org ", visibility: "public", title: "Form" });
  expect(await registerVo(administrator, form)).toEqual({ vo: "form.example.org" });
  expect(await getAdministeredVo(administrator, "form.example.org")).toMatchObject({
    title: "Form",
    visibility: "public",
    current: null,
    members: 0,
  });
  await expect(registerVo(administrator, form)).rejects.toMatchObject({
    reason: "vo_exists",
    fieldErrors: { name: expect.stringContaining("form.example.org") },
  });
});

test("two administrators who make the same VO at the same moment make it once", async () => {
  const form = newVoSchema.parse({ name: "rush.example.org", visibility: "public", title: "Rush" });
  const outcomes = await Promise.allSettled([
    registerVo(administrator, form),
    registerVo(administrator, form),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test.each([
  [{ name: "Upper.example.org" }, "name"],
  [{ name: "" }, "name"],
  [{ title: "" }, "title"],
  [{ visibility: "nobody" }, "visibility"],
  [{ homepageUrl: "javascript:alert(1)" }, "homepageUrl"],
])("%o is refused at its field", (wrong, field) => {
  const form = { name: "ok.example.org", title: "Fine", visibility: "public", ...wrong };
  const { error } = newVoSchema.safeParse(form);
  expect(error?.issues[0]?.path).toEqual([field]);
});

test("an administrator sees each VO's people once, and members counted", async () => {
  const vo = await createTestVo();
  const both = await createPerson({ voRoles: { [vo.id]: ["manager", "expert", "member"] } });
  await createPerson({ voRoles: { [vo.id]: ["member"] } });
  await getDatabase().voGroup.create({ data: { voId: vo.id, group: "elsewhere", role: "expert" } });
  const listed = (await listAdministeredVos(administrator))?.find(({ id }) => id === vo.id);
  expect(listed).toMatchObject({ curators: 1, groups: 1, visibility: "public", current: null });
  const seen = await getAdministeredVo(administrator, vo.name);
  expect(seen).toMatchObject({ members: 2, groups: [{ group: "elsewhere", role: "expert" }] });
  expect(seen?.roles.filter(({ person }) => person.id === both.personId).map(({ role }) => role)).toEqual([
    "manager",
    "expert",
    "member",
  ]);
});
