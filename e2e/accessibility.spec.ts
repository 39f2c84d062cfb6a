/** Axe finds nothing to complain about, in both themes, wide and on a phone; and no page is wider than its window. */
import type { Page } from "@playwright/test";
import axe, { type RunOnly } from "axe-core";
import { expect, personWith, test } from "./fixtures.ts";

const PUBLIC = [
  "/",
  "/appliances",
  "/appliances?q=zzzzzz",
  "/appliances/cirros",
  "/appliances/cirros/compare?show=all",
  "/appliances/cirros/ratings",
  "/appliances/cirros/report",
  "/appliances/cirros/report?sent",
  "/appliances/compare",
  "/appliances/compare?with=cirros,rstudio-server,nothing&q=a",
  "/favourites",
  "/favourites?these=1.2.99999",
  "/appliances?os=Debian&report=clean",
  "/appliances/rstudio-server",
  "/statistics",
  "/vos",
  "/vos/biomed",
  "/vos/biomed/image-list",
  "/vos/biomed/image-list/revisions/2",
  "/vos/biomed/image-list/compare?from=1&to=2",
  "/vos/biomed/image-list/compare?from=1&to=99",
  "/vos/vo.seadatanet.org/image-list",
  "/providers",
  "/providers/clients",
  "/providers/fjord-cloud",
  "/rights",
  "/sign-in",
  "/no/such/page",
];
const SIGNED_IN = [
  "/account",
  "/account/profile",
  "/account/sessions",
  "/account/tokens",
  "/account/tokens/new",
  "/account/activity",
  "/appliances/register",
  "/appliances/rstudio-server/delivery",
  "/appliances/rstudio-server/problems",
  "/appliances/rstudio-server/people?q=a%20e#invite",
  "/appliances/cirros/join",
  "/invitations/nothing",
  "/vos/biomed/image-list/draft",
  "/vos/biomed/image-list/draft?show=problems&sort=status",
  "/vos/biomed/image-list/draft?show=candidates",
  "/vos/biomed/image-list/settings",
  "/vos/biomed/image-list/providers",
  "/vos/biomed/image-list/subscription",
  "/account/notifications",
  "/account/following",
  "/account/searches",
  "/account/searches/new?q=debian",
  "/vos/biomed/image-list/draft/appliances/cirros",
  "/vos/biomed/image-list/revisions/1/restore",
  "/vos/biomed/image-list/access",
  "/vos/biomed/history",
];
/** For the operator of FJORD-CLOUD, whose demo token there is. */
const OPERATING = [
  "/providers/fjord-cloud",
  "/providers/fjord-cloud/edit?q=rui",
  "/providers/fjord-cloud/tokens",
  "/providers/fjord-cloud/tokens/new",
  "/providers/fjord-cloud/history",
  "/providers/fjord-cloud/try",
];
const ADMIN = [
  "/admin",
  "/admin/people",
  "/admin/people?q=zzzzzz",
  "/admin/vos",
  "/admin/vos/new",
  "/admin/vos/biomed",
  "/admin/vos/biomed/removal",
  "/vos/biomed/edit",
  "/admin/categories",
  "/admin/disciplines",
  "/admin/licences",
  "/admin/problems",
  "/admin/problems?state=resolved",
  "/admin/comments",
  "/admin/comments?show=hidden",
  "/admin/jobs",
  "/admin/outbox",
  "/admin/audit",
  "/admin/audit?action=job.removed",
  "/admin/audit?who=ann&object=nothing&from=yesterday&address=x",
  "/appliances/cirros/history",
  "/appliances/cirros/end",
  "/appliances/cirros/vos",
  "/subscriptions/nothing",
  "/providers/register",
];

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const WIDTHS = [1280, 390];
const HEIGHT = 900;

test.slow();

test("public pages", async ({ page }) => {
  for (const path of PUBLIC) await examine(page, path);
});

test("a newcomer's and a manager's pages", async ({ page, marketplace, demo }) => {
  await marketplace.signInForTheFirstTime("Ann Examined");
  await examine(page, "/account/welcome");
  await marketplace.signOut();
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  for (const path of SIGNED_IN) await examine(page, path);
});

test("an operator's pages", async ({ page, marketplace }) => {
  await marketplace.signInAs("Nandini Raghunathan");
  for (const path of OPERATING) await examine(page, path);
});

test("an administrator's pages", async ({ page, marketplace, demo }) => {
  await marketplace.signInAs(personWith(demo, "administrator"));
  for (const path of ADMIN) await examine(page, path);
  await page.goto("/admin/people");
  await page
    .getByRole("main")
    .getByRole("link", { name: personWith(demo, "manager of biomed") })
    .click();
  await page.waitForURL(/\/admin\/people\/./);
  await examine(page, new URL(page.url()).pathname);
});

/** Themes differ in colours only: in the second one, only contrasts are measured. */
async function examine(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  await page.evaluate(axe.source);
  for (const width of WIDTHS) {
    const where = `${path}, ${width} pixels wide`;
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: "light" });
    await expect(page.locator("html"), where).not.toHaveClass(/dark/);
    expect.soft(await findViolations(page, { type: "tag", values: TAGS }), where).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${where}: wider than its window`).toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html"), where).toHaveClass(/dark/);
    const contrasts = await findViolations(page, { type: "rule", values: ["color-contrast"] });
    expect.soft(contrasts, `${where}, in the dark`).toEqual([]);
  }
}

/** Axe runs in the page itself, whose source is there already: several times faster than a page of its own for each run. */
function findViolations(page: Page, runOnly: RunOnly): Promise<string[]> {
  return page.evaluate(async (only) => {
    const here = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await here.run(document, { runOnly: only, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, runOnly);
}
