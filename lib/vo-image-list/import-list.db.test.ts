import { existsSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { type ParsedImage, parseImageList } from "#lib/hepix/parse-image-list.ts";
import { toPlainText } from "#lib/hepix/plain-text.ts";
import { readMessage } from "#lib/hepix/read-message.ts";
import { type Actor, ANONYMOUS, type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { appdbImage, appdbImages, appdbListJson, buildAppdbList } from "#lib/testing/appdb-list.ts";
import { createAppliance, createPerson, createTestVo } from "#lib/testing/factories.ts";
import { getDraft, listAuditActions, listRevisions } from "#lib/testing/image-lists.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { openVerified } from "#lib/testing/verify-with-openssl.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { signApplianceList } from "#lib/virtual-appliance/sign-appliance-list.ts";
import { removeFromDraft } from "./change-draft.ts";
import { fetchVoList } from "./fetch-list.ts";
import { type ImportInput, importList } from "./import-list.ts";
import { publishDraft } from "./publish-draft.ts";
import { signRevision } from "./sign-revision.ts";

const importer = system("import-list");
const uuid = (kind: string, list: number, image: number) =>
  `${kind}${String(list).padStart(7, "0")}-0000-5000-8000-${String(image).padStart(12, "0")}`;
const inputOf = (bytes: Uint8Array, more: Partial<ImportInput> = {}): ImportInput => ({
  bytes,
  source: "appdb.example.org",
  trustedCaPems: [TEST_CA_PEM],
  acceptUntrustedChain: false,
  vo: null,
  ...more,
});

let counter = 0;
/** A list of VO, images and identifiers of its own, so that no test meets the images of another. */
function freshList({ vo, version }: { vo?: string; version?: string } = {}) {
  counter++;
  const images = appdbImages().map((image, index) => ({
    ...image,
    "dc:identifier": uuid("a", counter, index),
  }));
  return {
    vo: vo ?? `science${counter}.example.org`,
    identifier: uuid("b", counter, 0),
    images,
    ...(version ? { version } : {}),
  };
}

async function getVoId(name: string): Promise<string> {
  return (await getDatabase().vo.findUniqueOrThrow({ where: { name }, select: { id: true } })).id;
}

/** Rows of every table, and how far the audit trail and each draft have come. */
async function everything() {
  const tables = await getDatabase().$queryRaw<{ table: string; rows: bigint }[]>`
    SELECT table_name AS "table",
      (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM public.%I', table_name),
        false, true, '')))[1]::text::bigint AS "rows"
    FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  const drafts = await getDatabase().draft.findMany({ orderBy: { voId: "asc" }, include: { entries: true } });
  const lists = await getDatabase().voImageList.findMany({ orderBy: { voId: "asc" } });
  return { tables, drafts, lists, jobs: await listQueued(signApplianceListJob) };
}

async function publishAs(actor: Actor, vo: string): Promise<ReturnType<typeof parseImageList>> {
  const voId = await getVoId(vo);
  const { changeCount } = await getDraft(voId);
  await publishDraft(actor, { vo, comment: "Moved in", changeCount });
  await signRevision((await listRevisions(voId)).at(-1)?.id ?? "", createTestSigner());
  const anybody = { authorization: null, signedIn: async () => ANONYMOUS };
  const { message } = await fetchVoList(vo, anybody, new Date());
  return parseImageList(await openVerified(message, TEST_CA_PEM));
}

/** What sites and people knew an image by: nothing of it may change by moving. */
function known({ identifier, title, version, description, ...image }: ParsedImage) {
  const { uri, size, sha512, format, osFamily, osName, osVersion, arch, group, hypervisor, comments } = image;
  const { ramMinimum, ramRecommended, coreMinimum, coreRecommended, user } = image;
  const plain = (text: string | null) => toPlainText(text ?? "");
  return {
    identifier,
    title: plain(title),
    version: plain(version),
    description: plain(description),
    comments: plain(comments),
    user: { ...user, fullName: plain(user.fullName) },
    format: format?.toLowerCase(),
    ...{ uri, size, sha512, osFamily, osName, osVersion, arch, group, hypervisor },
    ...{ ramMinimum, ramRecommended, coreMinimum, coreRecommended },
  };
}

const byIdentifier = (a: { identifier: string }, b: { identifier: string }) =>
  a.identifier < b.identifier ? -1 : 1;
const knownOf = (images: ParsedImage[]) => images.map(known).sort(byIdentifier);

let administrator: PersonActor;
beforeEach(async () => {
  administrator ??= await createPerson({ platformRoles: ["administrator"] });
  await clearQueue();
});

describe("a list of 2015", () => {
  test("becomes a VO, appliances with one imported version each, and a draft", async () => {
    const list = freshList();
    const result = await importList(importer, inputOf(await buildAppdbList(list)));
    expect(result).toEqual({
      vo: list.vo,
      signer: "/DC=org/DC=example/O=Test only/CN=lists.example.org",
      appliancesCreated: 3,
      imagesCreated: 5,
      imagesKnown: 0,
    });
    const voId = await getVoId(list.vo);
    expect(await getDatabase().voImageList.findUniqueOrThrow({ where: { voId } })).toMatchObject({
      identifier: list.identifier,
      importedListVersion: "20150618211400",
      visibility: "public",
    });
    const { entries } = await getDraft(voId);
    expect(entries.map(({ entryIdentifier }) => entryIdentifier)).toEqual(
      list.images.map((image) => image["dc:identifier"]),
    );
    const images = await getDatabase().image.findMany({
      where: { id: { in: entries.map(({ imageId }) => imageId) } },
      include: { version: { include: { appliance: true } } },
    });
    for (const image of images) {
      expect(image).toMatchObject({ checksumSource: "declared", declaredSha512: image.sha512 });
      expect(image.version).toMatchObject({ state: "latest", imported: true });
      expect(image.version.appliance).toMatchObject({ ownerId: null, importedFrom: "appdb.example.org" });
    }
    expect(await listAuditActions(voId)).toEqual(["vo.created", "list.imported"]);
    expect(await listQueued(signApplianceListJob)).toHaveLength(3);
  });

  test("says, published here, of its images what it always said", async () => {
    const list = freshList();
    await importList(importer, inputOf(await buildAppdbList(list)));
    const before = parseImageList(appdbListJson(list));
    const after = await publishAs(administrator, list.vo);
    expect(knownOf(after.images)).toEqual(knownOf(before.images));
    expect(after).toMatchObject({ identifier: before.identifier, vo: before.vo, title: before.title });
    expect(compareListVersions(after.version, before.version)).toBeGreaterThan(0);
  });

  test("has a list for each of its appliances, which can be signed", async () => {
    await importList(importer, inputOf(await buildAppdbList(freshList())));
    const jobs = await listQueued<{ versionId: string }>(signApplianceListJob);
    for (const { versionId } of jobs) await signApplianceList(versionId, createTestSigner());
    const signings = await getDatabase().listSigning.findMany({
      where: { applianceVersionId: { in: jobs.map(({ versionId }) => versionId) } },
    });
    expect(signings).toHaveLength(3);
    for (const { message } of signings) await openVerified(message, TEST_CA_PEM);
  });

  test("changes nothing when it is imported again, before and after publication", async () => {
    const list = freshList();
    const input = inputOf(await buildAppdbList(list));
    await importList(importer, input);
    const before = await everything();
    expect(await importList(importer, input)).toMatchObject({
      appliancesCreated: 0,
      imagesCreated: 0,
      imagesKnown: 5,
    });
    expect(await everything()).toEqual(before);
    await publishAs(administrator, list.vo);
    const published = await everything();
    await importList(importer, input);
    expect(await everything()).toEqual(published);
  });

  test("brings only what is new when a later edition is imported", async () => {
    const list = freshList();
    await importList(importer, inputOf(await buildAppdbList(list)));
    const added = appdbImage(uuid("c", counter, 0), { title: "Image for Late [x/1/KVM]", version: "9" });
    const later = { ...list, version: "20160101000000", images: [...list.images, added] };
    expect(await importList(importer, inputOf(await buildAppdbList(later)))).toMatchObject({
      appliancesCreated: 1,
      imagesCreated: 1,
      imagesKnown: 5,
    });
    const voId = await getVoId(list.vo);
    expect((await getDraft(voId)).entries).toHaveLength(6);
    expect(await getDatabase().voImageList.findUniqueOrThrow({ where: { voId } })).toMatchObject({
      importedListVersion: "20160101000000",
    });
  });
});

describe("what is trusted", () => {
  test("is a list whose signer's authority is given", async () => {
    const input = inputOf(await buildAppdbList(freshList()));
    await expect(importList(importer, { ...input, trustedCaPems: [] })).rejects.toMatchObject({
      code: "invalid_input",
      reason: "untrusted",
    });
    await expect(
      importList(importer, { ...input, trustedCaPems: [], acceptUntrustedChain: true }),
    ).resolves.toMatchObject({ imagesCreated: 5 });
  });

  test.each([false, true])("is no list that was changed (untrusted chains accepted: %s)", async (accept) => {
    const list = freshList();
    const text = Buffer.from(await buildAppdbList(list)).toString("latin1");
    const tampered = Buffer.from(text.replace('"121243136"', '"121243137"'), "latin1");
    const before = await everything();
    await expect(
      importList(importer, inputOf(tampered, { acceptUntrustedChain: accept })),
    ).rejects.toMatchObject({ code: "invalid_input", reason: "tampered", message: /.{10,}/ });
    expect(await everything()).toEqual(before);
  });

  test("is no list that a stub signed", async () => {
    const stub = { ...createTestSigner().signer, sign: async () => new Uint8Array(256).fill(7) };
    const bytes = await buildAppdbList(freshList(), stub);
    await expect(importList(importer, inputOf(bytes, { acceptUntrustedChain: true }))).rejects.toMatchObject({
      reason: "tampered",
    });
  });

  test("is a list without a signature, unless authorities to trust were named", async () => {
    const bytes = Buffer.from(appdbListJson(freshList()));
    await expect(importList(importer, inputOf(bytes))).rejects.toMatchObject({ reason: "unsigned" });
    expect(await importList(importer, inputOf(bytes, { trustedCaPems: [] }))).toMatchObject({
      signer: null,
      imagesCreated: 5,
    });
  });

  test.each([
    ["no list at all", Buffer.from("<html>404</html>"), "not_a_list"],
    ["half a list", Buffer.from('{"hv:imagelist": '), "unreadable"],
    ["a list of nothing", Buffer.from('{"hv:imagelist": {}}'), "unreadable"],
  ])("is not %s", async (_, bytes, reason) => {
    await expect(importList(importer, inputOf(bytes, { trustedCaPems: [] }))).rejects.toMatchObject({
      code: "invalid_input",
      reason,
    });
  });

  test("is nobody but an administrator", async () => {
    const input = inputOf(await buildAppdbList(freshList()));
    await expect(importList(await createPerson(), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(importList(ANONYMOUS, input)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(importList(administrator, input)).resolves.toMatchObject({ imagesCreated: 5 });
  });
});

describe("a list that cannot be taken over whole", () => {
  test.each([
    ["a size nobody can read", { "hv:size": "big" }, /size “big”/],
    ["a cut checksum", { "sl:checksum:sha512": "abc" }, /SHA-512/],
  ])("because of %s leaves nothing behind", async (_, change, words) => {
    const list = freshList();
    const images = list.images.map((image, index) => (index === 4 ? { ...image, ...change } : image));
    const before = await everything();
    await expect(
      importList(importer, inputOf(await buildAppdbList({ ...list, images }))),
    ).rejects.toMatchObject({ code: "invalid_input", message: expect.stringMatching(words) });
    expect(await everything()).toEqual(before);
  });

  test("because it names no VO is imported for the VO that is given", async () => {
    const list = { ...freshList(), vo: null };
    const bytes = await buildAppdbList(list);
    await expect(importList(importer, inputOf(bytes))).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("--vo"),
    });
    await expect(importList(importer, inputOf(bytes, { vo: "Given.example.org" }))).resolves.toMatchObject({
      vo: "given.example.org",
    });
  });

  test("because its identifier is no UUID gets one, and stays recognisable", async () => {
    const list = { ...freshList(), identifier: "vo-list-7" };
    const input = inputOf(await buildAppdbList(list));
    await importList(importer, input);
    const before = await everything();
    await importList(importer, input);
    expect(await everything()).toEqual(before);
  });

  test("because it is the list of another VO is refused, naming that one", async () => {
    const bytes = await buildAppdbList(freshList());
    const { vo } = await importList(importer, inputOf(bytes));
    await expect(importList(importer, inputOf(bytes, { vo: "other.example.org" }))).rejects.toMatchObject({
      code: "invalid_input",
      reason: "list_of_another_vo",
      message: expect.stringContaining(vo),
    });
  });
});

describe("a VO that is here already", () => {
  test("and has published nothing takes the list's identifier and its version", async () => {
    const list = freshList({ version: "20991231235959" });
    const { id: voId } = await createTestVo({ name: list.vo });
    await importList(importer, inputOf(await buildAppdbList(list)));
    expect(await getDatabase().voImageList.findUniqueOrThrow({ where: { voId } })).toMatchObject({
      identifier: list.identifier,
      importedListVersion: "20991231235959",
    });
    expect((await publishAs(administrator, list.vo)).version).toBe("20991231235960");
  });

  test("under the identifier that AppDB gave takes the list's version too", async () => {
    const list = freshList({ version: "20991231235959" });
    const { id: voId } = await createTestVo({ name: list.vo });
    const { identifier } = await getDatabase().voImageList.findUniqueOrThrow({ where: { voId } });
    await importList(importer, inputOf(await buildAppdbList({ ...list, identifier })));
    expect((await publishAs(administrator, list.vo)).version).toBe("20991231235960");
  });

  test("never falls behind a version that it had to rise above", async () => {
    const list = freshList({ version: "20991231235959" });
    await importList(importer, inputOf(await buildAppdbList(list)));
    await importList(importer, inputOf(await buildAppdbList({ ...list, version: "20150101000000" })));
    expect((await publishAs(administrator, list.vo)).version).toBe("20991231235960");
  });

  test("and has published keeps its identifier", async () => {
    const list = freshList();
    await importList(importer, inputOf(await buildAppdbList(list)));
    await publishAs(administrator, list.vo);
    const other = { ...freshList(), vo: list.vo };
    await importList(importer, inputOf(await buildAppdbList(other)));
    expect((await publishAs(administrator, list.vo)).identifier).toBe(list.identifier);
  });
});

describe("what is here already", () => {
  test("is recognised by identifier and checksum: two VOs share one appliance", async () => {
    const first = freshList();
    await importList(importer, inputOf(await buildAppdbList(first)));
    const base = (identifier: string) => `https://appdb.example.org/store/vm/image/${identifier}:1:2/`;
    const second = {
      ...freshList(),
      images: first.images.map((image, index) => ({
        ...image,
        "dc:identifier": uuid("d", counter, index),
        "ad:base_mpuri": base(image["dc:identifier"] ?? ""),
      })),
    };
    expect(await importList(importer, inputOf(await buildAppdbList(second)))).toMatchObject({
      appliancesCreated: 0,
      imagesCreated: 0,
      imagesKnown: 5,
    });
    const drafts = await Promise.all(
      [first.vo, second.vo].map(async (vo) => (await getDraft(await getVoId(vo))).entries),
    );
    expect(drafts[1]?.map(({ imageId }) => imageId)).toEqual(drafts[0]?.map(({ imageId }) => imageId));
    expect(drafts[1]?.map(({ entryIdentifier }) => entryIdentifier)).toEqual(
      second.images.map((image) => image["dc:identifier"]),
    );
  });

  test("is listed once, under the identifier that this VO's list had for it", async () => {
    const list = freshList();
    await importList(importer, inputOf(await buildAppdbList(list)));
    const before = await getDraft(await getVoId(list.vo));
    const base = (identifier: string) => `https://appdb.example.org/store/vm/image/${identifier}:1/`;
    const images = list.images.map((image, index) => ({
      ...image,
      "dc:identifier": uuid("f", counter, index),
      "ad:base_mpuri": base(image["dc:identifier"] ?? ""),
    }));
    await importList(importer, inputOf(await buildAppdbList({ ...list, images })));
    expect(await getDraft(await getVoId(list.vo))).toEqual(before);
  });

  test("does not lend its name: the imported appliance gets the VO behind its own", async () => {
    const list = freshList();
    await createAppliance(null, `Wave Maker ${counter}`);
    const title = `Image for Wave maker ${counter} [x/1/KVM]`;
    const images = [appdbImage(uuid("e", counter, 0), { title, version: "1" })];
    await importList(importer, inputOf(await buildAppdbList({ ...list, images })));
    const { entries } = await getDraft(await getVoId(list.vo));
    const image = await getDatabase().image.findUniqueOrThrow({
      where: { id: entries[0]?.imageId ?? "" },
      include: { version: { include: { appliance: true } } },
    });
    expect(image.version.appliance.name).toBe(`Wave maker ${counter} (${list.vo})`);
  });

  test("keeps its own name where that is only like another, taken for a pattern", async () => {
    const list = freshList();
    await createAppliance(null, `WavexRider ${counter}`);
    const title = `Image for Wave_Rider ${counter} [x/1/KVM]`;
    const images = [appdbImage(uuid("e", counter, 0), { title, version: "1" })];
    await importList(importer, inputOf(await buildAppdbList({ ...list, images })));
    expect(
      await getDatabase().virtualAppliance.findFirst({ where: { name: `Wave_Rider ${counter}` } }),
    ).not.toBeNull();
  });

  test("comes back under its identifier when it was taken out of the draft", async () => {
    const list = freshList();
    const input = inputOf(await buildAppdbList(list));
    await importList(importer, input);
    const voId = await getVoId(list.vo);
    const before = (await getDraft(voId)).entries;
    const image = await getDatabase().image.findUniqueOrThrow({
      where: { id: before[0]?.imageId ?? "" },
      include: { version: true },
    });
    await removeFromDraft(administrator, { vo: list.vo, applianceId: image.version.applianceId });
    expect((await getDraft(voId)).entries).toHaveLength(4);
    await importList(importer, input);
    expect((await getDraft(voId)).entries).toEqual(before);
  });
});

