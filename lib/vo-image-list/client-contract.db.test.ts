/**
 * What existing clients demand of the content of a list, one by one, of lists that the product itself has published and
 * signed: provider contract, sections 0, 2, 3 and 4. What they demand of the bytes of the message is in lib/hepix.
 *
 * Titles name the clients that fail otherwise: AE and AU (atrope 2.1 and 2.0), CK1 and CK2 (cloudkeeper), VC (vmcatcher),
 * NP (nagios-promoo), and what is in a site's cloud behind them.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { readMessage } from "#lib/hepix/read-message.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  getDraft,
  listRevisions,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { removeFromDraft, updateInDraft } from "./change-draft.ts";
import { restoreRevision } from "./restore-revision.ts";
import { signRevision } from "./sign-revision.ts";

type Json = Record<string, unknown>;
/** One signed edition: its list, its images, and when it was signed. */
type Edition = { text: string; list: Json; images: Json[]; signedAt: Date };

const DAY_MS = 24 * 3600 * 1000;
const START = new Date("2026-11-02T10:00:00.456Z");
const day = (number: number) => new Date(START.getTime() + number * DAY_MS);
const signer = createTestSigner();

let vo: CuratedVo;
/** In order: first published, signed again unchanged, one image updated, an old revision restored, emptied. */
let first: Edition;
let again: Edition;
let updated: Edition;
let restored: Edition;
let emptied: Edition;
let all: Edition[];

beforeAll(async () => {
  vo = await createCuratedVo();
  const hard = imageFields({
    title: 'Übung "R"',
    description: "Zeile eins\nZeile zwei, 5 $ `id` \\ Ende",
    notes: "Łódź",
    format: "qcow2",
  });
  const appliance = await draftAppliance(vo, {
    images: [hard, imageFields()],
    now: START,
    expiresInDays: 360,
  });
  const other = await draftAppliance(vo, { now: START, expiresInDays: 360 });
  const { revisionId } = await publishAndSign(vo, START);
  await signRevision(revisionId, signer, day(21));
  const images = appliance.version.images.map(({ identifier }) => imageFields({ identifier }));
  await createPublishedVersion(appliance.id, { images, now: day(22), expiresInDays: 360 });
  await updateInDraft(vo.manager, { vo: vo.name, applianceId: appliance.id }, day(22));
  await publishAndSign(vo, day(22));
  await restoreRevision(vo.manager, { vo: vo.name, number: 1, changeCount: await changeCount() }, day(23));
  await publishAndSign(vo, day(23));
  for (const { id } of [appliance, other]) {
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: id }, day(24));
  }
  await publishAndSign(vo, day(24));
  const revisions = await listRevisions(vo.id);
  all = revisions.flatMap(({ signings }) => signings.map(({ message, signedAt }) => read(message, signedAt)));
  [first, again, updated, restored, emptied] = all as [Edition, Edition, Edition, Edition, Edition];
});

async function changeCount(): Promise<number> {
  return (await getDraft(vo.id)).changeCount;
}

function read(message: Uint8Array, signedAt: Date): Edition {
  const text = Buffer.from(readMessage(message).content).toString("utf8");
  const list = (JSON.parse(text) as { "hv:imagelist": Json })["hv:imagelist"];
  const images = (list["hv:images"] as { "hv:image": Json }[]).map((each) => each["hv:image"]);
  return { text, list, images, signedAt };
}

const everyImage = () => all.flatMap(({ images }) => images);
const endorserOf = ({ list }: Edition) => (list["hv:endorser"] as { "hv:x509": Json })["hv:x509"];
const imageOf = ({ images }: Edition, identifier: unknown) =>
  images.find((image) => image["dc:identifier"] === identifier);
const time = (text: unknown) => new Date(String(text)).getTime();

test("the five editions are what the tests below speak of", () => {
  expect(all.map(({ images }) => images.length)).toEqual([3, 3, 3, 3, 0]);
});

