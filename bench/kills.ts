/** Soak: the worker is killed at random moments while revisions wait for it; sites must always have one whole list. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { parseImageList } from "#lib/hepix/parse-image-list.ts";
import { verifyMessage } from "#lib/hepix/verify-message.ts";
import { readListFile } from "#lib/list-signing/list-files.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { type CuratedVo, createCuratedVo, draftAppliance, publish } from "#lib/testing/image-lists.ts";
import { removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { fetchVoList } from "#lib/vo-image-list/fetch-list.ts";

const KILLS = 200;
const REQUESTER = { authorization: null, signedIn: async () => ANONYMOUS };

/** What sites have got so far. */
type Seen = { listVersion: string | null; editions: number };

/** @param args how many kills */
export async function benchKills(ownerUrl: string, [count]: readonly string[]): Promise<void> {
  const kills = Number(count ?? KILLS);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const vo = await createCuratedVo();
  let drafted = await draftAppliance(vo);
  await publish(vo);
  const begin = performance.now();
  const unharmed = startWorker();
  await once(unharmed, "message");
  let momentMs = performance.now() - begin;
  await surviving(() => isSettled(vo), unharmed);
  const seen: Seen = { listVersion: null, editions: 0 };
  await check(vo, seen);
  let killedWhileWaiting = 0;
  for (let kill = 1; kill <= kills; kill++) {
    if (await isSettled(vo)) {
      const before = drafted;
      drafted = await draftAppliance(vo);
      await removeFromDraft(vo.manager, { vo: vo.name, applianceId: before.id });
      await publish(vo);
    }
    const worker = startWorker();
    await wait(momentMs * (0.9 + Math.random() * 0.2));
    const wasSigned = await isSettled(vo);
    // Around the moment of the signing, however busy the machine is.
    momentMs *= wasSigned ? 0.96 : 1.04;
    if (!wasSigned) killedWhileWaiting++;
    await killed(worker);
    await check(vo, seen);
    // What a living worker does within half a minute: jobs of a dead one go to the next.
    await owner.query(
      `UPDATE jobs.job SET state = 'retry', start_after = now() WHERE name = 'sign-revision' AND state = 'active'`,
    );
    if (kill % 20 === 0) console.log(`${kill} kills: ${seen.editions} editions served, each whole`);
  }
  await surviving(() => isSettled(vo), startWorker());
  await check(vo, seen);
  console.log(
    `${kills} kills, ${killedWhileWaiting} of them before the revision was signed: the list was never absent, never half, and ` +
      `its version only rose (${seen.editions} editions). The last revision was signed after all.`,
  );
  await owner.end();
  await closeSenders();
}

function startWorker(): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=DEP0169", "lib/worker/main.ts"], {
    env: process.env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function killed(worker: ChildProcess): Promise<void> {
  const ended = once(worker, "exit");
  worker.kill("SIGKILL");
  await ended;
}

/** Lets the worker live until it is done. */
async function surviving(isDone: () => Promise<boolean>, worker: ChildProcess): Promise<void> {
  while (!(await isDone())) await wait(50);
  await killed(worker);
}

async function isSettled({ id }: CuratedVo): Promise<boolean> {
  return (await getDatabase().revision.count({ where: { voId: id, state: "signing" } })) === 0;
}

/** @throws Error naming the promise that was broken */
async function check(vo: CuratedVo, seen: Seen): Promise<void> {
  const served = await fetchVoList(vo.name, REQUESTER, new Date());
  const sum = createHash("sha256").update(served.message).digest("hex");
  if (sum !== served.messageSha256) throw new Error("The served message is not the one that was stored.");
  const verified = await verifyMessage(served.message, {
    ...{ trustedCaPems: [], now: new Date(), acceptUntrustedChain: true },
  });
  if (!verified.ok) throw new Error(`A site could not verify the list: ${verified.message}`);
  const list = parseImageList(verified.content);
  await requireRevision(vo, new Set(list.images.map(({ identifier }) => identifier)));
  if (seen.listVersion !== list.version) {
    if (seen.listVersion !== null && compareListVersions(list.version, seen.listVersion) <= 0) {
      throw new Error(`The version fell from ${seen.listVersion} to ${list.version}.`);
    }
    seen.listVersion = list.version;
    seen.editions++;
  }
  const file = await readListFile({ kind: "vo", name: vo.name });
  if (file && createHash("sha256").update(file.message).digest("hex") !== file.messageSha256) {
    throw new Error("The file that stands in for the database is half.");
  }
}

/** The entries must be those of the newest revision or of the one before it. */
async function requireRevision({ id }: CuratedVo, identifiers: ReadonlySet<string>): Promise<void> {
  const revisions = await getDatabase().revision.findMany({
    where: { voId: id },
    orderBy: { number: "desc" },
    take: 2,
    select: { entries: { select: { entryIdentifier: true } } },
  });
  const isOneOfThem = revisions.some(
    ({ entries }) =>
      entries.length === identifiers.size &&
      entries.every(({ entryIdentifier }) => identifiers.has(entryIdentifier)),
  );
  if (!isOneOfThem) throw new Error("Sites have a list that is neither the old one nor the new one.");
}
