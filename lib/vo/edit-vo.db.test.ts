import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
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
