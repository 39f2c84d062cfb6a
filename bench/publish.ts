/** How long a large list takes from the button to the signed file. */
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
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { signRevisionJob } from "#lib/vo-image-list/jobs.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { measure } from "./measure.ts";

const IMAGES_EACH = 5;
const TARGETS_MS: Readonly<Record<number, number>> = { 500: 2000, 5000: 10_000 };

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
