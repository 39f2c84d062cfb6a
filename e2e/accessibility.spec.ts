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
  "/sign-in",
  "/no/such/page",
];
const SIGNED_IN = ["/account", "/appliances/register", "/vos/biomed/image-list/draft"];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`${colorScheme}, ${width} pixels wide`, async ({ page, marketplace, demo }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const path of PUBLIC) await examine(path);
      await marketplace.signInAs(personWith(demo, "manager of biomed"));
      for (const path of SIGNED_IN) await examine(path);

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
