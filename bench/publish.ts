/** How long a large list takes from the button to the signed file, and how quickly the desk answers. */
import { setTimeout as wait } from "node:timers/promises";
import { buildMessage } from "#lib/hepix/build-message.ts";
import { readMessage } from "#lib/hepix/read-message.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { bindJob } from "#lib/platform/jobs/define-job.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { runJobs } from "#lib/platform/jobs/run-jobs.ts";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, getDraft } from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { addToDraft, removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { getDraftPage, listCandidates } from "#lib/vo-image-list/desk-queries.ts";
import { signRevisionJob } from "#lib/vo-image-list/jobs.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { measure, type Timing } from "./measure.ts";

const IMAGES_EACH = 5;
const TARGETS_MS: Readonly<Record<number, number>> = { 500: 2000, 5000: 10_000 };
const DESK = { appliances: 2000, inDraft: 500, targetMs: 100 };

export async function benchPublish(): Promise<void> {
  const signer = createTestSigner();
  const runner = await runJobs(process.env.DATABASE_URL ?? "", [
    bindJob(
      signRevisionJob,
      async () =>
        ({ revisionId }) =>
          signRevision(revisionId, signer),
    ),
  ]);
  try {
    for (const images of Object.keys(TARGETS_MS).map(Number)) await benchPublication(images, signer);
    await benchDesk();
  } finally {
    await runner.stop();
    await closeSenders();
  }
}

/** From the manager's button to the revision that is signed and served, the queue between them included. */
async function benchPublication(images: number, signer: ReturnType<typeof createTestSigner>): Promise<void> {
  const vo = await createCuratedVo();
  await fillDraft(vo, images / IMAGES_EACH, IMAGES_EACH);
  const { changeCount } = await getDraft(vo.id);
  const begin = performance.now();
  const { number } = await publishDraft(vo.manager, { vo: vo.name, comment: "Benchmark.", changeCount });
  const frozen = performance.now();
  while (!(await isPublished(vo, number))) await wait(20);
  const published = performance.now();
  const { message } = await getDatabase().listSigning.findFirstOrThrow({
    where: { revision: { voId: vo.id } },
    select: { message: true },
  });
  const reference = await timeToSign(Buffer.from(readMessage(message).content).toString("utf8"), signer);
  const total = published - begin;
  console.log(
    `${images} images (${(message.length / 1024).toFixed(0)} KiB): ${total.toFixed(0)} ms from the button to the signed list ` +
      `(${(frozen - begin).toFixed(0)} ms to freeze it), target ${TARGETS_MS[images]} ms; ` +
      `${(total / reference).toFixed(0)} times signing the same bytes (${reference.toFixed(1)} ms).`,
  );
}

async function fillDraft(vo: CuratedVo, appliances: number, imagesEach: number): Promise<void> {
  for (let number = 0; number < appliances; number++) {
    const { id } = await createAppliance();
    await createPublishedVersion(id, { images: Array.from({ length: imagesEach }, () => imageFields()) });
    await addToDraft(vo.manager, { vo: vo.name, applianceId: id });
  }
}

async function isPublished(vo: CuratedVo, number: number): Promise<boolean> {
  const revision = await getDatabase().revision.findUniqueOrThrow({
    where: { voId_number: { voId: vo.id, number } },
    select: { state: true },
  });
  return revision.state === "published";
}

async function timeToSign(content: string, { signer }: ReturnType<typeof createTestSigner>): Promise<number> {
  const timing = await measure(async () => {
    await buildMessage(content, signer, { signingTime: new Date(), boundary: `----${"A".repeat(32)}` });
  }, 10);
  return timing.p50;
}

/** What the server does for one press of a button on the desk: the change, and the page that shows it. */
async function benchDesk(): Promise<void> {
  const vo = await createCuratedVo();
  await fillDraft(vo, DESK.inDraft, 1);
  const others = [];
  for (let number = DESK.inDraft; number < DESK.appliances; number++) {
    const { id } = await createAppliance();
    await createPublishedVersion(id);
    others.push(id);
  }
  const now = new Date();
  const show = async () => {
    await getDraftPage(vo.manager, vo.name, now);
    await listCandidates(vo.id, { text: "", take: 50 }, now);
  };
  const applianceId = others[0] ?? "";
  const input = { vo: vo.name, applianceId };
  report("the desk is read", await measure(show, 50));
  report(
    "an appliance is added and taken out",
    await measure(async () => {
      await addToDraft(vo.manager, input);
      await removeFromDraft(vo.manager, input);
    }, 50),
  );
}

function report(name: string, { p50, p95 }: Timing): void {
  console.log(
    `${name}, with ${DESK.appliances} appliances and ${DESK.inDraft} entries: median ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, target ${DESK.targetMs} ms`,
  );
}
