import { createHash, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { parseImageList } from "#lib/hepix/parse-image-list.ts";
import { readListFile } from "#lib/list-signing/list-files.ts";
import { UnsignableListError } from "#lib/list-signing/sign-list.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  listAuditActions,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { listQueued, whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { openVerified, verifyWithOpenssl } from "#lib/testing/verify-with-openssl.ts";
import { removeFromDraft } from "./change-draft.ts";
import { fetchVoList, fetchVoRevisionList } from "./fetch-list.ts";
import { signRevisionJob } from "./jobs.ts";
import { signRevision } from "./sign-revision.ts";

const signer = createTestSigner();
const anybody = { authorization: null, signedIn: async () => ANONYMOUS };

async function servedList(vo: CuratedVo) {
  const { message } = await fetchVoList(vo.name, anybody, new Date());
  return parseImageList(await openVerified(message, TEST_CA_PEM));
}

async function signingsOf(vo: CuratedVo) {
  return (await listRevisions(vo.id)).flatMap(({ signings }) => signings);
}

describe("a signed revision", () => {
  test("is bytes that OpenSSL verifies, with the images of the draft in them", async () => {
    const vo = await createCuratedVo();
    const images = [imageFields({ title: "Größe “L”" }), imageFields({ format: "ova" })];
    const { version } = await draftAppliance(vo, { images });
    const { revisionId } = await publish(vo);
    await signRevision(revisionId, signer);
    const list = await servedList(vo);
    expect(list).toMatchObject({
      vo: vo.name,
      uri: `https://va.example.org/store/vo/${vo.name}/image.list`,
      endorser: { dn: "/DC=org/DC=example/O=Test only/CN=lists.example.org" },
    });
    const expected = version.images.map(({ sha512, sizeBytes, url, format }) => [
      sha512,
      String(sizeBytes),
      url,
      format,
    ]);
    expect(list.images.map(({ sha512, size, uri, format }) => [sha512, size, uri, format]).sort()).toEqual(
      expected.sort(),
    );
    expect(list.images.map(({ title }) => title)).toContain("Grosse 'L'");
  });

  test("is published, remembered byte for byte and told of in the audit trail", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const now = new Date();
    const { revisionId } = await publish(vo, now);
    await signRevision(revisionId, signer, now);
    const [revision] = await listRevisions(vo.id);
    expect(revision).toMatchObject({ state: "published", publishedAt: now });
    const [signing] = revision?.signings ?? [];
    const message = Buffer.from(signing?.message ?? []);
    expect(createHash("sha256").update(message).digest("hex")).toBe(signing?.messageSha256);
    expect(signing).toMatchObject({
      signerSubject: signer.endorser.dn,
      signerIssuer: signer.endorser.ca,
      signerFingerprint: signer.fingerprint,
    });
    const served = await fetchVoList(vo.name, anybody, now);
    expect(Buffer.from(served.message).equals(message)).toBe(true);
    expect(served).toMatchObject({ isPublic: true, messageSha256: signing?.messageSha256 });
    expect((await listAuditActions(vo.id)).slice(-2)).toEqual(["revision.published", "revision.signed"]);
  });

  test("lies in a file too, the same bytes", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    const [signing] = await signingsOf(vo);
    const file = await readListFile({ kind: "vo", name: vo.name });
    expect(Buffer.from(file?.message ?? []).equals(Buffer.from(signing?.message ?? [1]))).toBe(true);
    expect(file).toMatchObject({ isPublic: true, messageSha256: signing?.messageSha256 });
  });

  test("stays what it is when it is signed twice, or many times at once", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    await Promise.all(Array.from({ length: 4 }, () => signRevision(revisionId, signer)));
    const before = [await listRevisions(vo.id), await listAuditActions(vo.id)];
    expect(await signingsOf(vo)).toHaveLength(1);
    await signRevision(revisionId, signer);
    expect([await listRevisions(vo.id), await listAuditActions(vo.id)]).toEqual(before);
  });

  test("can be fetched by its number after it was superseded", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    await publishAndSign(vo);
    const first = await fetchVoList(vo.name, anybody, new Date());
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    expect((await servedList(vo)).images).toEqual([]);
    expect(await fetchVoRevisionList(vo.name, 1, anybody, new Date())).toEqual(first);
    await expect(fetchVoRevisionList(vo.name, 3, anybody, new Date())).rejects.toMatchObject({
      code: "not_found",
      reason: "nothing_published",
    });
  });
});

