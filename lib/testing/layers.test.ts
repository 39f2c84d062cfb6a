/** The rules of .dependency-cruiser.mjs, put to the test: each must find the import that it is there to forbid. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../../.dependency-cruiser.mjs";

/** Rule, the file that breaks it, and what that file imports (a path in the tree, or a package). */
const FORBIDDEN: [rule: string, from: string, to: string][] = [
  ["no-cycles", "lib/vo/circle.ts", "lib/vo/queries.ts"],
  ["lib-knows-no-web-framework", "lib/vo/policy.ts", "next"],
  ["lib-knows-no-web-framework", "lib/platform/page.ts", "react"],
  ["lib-knows-no-web-framework", "lib/worker/main.ts", "server-only"],
  ["lib-points-down", "lib/audit/trail.ts", "app/_transport/current-actor.ts"],
  ["lib-points-down", "prisma/migrate.ts", "components/ui/button.tsx"],
  ["components-point-down", "components/vo/vo-form.tsx", "app/(workspace)/vos/actions.ts"],
  ["components-point-down", "components/ui/dialog.tsx", "app/_transport/current-actor.ts"],
  ["hepix-is-pure", "lib/hepix/image-list.ts", "lib/platform/page.ts"],
  ["hepix-does-no-io", "lib/hepix/signer.ts", "node:fs/promises"],
  ["platform-knows-no-noun", "lib/platform/changes.ts", "lib/vo/policy.ts"],
  ["noun-order-vo-image-list", "lib/vo-image-list/draft.ts", "lib/administration/queries.ts"],
  ["noun-order-administration", "lib/administration/queries.ts", "lib/quick-search/queries.ts"],
  ["noun-order-saved-search", "lib/saved-search/queries.ts", "lib/quick-search/queries.ts"],
  ["noun-order-quick-search", "lib/quick-search/queries.ts", "lib/administration/queries.ts"],
  ["noun-order-vo", "lib/vo/create-vo.ts", "lib/vo-image-list/draft.ts"],
  ["noun-order-audit", "lib/audit/audit-event.ts", "lib/vo/policy.ts"],
  ["noun-order-virtual-appliance", "lib/virtual-appliance/policy.ts", "lib/vo-image-list/draft.ts"],
  ["noun-order-identity", "lib/identity/queries.ts", "lib/virtual-appliance/policy.ts"],
  ["noun-order-identity", "lib/identity/person.ts", "lib/access-token/token.ts"],
  ["noun-order-list-signing", "lib/list-signing/sign-list.ts", "lib/virtual-appliance/policy.ts"],
  ["noun-order-integrity-check", "lib/integrity-check/verdict.ts", "lib/virtual-appliance/policy.ts"],
  ["noun-order-identity", "lib/identity/queries.ts", "lib/provider/queries.ts"],
  ["noun-order-provider", "lib/provider/queries.ts", "lib/access-token/token.ts"],
  ["noun-order-vocabulary", "lib/vocabulary/queries.ts", "lib/vo/policy.ts"],
  ["noun-order-job-queue", "lib/job-queue/queries.ts", "lib/identity/queries.ts"],
  ["noun-order-mail", "lib/mail/send-mail.ts", "lib/job-queue/queries.ts"],
  ["noun-order-access-token", "lib/access-token/token.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-continuous-delivery", "lib/continuous-delivery/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-client-trial", "lib/client-trial/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-revocation", "lib/revocation/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-list-subscription", "lib/list-subscription/queries.ts", "lib/virtual-appliance/policy.ts"],
  ["noun-order-notification", "lib/notification/queries.ts", "lib/vo/policy.ts"],
  ["noun-order-appliance-follow", "lib/appliance-follow/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-vo-removal", "lib/vo-removal/queries.ts", "lib/administration/policy.ts"],
  ["noun-order-favourite", "lib/favourite/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-rating", "lib/rating/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-problem-report", "lib/problem-report/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-list-request", "lib/list-request/queries.ts", "lib/administration/queries.ts"],
  ["noun-order-list-fetch", "lib/list-fetch/queries.ts", "lib/administration/queries.ts"],
  ["noun-order-list-fetch", "lib/list-fetch/queries.ts", "lib/statistics/queries.ts"],
  ["noun-order-statistics", "lib/statistics/queries.ts", "lib/administration/queries.ts"],
  ["noun-order-list-formats", "lib/list-formats/render-list.ts", "lib/virtual-appliance/policy.ts"],
  ["noun-order-image-view", "lib/image-view/queries.ts", "lib/administration/queries.ts"],
  ["noun-order-image-file", "lib/image-file/queries.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-image-report", "lib/image-report/rules.ts", "lib/integrity-check/verdict.ts"],
  ["noun-order-incus-metadata", "lib/incus-metadata/xz.ts", "lib/integrity-check/verdict.ts"],
  ["noun-order-image-store", "lib/image-store/find-whole.ts", "lib/virtual-appliance/policy.ts"],
  ["noun-order-image-source", "lib/image-source/source.ts", "lib/vo-image-list/policy.ts"],
  ["noun-order-catalogue", "lib/catalogue/catalogue-search.ts", "lib/administration/queries.ts"],
  ["product-knows-no-test-tools", "lib/vo/queries.ts", "lib/testing/factories.ts"],
  ["nouns-know-no-worker-and-no-launcher", "lib/vo/queries.ts", "lib/launch/main.ts"],
  ["signing-key-stays-with-the-worker", "app/_transport/current-actor.ts", "lib/worker/worker-signer.ts"],
  ["signing-key-stays-with-the-worker", "lib/launch/main.ts", "lib/worker/own-authority.ts"],
  ["app-reads-no-database", "app/(workspace)/vos/actions.ts", "lib/platform/db/database.ts"],
  ["app-reads-no-database", "app/page.tsx", "pg"],
  ["app-reads-no-database", "app/page.tsx", "@prisma/client"],
  ["app-signs-nothing", "app/page.tsx", "lib/hepix/signer.ts"],
  ["pages-change-nothing", "app/(workspace)/vos/[vo]/page.tsx", "lib/vo/create-vo.ts"],
  ["ui-knows-no-noun", "components/ui/button.tsx", "components/vo/vo-card.tsx"],
  ["components-read-nothing", "components/vo/vo-card.tsx", "lib/vo/queries.ts"],
];

