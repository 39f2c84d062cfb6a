/** The manager's desk with many appliances, from a real web process: the page, and a press of a button on it. */
import { once } from "node:events";
import { encode } from "next-auth/jwt";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { paths } from "#lib/platform/paths.ts";
import { createAppliance, createPublishedVersion } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { addToDraft, removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { measure, type Timing } from "./measure.ts";
import { processEnvironment, startProcess } from "./processes.ts";

const APPLIANCES = 2000;
const IN_DRAFT = 500;
/** Of what is published, so many are about to be removed. */
const CHANGED = 10;
const TARGET_MS = 100;
const ROUNDS = 60;
const DAY_MS = 24 * 3600 * 1000;

export async function benchDesk(): Promise<void> {
  const env = await processEnvironment();
  Object.assign(process.env, { BASE_URL: env.BASE_URL });
  const vo = await createCuratedVo();
  const { others, drafted } = await fill(vo);
  await publishAndSign(vo);
  for (const applianceId of drafted.slice(0, CHANGED)) {
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId });
  }
  const cookie = await signedIn(vo, env.AUTH_SECRET);
  const { token } = await createAccessToken(system("bench"), {
    ...{ name: "bench", holder: { personId: vo.manager.personId }, curatableVos: [vo.name] },
  });
  const web = await startProcess("app/_transport/web-server.ts", env);
  try {
    const desk = `${env.BASE_URL}${paths.draft(vo.name)}`;
    const get = (address: string) => expectAnswer(address, { headers: { cookie } });
    const reference = await measure(() => get(`${env.BASE_URL}/api/health/live`), ROUNDS);
    console.log(`reference, an answer without a page: ${words(reference)}`);
    for (const [name, query] of [
      ["the desk as it opens", ""],
      ["a filter", "?show=expiring"],
      ["a search", "?find=Appliance%201"],
      ["what could be added, the tenth page", "?show=candidates&page=10"],
    ] as const) {
      report(name, await measure(() => get(`${desk}${query}`), ROUNDS), reference);
    }
    const press = async (method: string, slug: string) =>
      expectAnswer(`${env.BASE_URL}/api/v1/vos/${vo.name}/image-list/draft/appliances/${slug}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: method === "PUT" ? "{}" : null,
      });
    const slug = others[0] ?? "";
    report("an appliance is added", await measure(() => press("PUT", slug), ROUNDS), reference);
  } finally {
    web.kill();
    await once(web, "exit");
    await closeSenders();
  }
}

/** @returns slugs of appliances that are not in the draft, and identifiers of those that are */
async function fill(vo: CuratedVo): Promise<{ others: string[]; drafted: string[] }> {
  const [others, drafted]: [string[], string[]] = [[], []];
  for (let number = 0; number < APPLIANCES; number++) {
    const { id, slug } = await createAppliance();
    await createPublishedVersion(id);
    if (number >= IN_DRAFT) others.push(slug);
    else {
      await addToDraft(vo.manager, { vo: vo.name, applianceId: id });
      drafted.push(id);
    }
  }
  return { others, drafted };
}

/** A session as a sign-in leaves it. */
async function signedIn({ manager }: CuratedVo, secret: string): Promise<string> {
  const { personId } = manager;
  const identity = await getDatabase().identity.findFirstOrThrow({ where: { personId } });
  const { id } = await getDatabase().session.create({
    data: { personId, identityId: identity.id, expiresAt: new Date(Date.now() + DAY_MS) },
  });
  return `slipway.session=${await encode({ token: { sessionId: id, personId }, secret })}`;
}

async function expectAnswer(address: string, init: RequestInit): Promise<void> {
  const answer = await fetch(address, { ...init, redirect: "manual" });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${text.slice(0, 200)}`);
}

function report(name: string, timing: Timing, reference: Timing): void {
  const times = (timing.p50 / reference.p50).toFixed(0);
  console.log(
    `${name}, with ${APPLIANCES} appliances and ${IN_DRAFT} entries: ${words(timing)}, ${times} times the reference; target ${TARGET_MS} ms`,
  );
}

function words({ p50, p95 }: Timing): string {
  return `median ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}