const genuineFile = "../shared/data/appdb-fedcloud.egi.eu-2015.image.list.signed";
const isHere = existsSync(genuineFile);
if (!isHere) console.warn(`${genuineFile} is not here: the genuine list of 2015 is not tried.`);

describe.skipIf(!isHere)("the list that AppDB signed in 2015", () => {
  const bytes = isHere ? new Uint8Array(readFileSync(genuineFile)) : new Uint8Array();
  const input = inputOf(bytes, { trustedCaPems: [], source: "appdb.egi.eu" });
  const accepted = { ...input, acceptUntrustedChain: true };

  test("is refused unless its expired signer is accepted", async () => {
    await expect(importList(administrator, input)).rejects.toMatchObject({
      code: "invalid_input",
      reason: "untrusted",
    });
  });

  test("is refused with one byte changed, accepted or not", async () => {
    const text = Buffer.from(bytes).toString("latin1");
    const tampered = Buffer.from(text.replace("CERNVM-3.3.0", "CERNVM-6.6.6"), "latin1");
    expect(tampered.equals(bytes)).toBe(false);
    for (const acceptUntrustedChain of [false, true]) {
      await expect(
        importList(administrator, { ...input, bytes: tampered, acceptUntrustedChain }),
      ).rejects.toMatchObject({ reason: "tampered" });
    }
  });

  test("moves in: VO, appliances, imported versions, a draft of eleven, and a second time nothing", async () => {
    expect(await importList(administrator, accepted)).toMatchObject({
      vo: "fedcloud.egi.eu",
      signer: "/DC=EU/DC=EGI/C=NL/O=Hosts/O=EGI.eu/CN=appdb.egi.eu",
      imagesCreated: 11,
      imagesKnown: 0,
    });
    const voId = await getVoId("fedcloud.egi.eu");
    const { entries } = await getDraft(voId);
    expect(entries).toHaveLength(11);
    const versions = await getDatabase().applianceVersion.findMany({
      where: { images: { some: { draftEntries: { some: { voId } } } } },
      include: { appliance: true },
    });
    expect(versions.map(({ appliance }) => appliance.name).sort()).toEqual([
      "Basic Ubuntu Server 12.04 LTS OS",
      "COMPSs-PMES",
      "COMPSs_LOFAR",
      "CentOS 6 minimal",
      "CernVM",
      "DCI-Bridge",
      "MoinMoin wiki",
      "Scientific Linux 6.5 Minimal OS",
      "Ubuntu Server 14.04 LTS",
    ]);
    expect(versions.every(({ imported, state }) => imported && state === "latest")).toBe(true);
    const before = await everything();
    await importList(administrator, accepted);
    expect(await everything()).toEqual(before);
  });

  test("is, published here, the same eleven images", async () => {
    await importList(administrator, accepted);
    const before = parseImageList(Buffer.from(readMessage(bytes).content).toString("utf8"));
    const after = await publishAs(administrator, "fedcloud.egi.eu");
    expect(after.images).toHaveLength(11);
    expect(knownOf(after.images)).toEqual(knownOf(before.images));
    expect(after).toMatchObject({ identifier: before.identifier, vo: before.vo, title: before.title });
    expect(compareListVersions(after.version, before.version)).toBeGreaterThan(0);
  });
});
