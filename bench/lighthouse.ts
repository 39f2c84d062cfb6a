/** Pages as a phone on a slow network sees them: Lighthouse on the demo catalogue, served by a real web process. */
import { once } from "node:events";
import { chromium } from "@playwright/test";
import lighthouse, { type Result } from "lighthouse";
import { findFreePort } from "#lib/launch/ports.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { paths } from "#lib/platform/paths.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { chooseBrowser } from "../e2e/browser.ts";
import { processEnvironment, startProcess } from "./processes.ts";
import { passWithoutReferrerPolicy } from "./without-referrer-policy.ts";

const PAGES = [paths.home(), paths.appliances(), paths.appliance("rstudio-server"), paths.vo("biomed")];
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** Scores of 100; milliseconds; shares of the window; bytes as they were sent. */
const TARGETS = { score: 95, accessibility: 100, lcp: 1800, cls: 0.02, scriptBytes: 120 * 1024 };

/** `npm run bench -- lighthouse [path …]`: other pages than the usual four. */
export async function benchLighthouse(_ownerUrl: string, args: readonly string[]): Promise<void> {
  const env = await processEnvironment();
  const entrance = await findFreePort(Number(env.PORT) + 1);
  Object.assign(env, { BASE_URL: `http://localhost:${entrance}` });
  Object.assign(process.env, { BASE_URL: env.BASE_URL });
  await seedDemo({ baseUrl: env.BASE_URL, issuer: env.OIDC_ISSUER, now: new Date() });
  await signEverything();
  const web = await startProcess("app/_transport/web-server.ts", env);
  const passing = await passWithoutReferrerPolicy(entrance, Number(env.PORT));
  const port = await findFreePort(3970);
  const { args: flags, ...browser } = await chooseBrowser();
  const chrome = await chromium.launch({ ...browser, args: [...flags, `--remote-debugging-port=${port}`] });
  try {
    for (const page of args.length > 0 ? args : PAGES) {
      await fetch(`${env.BASE_URL}${page}`).then((answer) => answer.arrayBuffer());
      const results: Result[] = [];
      for (let run = 0; run < RUNS; run++) results.push(await examine(`${env.BASE_URL}${page}`, port));
      report(page, results);
    }
  } finally {
    await chrome.close();
    passing.close();
    web.kill();
    await once(web, "exit");
    await closeSenders();
  }
}

/** What the worker would do: without it no revision is published. */
async function signEverything(): Promise<void> {
  const signer = createTestSigner();
  const revisions = await getDatabase().revision.findMany({
    where: { state: "signing" },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  for (const { id } of revisions) await signRevision(id, signer);
}

/** Lighthouse as it comes: a phone of the middle range, four times slower than this machine, on a slow 4G network. */
async function examine(url: string, port: number): Promise<Result> {
  const outcome = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: "error" });
  if (!outcome || outcome.lhr.runtimeError) {
    throw new Error(`${url} could not be examined: ${outcome?.lhr.runtimeError?.message}`);
  }
  return outcome.lhr;
}

function report(page: string, results: readonly Result[]): void {
  const scores = CATEGORIES.map((category) => ({
    category,
    score: median(results.map(({ categories }) => (categories[category]?.score ?? 0) * 100)),
    target: category === "accessibility" ? TARGETS.accessibility : TARGETS.score,
  }));
  const of = (audit: string) =>
    median(results.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN));
  const [lcp, cls, tbt] = [
    of("largest-contentful-paint"),
    of("cumulative-layout-shift"),
    of("total-blocking-time"),
  ];
  const scriptBytes = median(results.map(sentScripts));
  console.log(
    [
      `${page}:`,
      ...scores.map(
        ({ category, score, target }) => `${category} ${score.toFixed(0)}${mark(score >= target)}`,
      ),
      `LCP ${(lcp / 1000).toFixed(2)} s${mark(lcp <= TARGETS.lcp)}`,
      `CLS ${cls.toFixed(3)}${mark(cls <= TARGETS.cls)}`,
      `TBT ${tbt.toFixed(0)} ms`,
      `scripts ${(scriptBytes / 1024).toFixed(1)} KiB${mark(scriptBytes <= TARGETS.scriptBytes)}`,
    ].join(" "),
  );
  for (const line of failures(results[0])) console.log(`  ${line}`);
}

function mark(isReached: boolean): string {
  return isReached ? "" : " (short of its target)";
}

/** What Lighthouse found wrong, but for the figures above. */
function failures(result: Result | undefined): string[] {
  if (!result) return [];
  const { audits, categories } = result;
  const named = CATEGORIES.slice(1).flatMap((category) => categories[category]?.auditRefs ?? []);
  return named.flatMap(({ id, weight }) => {
    const audit = audits[id];
    const failed = weight > 0 && audit?.score !== null && audit?.score !== undefined && audit.score < 1;
    return failed ? [`${id}: ${audit.title}`] : [];
  });
}

/** Bytes of scripts as they came over the network, compressed and with their headers. */
function sentScripts({ audits }: Result): number {
  const details = audits["network-requests"]?.details;
  const requests = details && "items" in details ? (details.items as Record<string, unknown>[]) : [];
  return requests
    .filter(({ resourceType }) => resourceType === "Script")
    .reduce((bytes, { transferSize }) => bytes + Number(transferSize ?? 0), 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
