/** Who sees what was done to an appliance. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createWholeScene } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { editWorkingVersion } from "./edit-working-version.ts";
import { getApplianceHistory } from "./history-queries.ts";
import { getAppliancePage } from "./queries.ts";

const scene = await createWholeScene();
const { slug, owner, maintainer } = scene;
await editWorkingVersion(owner, { slug, version: "3.1", notes: "New.", expiresInMonths: 6 });

const own = tokenActor({ person: owner, readsApi: true, writableAppliances: [scene.id] });

test.each<[string, Actor, boolean]>([
  ["anonymous", ANONYMOUS, false],
  ["a person", await createPerson(), false],
  ["a token of the owner for this appliance", own, false],
  ["the owner", owner, true],
  ["a maintainer", maintainer, true],
  ["a security officer", await createPerson({ platformRoles: ["security_officer"] }), true],
  ["an administrator", await createPerson({ platformRoles: ["administrator"] }), true],
])("%s: %s", async (_who, actor, may) => {
  const history = await getApplianceHistory(actor, slug, null);
  expect(history !== null).toBe(may);
  expect((await getAppliancePage(actor, slug, new Date()))?.maySeeHistory, "the link").toBe(may);
  if (history) expect(history.page.events.map(({ action }) => action)).toContain("version.edited");
});

test("what does not exist has none", async () => {
  expect(await getApplianceHistory(owner, "no-such-appliance", null)).toBeNull();
});
