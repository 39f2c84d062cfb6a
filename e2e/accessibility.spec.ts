/** Axe finds nothing to complain about, in both themes, wide and on a phone; and no page is wider than its window. */
import AxeBuilder from "@axe-core/playwright";
import { expect, personWith, test } from "./fixtures.ts";

const PUBLIC = [
  "/",
  "/appliances",
  "/appliances?q=zzzzzz",
  "/appliances/cirros",
  "/vos",
  "/vos/biomed",
  "/vos/biomed/image-list",
  "/vos/biomed/image-list/revisions/2",
  "/vos/vo.seadatanet.org/image-list",
  "/providers",
  "/providers/fjord-cloud",
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
  "/appliances/rstudio-server/people?q=a%20e#invite",
  "/appliances/cirros/join",
  "/invitations/nothing",
  "/vos/biomed/image-list/draft",
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
];
const ADMIN = [
  "/admin",
  "/admin/categories",
  "/admin/disciplines",
  "/admin/licences",
  "/admin/jobs",
  "/admin/outbox",
  "/admin/audit",
  "/admin/audit?action=job.removed",
  "/admin/audit?who=ann&object=nothing&from=yesterday&address=x",
  "/appliances/cirros/history",
  "/providers/register",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`${colorScheme}, ${width} pixels wide`, async ({ page, marketplace, demo }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const path of PUBLIC) await examine(path);
      await marketplace.signInForTheFirstTime(`Ann, ${width} pixels wide, ${colorScheme}`);
      await examine("/account/welcome");
      await marketplace.signOut();
      await marketplace.signInAs(personWith(demo, "manager of biomed"));
      for (const path of SIGNED_IN) await examine(path);
      await marketplace.signOut();
      await marketplace.signInAs("Nandini Raghunathan");
      for (const path of OPERATING) await examine(path);
      await marketplace.signOut();
      await marketplace.signInAs(personWith(demo, "administrator"));
      for (const path of ADMIN) await examine(path);

      async function examine(path: string) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        expect(found, path).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} is too wide`).toBeLessThanOrEqual(0);
      }
    });
  }
}
