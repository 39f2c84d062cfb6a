/**
 * What somebody between us and a site could try, on lists that the product itself published and signed: each is noticed by a
 * client that looks at address, version and dates (lib/testing/reference-client.ts).
 */
import { X509Certificate } from "node:crypto";
import fc from "fast-check";
import { compactVerify } from "jose";
import {
  createMessage,
  generateKey,
  type Key,
  type PrivateKey,
  readCleartextMessage,
  readKey,
  readPrivateKey,
  readSignature,
  verify,
} from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import { findSignatureTroubles } from "#lib/administration/signature-trouble.ts";
import { compareListVersions, nextListVersion } from "#lib/hepix/list-version.ts";
import { readMessage } from "#lib/hepix/read-message.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
} from "#lib/testing/image-lists.ts";
import {
  type Edition,
  findRefusal,
  isOfEdition,
  receiveList,
  type Subscription,
  sha256Of,
} from "#lib/testing/reference-client.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { updateInDraft } from "./change-draft.ts";
import { signRevision } from "./sign-revision.ts";

const DAY_MS = 24 * 3600 * 1000;
const START = new Date("2026-11-02T10:00:00Z");
const day = (number: number) => new Date(START.getTime() + number * DAY_MS);
/** When the site asks: the newest edition is three days old. */
const NOW = day(26);

let openPgpKey: PrivateKey;
let ours: CuratedVo;
let theirs: CuratedVo;
/** Of our VO, oldest first: published, signed again, changed. */
let messages: Uint8Array[];
let newest: Uint8Array;
let stranger: Uint8Array;

beforeAll(async () => {
  const made = await generateKey({
    ...{ type: "ecc" as const, curve: "ed25519Legacy" as const, format: "armored" as const },
    userIDs: [{ name: "Slipway test", email: "test@example.org" }],
    date: day(-1),
  });
  openPgpKey = await readPrivateKey({ armoredKey: made.privateKey });
  ours = await createCuratedVo();
  const image = imageFields();
  const appliance = await draftAppliance(ours, { images: [image], now: START, expiresInDays: 360 });
  await draftAppliance(ours, { now: START, expiresInDays: 360 });
  const { revisionId } = await publishAndSign(ours, START);
  await signRevision(revisionId, signer(), day(20));
  await createPublishedVersion(appliance.id, {
    images: [imageFields({ identifier: image.identifier })],
    now: day(22),
    expiresInDays: 330,
  });
  await updateInDraft(ours.manager, { vo: ours.name, applianceId: appliance.id }, day(23));
  await publishAndSign(ours, day(23));
  theirs = await createCuratedVo();
  await draftAppliance(theirs, { now: START, expiresInDays: 360 });
  await publishAndSign(theirs, day(23));
  messages = await messagesOf(ours);
  newest = messages.at(-1) ?? new Uint8Array();
  stranger = (await messagesOf(theirs)).at(-1) ?? new Uint8Array();
});

const signer = () => ({ ...createTestSigner(), openPgpKey });

async function publishAndSign(vo: CuratedVo, now: Date) {
  const revision = await publish(vo, now);
  await signRevision(revision.revisionId, signer(), now);
  return revision;
}

async function messagesOf(vo: CuratedVo): Promise<Uint8Array[]> {
  const revisions = await listRevisions(vo.id);
  return revisions.flatMap(({ signings }) => signings.map(({ message }) => message));
}

function subscribed(vo: CuratedVo, known: Edition | null = null): Subscription {
  const address = `${getSettings().baseUrl}${paths.voList(vo.name)}`;
  return { address, vo: vo.name, trusted: TEST_CA_PEM, known };
}

/** Believes it, or the test fails. */
async function believe(
  message: Uint8Array,
  vo: CuratedVo,
  now: Date,
  known: Edition | null = null,
): Promise<Edition> {
  const edition = await receiveList(message, subscribed(vo, known), now);
  if (typeof edition === "string") throw new Error(`Refused: ${edition}.`);
  return edition;
}

