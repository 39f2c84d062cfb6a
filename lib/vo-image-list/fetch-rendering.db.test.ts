/** Other formats of a list: made with its signing, answered under the list's own rules. */
import { beforeAll, expect, test } from "vitest";
import { readMessage } from "#lib/hepix/read-message.ts";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { updateInDraft } from "./change-draft.ts";
import { fetchRendering, type RenderedFile } from "./fetch-rendering.ts";
import { signRevision } from "./sign-revision.ts";

const database = getDatabase();
let vo: CuratedVo;
let guarded: CuratedVo;
let first: { url: string; sha512: string };

beforeAll(async () => {
  vo = await createCuratedVo();
  const image = imageFields();
  first = image;
  const appliance = await draftAppliance(vo, { images: [image] });
  await publishAndSign(vo);
  await createPublishedVersion(appliance.id, { images: [imageFields({ identifier: image.identifier })] });
  await updateInDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
  await publishAndSign(vo);
  guarded = await createCuratedVo({ visibility: "token" });
  await draftAppliance(guarded);
  await publishAndSign(guarded);
});

const fetchFor = (path: string, revision: number | null = null, actor: Actor = ANONYMOUS, name = vo.name) =>
  fetchRendering(
    { vo: name, revision, path },
    { authorization: null, signedIn: async () => actor },
    new Date(),
  );

async function read(...asked: Parameters<typeof fetchFor>) {
  const [path] = asked;
  const answer = await fetchFor(...asked);
  if ("location" in answer) throw new Error(`${path} leads elsewhere.`);
  return answer;
}
const jsonOf = (file: RenderedFile) => JSON.parse(Buffer.from(file.body).toString());

test("the formats say what the signed list says: the same images, sums and version", async () => {
  const [, revision] = await listRevisions(vo.id);
  const message = readMessage(revision?.signings[0]?.message ?? new Uint8Array()).content;
  const list = JSON.parse(Buffer.from(message).toString())["hv:imagelist"];
  const json = jsonOf(await read("list.json"));
  expect(json.version).toBe(list["hv:version"]);
  expect(json.expiresAt.replace(".000Z", "Z")).toBe(list["dc:date:expires"]);
  const signed = list["hv:images"].map(({ "hv:image": image }: { "hv:image": Record<string, string> }) => [
    image["dc:identifier"],
    image["sl:checksum:sha512"],
    image["hv:uri"],
  ]);
  expect(
    json.images.map((image: { identifier: string; checksums: { sha512: string }; url: string }) => [
      image.identifier,
      image.checksums.sha512,
      image.url,
    ]),
  ).toEqual(signed);
});

test("a revision of old stays at its own address, as it was signed", async () => {
  const old = jsonOf(await read("list.json", 1));
  expect([old.revision, old.images[0].checksums.sha512]).toEqual([1, first.sha512]);
  expect(jsonOf(await read("list.json", 2)).revision).toBe(2);
  await expect(read("list.json", 3)).rejects.toMatchObject({ code: "not_found" });
});

test("the name of an image leads to where its file lies", async () => {
  const { fileName } = jsonOf(await read("list.json", 1)).images[0];
  expect(await fetchFor(`images/${fileName}`, 1)).toEqual({ location: first.url, isPublic: true });
  const { identifier } = jsonOf(await read("list.json", 1)).images[0];
  const appliance = `opennebula/appliance/${identifier}`;
  expect(jsonOf(await read(appliance, 1))).toMatchObject({
    _id: { $oid: identifier },
    files: [{ type: "OS" }],
  });
  for (const path of [`${appliance}/download`, `${appliance}/download/0`]) {
    expect(await fetchFor(path, 1)).toEqual({ location: first.url, isPublic: true });
  }
  await expect(read(`opennebula/appliance/${crypto.randomUUID()}`)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(read("images/nothing.qcow2")).rejects.toMatchObject({ code: "not_found" });
});

test("no edition without its formats: each signing has all of them, in one transaction", async () => {
  const [, revision] = await listRevisions(vo.id);
  await signRevision(revision?.id ?? "", createTestSigner(), new Date(Date.now() + 21 * 24 * 3_600_000));
  const signings = await database.listSigning.findMany({
    where: { revision: { voId: vo.id } },
    select: { renderings: { select: { path: true }, orderBy: { path: "asc" } } },
  });
  expect(signings).toHaveLength(3);
  for (const { renderings } of signings) {
    expect(renderings.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "images/SHA256SUMS",
        "images/SHA512SUMS",
        "list.dsse.json",
        "list.json",
        "list.jws",
        "opennebula/appliance",
        "osism.yml",
        "packer.pkr.hcl",
        "streams/v1/images.json",
        "streams/v1/index.json",
        "terraform.tf",
      ]),
    );
  }
});

test("what is being signed is not served in any format yet", async () => {
  const waiting = await createCuratedVo();
  await draftAppliance(waiting);
  await publish(waiting);
  await expect(read("list.json", null, ANONYMOUS, waiting.name)).rejects.toMatchObject({ code: "not_found" });
});

test("a list that is for tokens only is so in every format", async () => {
  const stranger = await createPerson();
  for (const [actor, code] of [
    [ANONYMOUS, "unauthenticated"],
    [stranger, "forbidden"],
  ] as const) {
    await expect(read("list.json", null, actor, guarded.name)).rejects.toMatchObject({ code });
    await expect(read("images/x.qcow2", null, actor, guarded.name)).rejects.toMatchObject({ code });
  }
  expect(await read("list.json", null, guarded.manager, guarded.name)).toMatchObject({ isPublic: false });
});