describe("of the list", () => {
  test.each([
    ["AE, AU, CK, VC", "dc:identifier"],
    ["AE, AU, VC, NP", "dc:date:created"],
    ["AE, AU, CK, VC, NP", "dc:date:expires"],
    ["AE, AU, VC", "dc:title"],
    ["AE, AU, VC", "dc:description"],
    ["AE, AU, VC", "dc:source"],
    ["AE, AU, VC", "hv:version"],
    ["AE, AU, VC", "hv:uri"],
    ["CK", "ad:vo"],
  ])("%s: %s is there, a text, and never empty", (_clients, field) => {
    for (const { list } of all) expect(list[field]).toMatch(/\S/);
  });

  test("AE, AU, VC: the endorser has creator, authority, name and address", () => {
    for (const edition of all) {
      expect(Object.keys(endorserOf(edition)).sort()).toEqual(["dc:creator", "hv:ca", "hv:dn", "hv:email"]);
    }
  });

  test("AE, AU, VC: the endorser's names are those of the certificate, in one line", () => {
    for (const edition of all) {
      const { "hv:dn": dn, "hv:ca": ca } = endorserOf(edition);
      expect([dn, ca]).toEqual([signer.endorser.dn, signer.endorser.ca]);
      expect(dn).toMatch(/^(\/[A-Za-z]+=[\x20-\x7e]+)+$/);
    }
  });

  test("VC (31), CK: the identifier is a UUID and the same for ever", () => {
    expect(new Set(all.map(({ list }) => list["dc:identifier"])).size).toBe(1);
    expect(first.list["dc:identifier"]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test("VC (17): the version rises with every signing, also when an old revision comes back", () => {
    const versions = all.map(({ list }) => String(list["hv:version"]));
    for (const [position, version] of versions.slice(1).entries()) {
      expect(compareListVersions(version, versions[position] ?? ""), version).toBeGreaterThan(0);
    }
  });

  test("AE, AU, VC: the version is of numeric segments", () => {
    for (const { list } of all) expect(list["hv:version"]).toMatch(/^\d+(\.\d+)*$/);
  });

  test("VC (33): it was not created in the future of a clock that is five minutes slow", () => {
    for (const { list, signedAt } of all) {
      expect(time(list["dc:date:created"])).toBeLessThanOrEqual(signedAt.getTime() - 5 * 60_000 + 1000);
    }
  });

  test("NP: it was created when its content changed last, not when it was signed again", () => {
    expect(again.list["dc:date:created"]).toBe(first.list["dc:date:created"]);
    expect(time(updated.list["dc:date:created"])).toBeGreaterThan(time(again.list["dc:date:created"]));
    expect(time(restored.list["dc:date:created"])).toBeGreaterThan(time(updated.list["dc:date:created"]));
  });

  test("AE, CK: it is valid for 28 days at least from the moment at which it was signed", () => {
    for (const { list, signedAt } of all) {
      expect(time(list["dc:date:expires"]) - signedAt.getTime()).toBeGreaterThanOrEqual(28 * DAY_MS);
    }
  });

  test("VC: its address is the very one that is subscribed to, without credentials and query", () => {
    for (const { list } of all) {
      expect(list["hv:uri"]).toBe(`${getSettings().baseUrl}/store/vo/${vo.name}/image.list`);
    }
  });

  test("CK: the VO is named", () => {
    for (const { list } of all) expect(list["ad:vo"]).toBe(vo.name);
  });

  test("VC, SN: an empty list is an empty array: withdraw everything", () => {
    expect(emptied.list["hv:images"]).toEqual([]);
  });
});

describe("of every image", () => {
  test.each([
    ["AE, AU, CK, VC", "dc:identifier"],
    ["AE, AU, CK, VC", "ad:mpuri"],
    ["AE, AU, CK, VC", "hv:uri"],
    ["AE, AU, CK2, VC", "sl:checksum:sha512"],
    ["AE, AU, VC", "hv:size"],
    ["AE, AU, CK2, VC", "hv:version"],
    ["AE (crashes), AU, CK", "dc:date:expires"],
    ["AE, AU, CK, VC", "dc:title"],
    ["AE, AU, VC", "dc:description"],
    ["AE, AU, VC", "hv:hypervisor"],
    ["AE, AU, VC", "sl:arch"],
    ["AE, AU, VC", "sl:os"],
    ["AE, AU, VC", "sl:osversion"],
    ["AE, AU, VC's handlers", "sl:comments"],
    ["AE, AU", "hv:format"],
    ["AE, AU", "sl:osname"],
    ["AE, AU", "ad:group"],
    ["AE, AU", "ad:user:fullname"],
    ["AE, AU", "ad:user:guid"],
    ["AE, AU", "ad:user:uri"],
    ["argo-probe-fedcloud", "ad:appid"],
    ["cloud-info-provider", "ad:base_mpuri"],
  ])("%s: %s is there, a text, and never empty", (_clients, field) => {
    for (const image of everyImage()) expect(image[field], JSON.stringify(image)).toMatch(/\S/);
  });

  test("AE, AU, CK: no value is null, and none is anything but a text", () => {
    for (const image of everyImage()) {
      expect(Object.entries(image).filter(([, value]) => typeof value !== "string")).toEqual([]);
    }
  });

  test("CK2: keys come in one order, for ever: its digest is of the ordered text", () => {
    const orders = new Set(everyImage().map((image) => Object.keys(image).join(" ")));
    expect(orders.size).toBe(1);
  });

  test("CK2: what has not changed is the same text, byte for byte", () => {
    for (const image of first.images) {
      expect(JSON.stringify(imageOf(again, image["dc:identifier"]))).toBe(JSON.stringify(image));
      expect(JSON.stringify(imageOf(restored, image["dc:identifier"]))).toBe(JSON.stringify(image));
    }
    const kept = first.images.filter(
      (image) => imageOf(updated, image["dc:identifier"])?.["hv:uri"] === image["hv:uri"],
    );
    expect(kept).toHaveLength(1);
    for (const image of kept) {
      expect(JSON.stringify(imageOf(updated, image["dc:identifier"]))).toBe(JSON.stringify(image));
    }
  });

  test("AE, CK, VC: an image that was updated keeps its identifier, and has another checksum or address", () => {
    const identifiers = (edition: Edition) => edition.images.map((image) => image["dc:identifier"]).sort();
    expect(identifiers(updated)).toEqual(identifiers(first));
  });

  test("AE, CK: identifiers are UUIDs and no two are alike", () => {
    for (const { images } of all) {
      const identifiers = images.map((image) => image["dc:identifier"]);
      expect(new Set(identifiers).size).toBe(identifiers.length);
      for (const identifier of identifiers)
        expect(identifier).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });

  test("NP, APEL: ad:mpuri has the form that sites match on", () => {
    for (const image of everyImage()) {
      expect(image["ad:mpuri"]).toMatch(
        new RegExp(`^${getSettings().baseUrl}/store/vo/image/${image["dc:identifier"]}:\\d+/$`),
      );
    }
  });

  test("AE, AU, CK2, VC: the checksum is 128 digits in lower case", () => {
    for (const image of everyImage()) expect(image["sl:checksum:sha512"]).toMatch(/^[0-9a-f]{128}$/);
  });

  test("VC: the size is the exact number of bytes", async () => {
    const sizes = await getDatabase().image.findMany({ select: { url: true, sizeBytes: true } });
    const sizeOf = new Map(sizes.map(({ url, sizeBytes }) => [url, String(sizeBytes)]));
    for (const image of everyImage()) expect(image["hv:size"]).toBe(sizeOf.get(String(image["hv:uri"])));
  });

  test("AU, AE: the format is in lower case", () => {
    for (const image of everyImage()) expect(image["hv:format"]).toMatch(/^(qcow2|raw|vmdk|ova|vdi)$/);
  });

  test("VC: every text is plain ASCII", () => {
    for (const image of everyImage()) {
      for (const [field, value] of Object.entries(image)) expect(value, field).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  test('cloudkeeper-one, gpvcmupdate: no text holds ", `, $, \\ or a line break', () => {
    for (const image of everyImage()) {
      for (const [field, value] of Object.entries(image)) expect(value, field).not.toMatch(/["`$\\\r\n]/);
    }
  });

  test("VC (wget through a shell), CK: the file's address has neither query nor anything to interpret", () => {
    for (const image of everyImage()) expect(image["hv:uri"]).toMatch(/^https?:\/\/[A-Za-z0-9._~/:-]+$/);
  });

  test("cloudkeeper-one, -os: memory and cores are left out unless an author gave them", () => {
    for (const image of everyImage()) {
      expect(Object.keys(image).filter((key) => /ram_|core_/.test(key))).toEqual([]);
    }
  });
});

describe("of dates", () => {
  test("CK1, CK2, VC (crash), AE, AU: all are YYYY-MM-DDTHH:MM:SSZ", () => {
    for (const { list, images } of all) {
      const dates = [
        list["dc:date:created"],
        list["dc:date:expires"],
        ...images.map((image) => image["dc:date:expires"]),
      ];
      for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });

  test("AE, CK: no image has expired when its list is signed", () => {
    for (const { images, signedAt } of all) {
      for (const image of images) expect(time(image["dc:date:expires"])).toBeGreaterThan(signedAt.getTime());
    }
  });
});
