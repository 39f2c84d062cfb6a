/** Reports of problems: who is told, who settles them, and what whoever reported it is told. */
import { expect, test } from "vitest";
import { mergePeople } from "#lib/identity/merge-people.ts";
import { listNews } from "#lib/notification/queries.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson } from "#lib/testing/factories.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { getApplianceHistory } from "#lib/virtual-appliance/history-queries.ts";
import {
  countApplianceProblems,
  countProblemsForAdministrators,
  getApplianceProblems,
  listProblems,
} from "./queries.ts";
import { reportProblem } from "./report-problem.ts";
import { settleProblem } from "./settle-problem.ts";

const database = getDatabase();
const NOW = new Date("2026-11-27T10:00:00Z");
let counter = 0;

const ADMIN_ADDRESS = "admin@problems.example.org";
const administrator = await createPerson({ email: ADMIN_ADDRESS, platformRoles: ["administrator"] });

async function createReportable() {
  const email = `owner${++counter}@problems.example.org`;
  const appliance = await createOwnedAppliance();
  await database.person.update({ where: { id: appliance.owner.personId }, data: { email } });
  return { ...appliance, ownerEmail: email };
}

const problemOf = async ({ id }: { id: string }) =>
  database.problemReport.findFirstOrThrow({ where: { applianceId: id }, orderBy: { id: "desc" } });
const toAdmin = async () => (await mailsTo(ADMIN_ADDRESS)).map(({ subject }) => subject);

const TYPO = { reason: "typo" as const, comment: "“Debain”.", email: null };

test("what is theirs to mend goes to owner and maintainers, without the name of whoever reported it", async () => {
  const appliance = await createReportable();
  const reporter = await createPerson({ name: "Nosy Nora" });
  await reportProblem(reporter, { slug: appliance.slug, ...TYPO }, NOW);
  const [mail] = await mailsTo(appliance.ownerEmail);
  expect(mail?.subject).toBe(`Problem with ${appliance.name}: a typing error`);
  expect(mail?.text).toContain("> “Debain”.");
  expect(mail?.text).toContain(`/appliances/${appliance.slug}/problems`);
  const shown = await getApplianceProblems(appliance.maintainer, appliance.slug);
  const history = await getApplianceHistory(appliance.owner, appliance.slug, null);
  for (const told of [mail, shown, history]) {
    expect(
      JSON.stringify(told, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain("Nora");
  }
  expect(await countApplianceProblems(appliance.owner, appliance.id)).toBe(1);
  expect(await countApplianceProblems(reporter, appliance.id)).toBeNull();
  expect(await toAdmin()).not.toContain(mail?.subject);
  const all = await listProblems(administrator, { state: "open", page: 1 });
  expect(all?.items.some((problem) => problem.reporter?.name === "Nosy Nora")).toBe(true);
});

test.each(["inappropriate", "copyright"] as const)(
  "%s goes to administrators, and those who maintain it see nothing of it",
  async (reason) => {
    const appliance = await createReportable();
    const before = await countProblemsForAdministrators();
    await reportProblem(ANONYMOUS, { slug: appliance.slug, reason, comment: null, email: null }, NOW);
    expect(await mailsTo(appliance.ownerEmail)).toEqual([]);
    expect((await toAdmin()).at(-1)).toContain(appliance.name);
    expect((await getApplianceProblems(appliance.owner, appliance.slug))?.open).toEqual([]);
    expect(await countApplianceProblems(appliance.owner, appliance.id)).toBe(0);
    expect(await countProblemsForAdministrators()).toBe(before + 1);
  },
);

test("of what nobody maintains, administrators are told", async () => {
  const { slug, name } = await createAppliance();
  const before = await countProblemsForAdministrators();
  await reportProblem(ANONYMOUS, { slug, ...TYPO }, NOW);
  expect((await toAdmin()).at(-1)).toContain(name);
  expect(await countProblemsForAdministrators()).toBe(before + 1);
});

test("whoever reported it is told of the outcome, in the application and by e-mail, with the note", async () => {
  const appliance = await createReportable();
  const email = `reporter${++counter}@problems.example.org`;
  const reporter = await createPerson({ email });
  await reportProblem(reporter, { slug: appliance.slug, ...TYPO, email: "other@example.org" }, NOW);
  const { id, reporterEmail } = await problemOf(appliance);
  expect(reporterEmail, "the address of the profile is enough").toBeNull();
  await settleProblem(appliance.maintainer, { problemId: id, outcome: "resolved", note: "Mended." }, NOW);
  const [mail, ...more] = await mailsTo(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain("> Mended.");
  expect((await listNews(reporter, 1)).items).toMatchObject([{ text: "Mended." }]);
  expect((await auditTrailOf(id)).map(({ action }) => action)).toEqual([
    "problem.reported",
    "problem.resolved",
  ]);
  expect((await getApplianceProblems(appliance.owner, appliance.slug))?.settled).toMatchObject([
    { note: "Mended.", settledBy: { name: appliance.maintainer.name } },
  ]);
});

test("who was not signed in is told at the address they gave, which is forgotten then", async () => {
  const appliance = await createReportable();
  const email = `passer-by${++counter}@problems.example.org`;
  await reportProblem(ANONYMOUS, { slug: appliance.slug, ...TYPO, email }, NOW);
  const { id } = await problemOf(appliance);
  await settleProblem(administrator, { problemId: id, outcome: "dismissed", note: "It is meant so." }, NOW);
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
    `Not taken up: the problem you reported with ${appliance.name}`,
  ]);
  expect((await problemOf(appliance)).reporterEmail).toBeNull();
});

test("a report is settled once", async () => {
  const appliance = await createReportable();
  await reportProblem(ANONYMOUS, { slug: appliance.slug, ...TYPO }, NOW);
  const { id: problemId } = await problemOf(appliance);
  const settled = { problemId, outcome: "resolved" as const, note: "Mended." };
  const outcomes = await Promise.allSettled([
    settleProblem(appliance.owner, settled, NOW),
    settleProblem(appliance.maintainer, settled, NOW),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(settleProblem(appliance.owner, settled)).rejects.toMatchObject({ reason: "settled_already" });
});

test("nobody floods those who maintain an appliance", async () => {
  const appliance = await createReportable();
  const report = { slug: appliance.slug, ...TYPO };
  for (let index = 0; index < 10; index++) await reportProblem(ANONYMOUS, report, NOW);
  await expect(reportProblem(ANONYMOUS, report, NOW)).rejects.toMatchObject({ code: "rate_limited" });
  const person = await createPerson();
  for (let index = 0; index < 20; index++) await reportProblem(person, report, NOW);
  await expect(reportProblem(person, report, NOW)).rejects.toMatchObject({ code: "rate_limited" });
  await reportProblem(ANONYMOUS, report, new Date("2026-11-28T11:00:00Z"));
});

test("merged accounts are told of what either reported", async () => {
  const appliance = await createReportable();
  const [stays, goes] = [await createPerson(), await createPerson()];
  await reportProblem(goes, { slug: appliance.slug, ...TYPO }, NOW);
  await database.$transaction((tx) => mergePeople(tx, stays, goes, NOW));
  const { id: problemId } = await problemOf(appliance);
  await settleProblem(appliance.owner, { problemId, outcome: "resolved", note: "Mended." }, NOW);
  expect((await listNews(stays, 1)).items).toHaveLength(1);
});