test("a client that is attacked by nobody believes every edition, one after the other", async () => {
  const first = await believe(messages[0] as Uint8Array, ours, day(0));
  const again = await believe(messages[1] as Uint8Array, ours, day(20), first);
  const changed = await believe(messages[2] as Uint8Array, ours, day(23), again);
  expect(messages).toHaveLength(3);
  // Asked again, it gets what it knows.
  expect(await believe(newest, ours, NOW, changed)).toEqual(changed);
});

describe("replay of an old list", () => {
  test("every older edition is refused by a client that knows a newer one", async () => {
    for (const [position, message] of messages.entries()) {
      const known = await believe(message, ours, day(24));
      for (const older of messages.slice(0, position)) {
        expect(await receiveList(older, subscribed(ours, known), day(24))).toBe("older");
      }
    }
  });

  test("a client that knows none notices after a month at the latest", async () => {
    const { expiresAt } = await believe(messages[1] as Uint8Array, ours, day(24));
    expect(expiresAt.getTime() - day(20).getTime()).toBeLessThanOrEqual(30 * DAY_MS);
    for (const older of messages.slice(0, -1)) {
      expect(await receiveList(older, subscribed(ours), day(50))).toBe("expired");
    }
  });
});

describe("a mixed-up list", () => {
  test("the list of one VO under the address of another is refused, whatever is known", async () => {
    const [mine, other] = [await believe(newest, ours, NOW), await believe(stranger, theirs, NOW)];
    for (const known of [null, mine, other]) {
      expect(await receiveList(stranger, subscribed(ours, known), NOW)).toBe("other address");
      expect(await receiveList(newest, subscribed(theirs, known), NOW)).toBe("other address");
    }
  });

  test("formats of another edition or list are told from those of the edition", async () => {
    const edition = await believe(newest, ours, NOW);
    const own = await renderingsOf(ours, 2);
    const sums = sha256Of(own.get("list.json") ?? "");
    for (const [path, body] of comparable(own)) {
      expect(isOfEdition(path, body, edition, sums), path).toBe(true);
    }
    for (const mixed of [await renderingsOf(ours, 1), await renderingsOf(theirs, 1)]) {
      for (const [path, body] of comparable(mixed)) {
        expect(isOfEdition(path, body, edition, sums), path).toBe(false);
      }
    }
  });

  test("also of the same revision, signed at another time", async () => {
    const before = await believe(messages[0] as Uint8Array, ours, day(1));
    const signedAgain = (await renderingsOf(ours, 1)).get("list.json") ?? "";
    expect(isOfEdition("list.json", signedAgain, before)).toBe(false);
  });
});

/** Those whose text can be compared as it stands. */
function comparable(renderings: Map<string, string>): [string, string][] {
  const files = [...renderings].filter(
    ([path, body]) => !/\.(jws|asc|sjson)$|index\.json$/.test(path) && body.includes("sha256"),
  );
  expect(files.map(([path]) => path)).toEqual(
    expect.arrayContaining(["list.json", "streams/v1/images.json"]),
  );
  const sums = ["images/SHA256SUMS", "images/SHA512SUMS"].map((path): [string, string] => [
    path,
    renderings.get(path) ?? "",
  ]);
  return [...files, ...sums];
}

/** Of the newest signing of a revision, by path. */
async function renderingsOf(vo: CuratedVo, number: number): Promise<Map<string, string>> {
  const { signings } = await getDatabase().revision.findUniqueOrThrow({
    where: { voId_number: { voId: vo.id, number } },
    select: {
      signings: {
        orderBy: { signedAt: "desc" },
        take: 1,
        select: { renderings: { select: { path: true, body: true } } },
      },
    },
  });
  return new Map(signings[0]?.renderings.map(({ path, body }) => [path, body]));
}