/** What the same rules let pass. */
const ALLOWED: [from: string, to: string][] = [
  ["app/(marketplace)/vos/page.tsx", "lib/vo/queries.ts"],
  ["app/(marketplace)/vos/page.tsx", "components/vo/vo-card.tsx"],
  ["app/(workspace)/vos/actions.ts", "lib/vo/create-vo.ts"],
  ["app/(workspace)/vos/actions.ts", "next"],
  ["components/vo/vo-card.tsx", "components/ui/button.tsx"],
  ["components/vo/vo-card.tsx", "lib/vo/policy.ts"],
  ["lib/vo-image-list/draft.ts", "lib/vo/policy.ts"],
  ["lib/vo/policy.test.ts", "lib/testing/factories.ts"],
  ["lib/worker/main.ts", "lib/worker/worker-signer.ts"],
];

const PACKAGES = ["next", "react", "server-only", "pg", "@prisma/client"];

/** The other half of the cycle, which is reported once. */
const WAY_BACK: [from: string, to: string] = ["lib/vo/queries.ts", "lib/vo/circle.ts"];
/** Forbidden, were it not for types alone. */
const TYPE_ONLY: [from: string, to: string] = ["components/vo/vo-table.tsx", "lib/vo/queries.ts"];

let tree = "";
let found: Set<string>;
beforeAll(async () => {
  tree = await mkdtemp(path.join(os.tmpdir(), "slipway-layers-"));
  await plant();
  found = await violationsOf(tree);
});
afterAll(() => rm(tree, { recursive: true, force: true }));

/** A house with the same floors as ours, in which every import of the two tables is there. */
async function plant(): Promise<void> {
  const imports = [...FORBIDDEN.map(([, from, to]) => [from, to] as const), ...ALLOWED, WAY_BACK, TYPE_ONLY];
  const files = new Map<string, string>();
  const append = (file: string, text: string) => files.set(file, (files.get(file) ?? "export {};\n") + text);
  for (const [from, to] of imports) {
    const isOurs = /^(app|components|lib|prisma)\//.test(to);
    append(from, `import ${from === TYPE_ONLY[0] ? "type {} from " : ""}"${isOurs ? `#${to}` : to}";\n`);
    if (isOurs) append(to, "");
  }
  for (const name of PACKAGES) {
    append(`node_modules/${name}/index.js`, "");
    files.set(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
  }
  const subpaths = ["app", "components", "lib", "prisma"].map((folder) => [`#${folder}/*`, `./${folder}/*`]);
  files.set("package.json", JSON.stringify({ type: "module", imports: Object.fromEntries(subpaths) }));
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(tree, file)), { recursive: true });
    await writeFile(path.join(tree, file), text);
  }
}

/** As "rule: from -> to", files and packages as the tables call them. */
async function violationsOf(baseDir: string): Promise<Set<string>> {
  const { forbidden, options } = config as IConfiguration;
  const { output } = await cruise(
    ["app", "components", "lib", "prisma"],
    { ...options, baseDir, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
    options?.enhancedResolveOptions,
  );
  const { violations } = (output as ICruiseResult).summary;
  return new Set(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${packageOr(to)}`));
}

function packageOr(file: string): string {
  return file.replace(/^.*node_modules\/(.+)\/index\.js$/, "$1").replace(/^(node:)?fs\/promises$/, "node:$&");
}

test.each(FORBIDDEN)("%s: %s may not import %s", (rule, from, to) => {
  expect(found).toContain(`${rule}: ${from} -> ${to}`);
});

test.each([...ALLOWED, TYPE_ONLY])("%s may import %s", (from, to) => {
  expect([...found].filter((violation) => violation.endsWith(`: ${from} -> ${to}`))).toEqual([]);
});

test("no rule is without a trial", () => {
  const rules = config.forbidden.map(({ name }) => name);
  expect([...new Set(FORBIDDEN.map(([rule]) => rule))].sort()).toEqual(rules.toSorted());
});
