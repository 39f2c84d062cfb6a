import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { hideVersion } from "./hide-version.ts";
import { getVersionPage } from "./queries.ts";
import { showVersion } from "./show-version.ts";

const database = getDatabase();

async function createPublished() {
  const appliance = await createOwnedAppliance();
  const version = await createPublishedVersion(appliance.id, { version: "1.0" });
  return { ...appliance, version, ref: { slug: appliance.slug, version: "1.0" } };
}

/** The VO with its manager, who has an address of their own. */
async function createVoThatHolds(applianceId: string) {
  const vo = await createCuratedVo();
  const email = `${randomUUID()}@example.org`;
  await database.person.update({ where: { id: vo.manager.personId }, data: { email } });
  await addToDraft(vo.manager, { vo: vo.name, applianceId });
  await publishAndSign(vo);
  return { ...vo, email };
}

const see = async (
  actor: Parameters<typeof getVersionPage>[0],
  { slug, version }: { slug: string; version: string },
) => (await getVersionPage(actor, slug, version, new Date())) !== null;

test("a hidden version is gone for everybody but its maintainers, and back when it is shown", async () => {
  const { ref, owner, maintainer, version } = await createPublished();
  await hideVersion(owner, ref);
  expect([await see(ANONYMOUS, ref), await see(maintainer, ref)]).toEqual([false, true]);
  await showVersion(maintainer, ref);
  expect(await see(ANONYMOUS, ref)).toBe(true);
  expect(await auditTrailOf(version.id)).toMatchObject([
    { action: "version.hidden", actorId: owner.personId, details: { version: "1.0" } },
    { action: "version.shown", actorId: maintainer.personId, details: { version: "1.0" } },
  ]);
});

test("those whose lists hold it are told, once, and can decide what takes its place", async () => {
  const { ref, owner, id } = await createPublished();
  const [vo, other] = [await createVoThatHolds(id), await createCuratedVo()];
  // Several roles are still one person.
  await database.voRoleGrant.createMany({
    data: (["deputy", "expert"] as const).map((role) => ({
      ...{ voId: vo.id, personId: vo.manager.personId, role },
      source: "local" as const,
    })),
  });
  await addToDraft(other.manager, { vo: other.name, applianceId: id });
  await hideVersion(owner, ref);
  const mails = await mailsTo(vo.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toMatch(/1\.0 was withdrawn by its maintainers$/);
  expect(mails[0]?.text).toContain(`The image list of VO ${vo.name} holds an image of it.`);
  expect(mails[0]?.text).toContain(`/vos/${vo.name}/image-list/draft`);
  expect(mails[0]?.text).not.toContain(other.name);
});

test("is refused twice, for strangers, and for what is not there", async () => {
  const { ref, owner } = await createPublished();
  await expect(showVersion(owner, ref)).rejects.toMatchObject({ code: "conflict", reason: "not_hidden" });
  await expect(hideVersion(ANONYMOUS, ref)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(hideVersion(await createPerson(), ref)).rejects.toMatchObject({ code: "forbidden" });
  await expect(hideVersion(owner, { ...ref, version: "9" })).rejects.toMatchObject({ code: "not_found" });
  await hideVersion(owner, ref);
  await expect(hideVersion(owner, ref)).rejects.toMatchObject({ code: "conflict", reason: "already_hidden" });
});