describe("a tampered mirror", { timeout: 120_000 }, () => {
  /** Where a byte is changed, as a share of the whole, and what it becomes. */
  const change = fc.record({
    where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    by: fc.integer({ min: 1, max: 255 }),
  });
  const tampered = (
    bytes: Uint8Array,
    { where, by }: { where: number; by: number },
    from = 0,
    to = bytes.length,
  ) => {
    const changed = Uint8Array.from(bytes);
    const position = from + Math.floor(where * (to - from));
    changed[position] = (changed[position] ?? 0) ^ by;
    return changed;
  };

  test("any byte of the content changed: refused", async () => {
    const { content } = readMessage(newest) as { content: Uint8Array };
    const from = Buffer.from(newest).indexOf(Buffer.from(content));
    expect(from).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(change, async (how) => {
        const message = tampered(newest, how, from, from + content.length);
        expect(await receiveList(message, subscribed(ours), NOW)).toBe("signature");
      }),
      { numRuns: 120 },
    );
  });

  test("any byte of the whole message changed, signature and frame included: refused, or nothing else is read", async () => {
    const edition = await believe(newest, ours, NOW);
    await fc.assert(
      fc.asyncProperty(change, async (how) => {
        const read = await receiveList(tampered(newest, how), subscribed(ours), NOW);
        expect(["signature", edition]).toContainEqual(read);
      }),
      { numRuns: 200 },
    );
  });

  test("the signature proper is not another's: swapped between two lists, both are refused", async () => {
    const [one, other] = [splitSignature(newest), splitSignature(stranger)];
    for (const [vo, message] of [
      [ours, one.head + other.signature],
      [theirs, other.head + one.signature],
    ] as const) {
      const bytes = Buffer.from(message.replaceAll(other.boundary, one.boundary), "latin1");
      expect(await receiveList(bytes, subscribed(vo), NOW)).toBe("signature");
    }
  });

  test("the JWS: any byte changed is refused, or nothing else is read", async () => {
    const renderings = await renderingsOf(ours, 2);
    const jws = Buffer.from(renderings.get("list.jws") ?? "");
    const { publicKey } = new X509Certificate(createTestSigner().public.chainPem);
    const open = async (text: string) =>
      Buffer.from((await compactVerify(text, publicKey)).payload).toString();
    expect(await open(jws.toString("latin1"))).toBe(renderings.get("list.json"));
    await fc.assert(
      fc.asyncProperty(change, async (how) => {
        const read = await open(Buffer.from(tampered(jws, how)).toString("latin1")).catch(() => "refused");
        expect(["refused", renderings.get("list.json")]).toContain(read);
      }),
      { numRuns: 500 },
    );
  });

  test("sums: any byte changed is refused by the keyring", async () => {
    const renderings = await renderingsOf(ours, 2);
    const asc = renderings.get("images/SHA512SUMS.asc") ?? "";
    const sums = Buffer.from(renderings.get("images/SHA512SUMS") ?? "");
    expect(await isSigned(sums.toString("latin1"), asc)).toBe(true);
    await fc.assert(
      fc.asyncProperty(change, async (how) => {
        expect(await isSigned(Buffer.from(tampered(sums, how)).toString("latin1"), asc)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("sums: without a keyring, any digit changed does not fit the signed list", async () => {
    const edition = await believe(newest, ours, NOW);
    const sums = Buffer.from((await renderingsOf(ours, 2)).get("images/SHA512SUMS") ?? "");
    fc.assert(
      fc.property(change, (how) => {
        const body = Buffer.from(tampered(sums, how, 0, 128)).toString("latin1");
        expect(isOfEdition("images/SHA512SUMS", body, edition)).toBe(false);
      }),
    );
  });

  test("simplestreams: any byte changed is refused, or nothing else is read", async () => {
    const renderings = await renderingsOf(ours, 2);
    const signed = Buffer.from(renderings.get("streams/v1/images.sjson") ?? "");
    const text = await openClearSigned(signed.toString("latin1"));
    expect(JSON.parse(text)).toEqual(JSON.parse(renderings.get("streams/v1/images.json") ?? ""));
    await fc.assert(
      fc.asyncProperty(change, async (how) => {
        const read = await openClearSigned(Buffer.from(tampered(signed, how)).toString("latin1")).catch(
          () => "refused",
        );
        expect(["refused", text]).toContain(read);
      }),
      { numRuns: 300 },
    );
  });
});

function splitSignature(message: Uint8Array): { head: string; signature: string; boundary: string } {
  const text = Buffer.from(message).toString("latin1");
  const [, boundary = ""] = /boundary="([^"]+)"/.exec(text) ?? [];
  const at = text.lastIndexOf(`\n--${boundary}\n`);
  return { head: text.slice(0, at), signature: text.slice(at), boundary };
}

async function publicOpenPgpKey(): Promise<Key> {
  return readKey({ armoredKey: openPgpKey.toPublic().armor() });
}

async function isSigned(text: string, armoredSignature: string): Promise<boolean> {
  const { signatures } = await verify({
    message: await createMessage({ text }),
    signature: await readSignature({ armoredSignature }),
    verificationKeys: await publicOpenPgpKey(),
    date: NOW,
  });
  return (await signatures[0]?.verified.catch(() => false)) ?? false;
}

/** The signed text; throws when nothing good was signed. */
async function openClearSigned(cleartextMessage: string): Promise<string> {
  const { data, signatures } = await verify({
    message: await readCleartextMessage({ cleartextMessage }),
    verificationKeys: await publicOpenPgpKey(),
    date: NOW,
    expectSigned: true,
  });
  await signatures[0]?.verified;
  return data;
}

describe("a list whose re-signing has stopped", () => {
  test("is told of, in health and by alarm, nine days and more before clients refuse it", async () => {
    const { expiresAt } = await believe(newest, ours, NOW);
    const isToldOf = async (now: Date) =>
      (await findSignatureTroubles(now)).some(({ about }) => about === `list vo ${ours.name}`);
    const daysAhead = (days: number) => new Date(expiresAt.getTime() - days * DAY_MS);
    expect([await isToldOf(daysAhead(10.1)), await isToldOf(daysAhead(9.9))]).toEqual([false, true]);
    expect(await isToldOf(new Date(expiresAt.getTime() + DAY_MS))).toBe(true);
  });

  test("is believed until the day that it names, and refused from then on", async () => {
    const { expiresAt } = await believe(newest, ours, NOW);
    const at = (ms: number) => receiveList(newest, subscribed(ours), new Date(expiresAt.getTime() + ms));
    expect(await at(-1000)).toMatchObject({ expiresAt });
    expect(await at(0)).toBe("expired");
  });
});

describe("fast-forward", () => {
  test("a version more than a day ahead of the clock is refused", async () => {
    const edition = await believe(newest, ours, NOW);
    const signedAt = day(23);
    expect(await receiveList(newest, subscribed(ours), new Date(signedAt.getTime() - DAY_MS - 1000))).toBe(
      "created in the future",
    );
    const ahead = { ...edition, version: nextListVersion(new Date(NOW.getTime() + DAY_MS + 1000), null) };
    expect(findRefusal(ahead, subscribed(ours), NOW)).toBe("version ahead of the clock");
    expect(findRefusal({ ...edition, version: "99999999999999" }, subscribed(ours), NOW)).toBe(
      "version ahead of the clock",
    );
  });

  test("no order of signings, however fast and with clocks however unsteady, makes one of ours", () => {
    const steps = fc.array(fc.integer({ min: -12 * 3600, max: 12 * 3600 }), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (seconds) => {
        let previous: string | null = null;
        for (const offset of seconds) {
          const now = new Date(START.getTime() + offset * 1000);
          const version = nextListVersion(now, previous);
          if (previous) expect(compareListVersions(version, previous)).toBeGreaterThan(0);
          const tomorrow = nextListVersion(new Date(now.getTime() + DAY_MS + 300_000), null);
          expect(compareListVersions(version, tomorrow)).toBeLessThan(0);
          previous = version;
        }
      }),
    );
  });
});
