/** Stopping a version: what becomes of lists, drafts and people. */
import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  addressOf,
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { listQueued } from "#lib/testing/queued-jobs.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { extendVersion } from "#lib/virtual-appliance/extend-version.ts";
import { followVersionJob, signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { getVersionPage } from "#lib/virtual-appliance/queries.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { followVersion } from "#lib/vo-image-list/follow-version.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { getRevocationScope } from "./queries.ts";
import { reinstateVersion } from "./reinstate-version.ts";
import { revokeVersion } from "./revoke-version.ts";

const database = getDatabase();
const REASON = "CVE-2026-1234: anybody becomes root. Update to 2.0.";
const officer = await createPerson({ platformRoles: ["security_officer"] });

async function createListed() {
  const vo = await createCuratedVo();
  const kept = await draftAppliance(vo);
  const appliance = await createOwnedAppliance();
  const version = await createPublishedVersion(appliance.id);
  await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
  await publishAndSign(vo);
  return { vo, kept, appliance, version, ref: { slug: appliance.slug, version: version.version } };
}

async function newestRevision(voId: string) {
  const newest = (await listRevisions(voId)).at(-1);
  if (!newest) throw new Error("There is a revision.");
  return newest;
}

test("every list that holds it is frozen and signed without it, with everything else as it was", async () => {
  const { vo, version, ref } = await createListed();
  const [before] = await listRevisions(vo.id);
  await revokeVersion(officer, { ...ref, reason: REASON });
  await followVersion(version.id);
  const frozen = await newestRevision(vo.id);
  await signRevision(frozen.id, createTestSigner());

  const after = await newestRevision(vo.id);
  expect(after).toMatchObject({ number: 2, state: "published", publishedById: null });
  expect(after.comment).toContain("(revoked)");
  const gone = new Set(version.images.map(({ id }) => id));
  const pins = (entries: { imageId: string }[]) => entries.map(({ imageId }) => imageId);
  expect(pins(after.entries)).toEqual(pins(before?.entries ?? []).filter((id) => !gone.has(id)));
});

test("the jobs that make lists anew are queued with it, or neither happens", async () => {
  const { version, ref } = await createListed();
  await revokeVersion(officer, { ...ref, reason: REASON });
  for (const job of [followVersionJob, signApplianceListJob]) {
    expect(await listQueued(job)).toContainEqual({ versionId: version.id });
  }
});

test("a revision that still waits for its signature is not served with it either", async () => {
  const { vo, version, ref } = await createListed();
  await draftAppliance(vo);
  const waiting = await publish(vo);
  await revokeVersion(officer, { ...ref, reason: REASON });
  // The signing may come before the lists are made anew, or after.
  await signRevision(waiting.revisionId, createTestSigner());
  await followVersion(version.id);
  await signRevision((await newestRevision(vo.id)).id, createTestSigner());
  const served = (await listRevisions(vo.id)).filter(
    ({ state, number }) => state === "published" && number > 1,
  );
  const gone = new Set(version.images.map(({ id }) => id));
  expect(served.length).toBeGreaterThan(0);
  for (const { entries } of served) expect(entries.filter(({ imageId }) => gone.has(imageId))).toEqual([]);
});

test("maintainers, managers and the sites that the list is open to are told why, each once", async () => {
  const { vo, appliance, ref } = await createListed();
  const provider = await createProvider({ openVos: [vo.name] });
  const [site, operator] = [`noc@${vo.name}`, await createPerson({ email: `operator@${vo.name}` })];
  await database.provider.update({ where: { id: provider.id }, data: { contactEmail: site } });
  await database.providerOperator.create({ data: { providerId: provider.id, personId: operator.personId } });
  const owner = `owner@${vo.name}`;
  await database.person.update({ where: { id: appliance.owner.personId }, data: { email: owner } });

  await revokeVersion(officer, { ...ref, reason: REASON });

  for (const address of [owner, addressOf(vo, "manager"), site, `operator@${vo.name}`]) {
    const mails = (await mailsTo(address)).filter(({ subject }) => subject.startsWith("Security:"));
    expect(mails, address).toHaveLength(1);
    expect(mails[0]?.text).toContain(`> ${REASON}`);
  }
});

test("everybody reads the reason; nobody extends or lists it any more", async () => {
  const { vo, appliance, ref } = await createListed();
  await revokeVersion(officer, { ...ref, reason: REASON });
  const page = await getVersionPage({ kind: "anonymous" }, ref.slug, ref.version, new Date());
  expect(page).toMatchObject({ status: "revoked", revocationReason: REASON });
  await expect(extendVersion(appliance.owner, { ...ref, months: 12 })).rejects.toMatchObject({
    reason: "version_revoked",
  });
  const adding = addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
  await expect(adding).rejects.toMatchObject({ reason: "not_endorsable" });
  await expect(publish(vo)).rejects.toMatchObject({ code: "conflict" });
});

test("reinstated, it may be listed again, and no list gets it back by itself", async () => {
  const { vo, appliance, version, ref } = await createListed();
  await revokeVersion(officer, { ...ref, reason: REASON });
  await followVersion(version.id);
  await reinstateVersion(officer, { ...ref, reason: "It was a false alarm." });
  await followVersion(version.id);
  expect((await newestRevision(vo.id)).entries).toHaveLength(1);
  expect(await getVersionPage({ kind: "anonymous" }, ref.slug, ref.version, new Date())).toMatchObject({
    status: "current",
    revocationReason: null,
  });
  await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
});

test("is refused twice, and for what is not there", async () => {
  const { ref } = await createListed();
  const stop = { ...ref, reason: REASON };
  await expect(reinstateVersion(officer, stop)).rejects.toMatchObject({ reason: "not_revoked" });
  await revokeVersion(officer, stop);
  await expect(revokeVersion(officer, stop)).rejects.toMatchObject({ reason: "already_revoked" });
  await expect(revokeVersion(officer, { ...stop, version: "9" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an officer sees which lists hold it, and where the same file is offered too", async () => {
  const { vo, version, ref } = await createListed();
  const [image] = version.images;
  const other = await createOwnedAppliance();
  const twin = await createPublishedVersion(other.id, { images: [imageFields({ sha512: image?.sha512 })] });
  const scope = await getRevocationScope(officer, ref.slug, ref.version);
  expect(scope?.lists).toMatchObject([{ vo: vo.name, published: 1 }]);
  expect(scope?.sameFile).toEqual([
    { version: twin.version, appliance: { slug: other.slug, name: expect.any(String) } },
  ]);
});