describe("hv:version", () => {
  test("rises from revision to revision, in one second too", async () => {
    const vo = await createCuratedVo();
    const now = new Date();
    for (let number = 1; number <= 3; number++) {
      await draftAppliance(vo, { now });
      await publishAndSign(vo, now);
    }
    const versions = (await signingsOf(vo)).map(({ listVersion }) => listVersion);
    expect(versions).toHaveLength(3);
    expect(compareListVersions(versions[1] ?? "", versions[0] ?? "")).toBeGreaterThan(0);
    expect(compareListVersions(versions[2] ?? "", versions[1] ?? "")).toBeGreaterThan(0);
  });

  test("rises although the clock was set back", async () => {
    const vo = await createCuratedVo();
    const now = new Date();
    await draftAppliance(vo);
    await publishAndSign(vo, now);
    await draftAppliance(vo);
    await publishAndSign(vo, new Date(now.getTime() - 3600_000));
    const [first, second] = (await listRevisions(vo.id)).map(
      ({ signings }) => signings[0]?.listVersion ?? "",
    );
    expect(compareListVersions(second ?? "", first ?? "")).toBeGreaterThan(0);
  });

  test("is above that of the list which was imported", async () => {
    const vo = await createCuratedVo();
    await getDatabase().voImageList.update({
      where: { voId: vo.id },
      data: { importedListVersion: "20991231235959" },
    });
    await draftAppliance(vo);
    await publishAndSign(vo);
    expect((await servedList(vo)).version).toBe("20991231235960");
  });
});

describe("when something is wrong", () => {
  test("with the content, the revision stays unsigned, with the reasons, and the old list is served", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    const before = await fetchVoList(vo.name, anybody, new Date());
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    const nameless = { ...signer, endorser: { ...signer.endorser, email: "nobody" } };
    const refusal = signRevision(revisionId, nameless);
    await expect(refusal).rejects.toThrow(UnsignableListError);
    await expect(refusal).rejects.toThrow(/“nobody” is no e-mail address/);
    expect((await listRevisions(vo.id)).at(-1)).toMatchObject({ state: "signing", signings: [] });
    expect(await fetchVoList(vo.name, anybody, new Date())).toEqual(before);
    expect((await listAuditActions(vo.id)).at(-1)).toBe("revision.published");
    await signRevision(revisionId, signer);
    expect((await servedList(vo)).images).toHaveLength(2);
  });

  test("with the key, nothing is stored, and the next try succeeds", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    const broken = createTestSigner({
      signer: {
        ...signer.signer,
        sign: async () => {
          throw new Error("the hardware module does not answer");
        },
      },
    });
    await expect(signRevision(revisionId, broken)).rejects.toThrow(/hardware module/);
    expect((await listRevisions(vo.id)).at(-1)).toMatchObject({ state: "signing", signings: [] });
    expect(await readListFile({ kind: "vo", name: vo.name })).toBeNull();
    await signRevision(revisionId, signer);
    expect((await listRevisions(vo.id)).at(-1)).toMatchObject({ state: "published" });
  });

  test.each(['"AuditEvent"', '"ListSigning"'])("with %s, neither state nor bytes change", async (table) => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    const before = [await listRevisions(vo.id), await listAuditActions(vo.id)];
    await whileInsertsFail(table, () => expect(signRevision(revisionId, signer)).rejects.toThrow());
    expect([await listRevisions(vo.id), await listAuditActions(vo.id)]).toEqual(before);
    expect(await readListFile({ kind: "vo", name: vo.name })).toBeNull();
  });

  test("with the revision, which does not exist, nothing happens", async () => {
    await signRevision(randomUUID(), signer);
  });

  test("with the signer, which is a stub, OpenSSL refuses what is served", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    const stub = createTestSigner({
      signer: { ...signer.signer, sign: async () => new Uint8Array(randomBytes(256)) },
    });
    await signRevision(revisionId, stub);
    const { message } = await fetchVoList(vo.name, anybody, new Date());
    expect(await verifyWithOpenssl(message, TEST_CA_PEM)).toMatchObject({ verified: false });
  });
});

describe("a revision whose version was revoked before it was signed", () => {
  async function revokedWhileSigning() {
    const vo = await createCuratedVo();
    const revoked = await draftAppliance(vo, { version: "6.6" });
    const fine = await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    await getDatabase().applianceVersion.update({
      where: { id: revoked.version.id },
      data: { revokedAt: new Date() },
    });
    await signRevision(revisionId, signer);
    return { vo, revoked, fine, revisionId };
  }

  test("is never signed: one without it takes its place", async () => {
    const { vo, revoked, fine } = await revokedWhileSigning();
    const [first, second] = await listRevisions(vo.id);
    expect(first).toMatchObject({ number: 1, state: "signing", signings: [] });
    expect(second).toMatchObject({ number: 2, state: "signing", publishedById: null });
    expect(second?.comment).toContain(`${revoked.name} 6.6 (revoked)`);
    expect(second?.entries.map(({ imageId }) => imageId)).toEqual(fine.version.images.map(({ id }) => id));
    expect(await listQueued(signRevisionJob)).toContainEqual({ revisionId: second?.id });
    await signRevision(second?.id ?? "", signer);
    expect((await servedList(vo)).images.map(({ sha512 }) => sha512)).toEqual(
      fine.version.images.map(({ sha512 }) => sha512),
    );
  });

  test("is not signed after its successor either, nor replaced once more", async () => {
    const { vo, revisionId } = await revokedWhileSigning();
    await signRevision(revisionId, signer);
    const [, second] = await listRevisions(vo.id);
    await signRevision(second?.id ?? "", signer);
    const served = await fetchVoList(vo.name, anybody, new Date());
    await signRevision(revisionId, signer);
    expect(await fetchVoList(vo.name, anybody, new Date())).toEqual(served);
    expect((await listRevisions(vo.id)).map(({ signings }) => signings.length)).toEqual([0, 1]);
  });
});
