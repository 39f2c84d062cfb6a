import { beforeEach, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { runIntegrityCheckJob } from "./jobs.ts";
import { sweepIntegrityChecks } from "./sweep-integrity-checks.ts";

const NOW = new Date();
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

beforeEach(clearQueue);

async function createCheck(data: object): Promise<string> {
  const { id: applianceId } = await createOwnedAppliance();
  const { images } = await createWorkingVersionOf(applianceId);
  const image = { imageId: images[0]?.id ?? "", url: "https://example.org/x" };
  return (await getDatabase().integrityCheck.create({ data: { ...image, ...data } })).id;
}

test("checks that everybody has forgotten are queued again, once", async () => {
  const forgotten = [
    await createCheck({ state: "queued", requestedAt: ago(61) }),
    await createCheck({ state: "running", requestedAt: ago(600), heartbeatAt: ago(61) }),
  ];
  await sweepIntegrityChecks(NOW);
  await sweepIntegrityChecks(NOW);
  const queued = await listQueued<{ checkId: string }>(runIntegrityCheckJob);
  expect(queued.map(({ checkId }) => checkId).sort()).toEqual(forgotten.sort());
  await getDatabase().integrityCheck.deleteMany();
});

test("those that are young, alive or done are left alone", async () => {
  await createCheck({ state: "queued", requestedAt: ago(59) });
  await createCheck({ state: "running", requestedAt: ago(600), heartbeatAt: ago(59) });
  for (const state of ["passed", "failed", "cancelled"]) {
    await createCheck({ state, requestedAt: ago(6000), heartbeatAt: ago(6000) });
  }
  await sweepIntegrityChecks(NOW);
  expect(await listQueued(runIntegrityCheckJob)).toEqual([]);
});

test("one that brought down its worker five times is given up, with a word to its author", async () => {
  const dead = { state: "running", requestedAt: ago(600), heartbeatAt: ago(61) };
  const hopeless = await createCheck({ ...dead, attempts: 5 });
  const hopeful = await createCheck({ ...dead, attempts: 4 });
  await sweepIntegrityChecks(NOW);
  const check = await getDatabase().integrityCheck.findUniqueOrThrow({ where: { id: hopeless } });
  expect(check).toMatchObject({ state: "failed", findings: [{ severity: "error" }] });
  const queued = await listQueued<{ checkId: string }>(runIntegrityCheckJob);
  expect(queued.map(({ checkId }) => checkId)).toEqual([hopeful]);
});
