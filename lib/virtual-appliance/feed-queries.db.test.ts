/** What everybody may read of versions and lists: feeds and citations. */
import { expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion } from "#lib/testing/factories.ts";
import { getCitationFile } from "./citation-queries.ts";
import { getApplianceFeed } from "./feed-queries.ts";

test("an appliance's feed tells of what everybody can see, and of what was revoked", async () => {
  const appliance = await createOwnedAppliance();
  await createPublishedVersion(appliance.id, { version: "1.0" });
  const hidden = await createPublishedVersion(appliance.id, { version: "2.0" });
  const revoked = await createPublishedVersion(appliance.id, { version: "3.0" });
  await createWorkingVersionOf(appliance.id);
  const database = getDatabase();
  const now = new Date();
  await database.applianceVersion.update({ where: { id: hidden.id }, data: { hiddenAt: now } });
  await database.applianceVersion.update({
    where: { id: revoked.id },
    data: { revokedAt: now, revocationReason: "It holds a known hole." },
  });
  const feed = await getApplianceFeed(appliance.slug);
  const links = [...feed.matchAll(/<id>[^<]*\/versions\/([^<]+)<\/id>/g)].map(([, version]) => version);
  expect(links).toEqual(["3.0", "1.0"]);
  expect(feed).toContain("It holds a known hole.");
  await expect(getApplianceFeed("no-such-appliance")).rejects.toMatchObject({ code: "not_found" });
});

test("a published version is cited by everybody; what is hidden or not published by nobody", async () => {
  const { owner, id, slug } = await createOwnedAppliance();
  const published = await createPublishedVersion(id, { version: "1.0" });
  const working = await createWorkingVersionOf(id);
  const cite = (version: string) =>
    getCitationFile(ANONYMOUS, { slug, version, file: "CITATION.cff" }, new Date());
  expect(await cite("1.0")).toContain(`/appliances/${slug}/versions/1.0`);
  expect(owner.kind).toBe("person");
  await expect(cite(working.version)).rejects.toMatchObject({ code: "not_found" });
  await getDatabase().applianceVersion.update({
    where: { id: published.id },
    data: { hiddenAt: new Date() },
  });
  await expect(cite("1.0")).rejects.toMatchObject({ code: "not_found" });
});
