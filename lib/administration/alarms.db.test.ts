/** Lists that nobody signs any more: noticed, told of every day, and forgotten when it is over. */
import { beforeEach, expect, test } from "vitest";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import { describeRevocationList } from "#lib/hepix/revocation-list.ts";
import { announceCertificate } from "#lib/list-signing/announce-certificate.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { signApplianceList } from "#lib/virtual-appliance/sign-appliance-list.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { findSignatureTroubles } from "./signature-trouble.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;
const START = new Date("2026-11-02T10:00:00Z");
const day = (number: number) => new Date(START.getTime() + number * DAY_MS);
const signer = createTestSigner();
const ADMINISTRATOR = "administrator@alarms.example.org";

let vo: CuratedVo;
let versionId: string;
let slug: string;

beforeEach(async () => {
  await database.alarm.deleteMany();
  await database.signingCertificate.deleteMany();
  await database.outgoingMail.deleteMany();
  vo = await createCuratedVo();
  const appliance = await draftAppliance(vo, { now: START, expiresInDays: 360 });
  [versionId, slug] = [appliance.version.id, appliance.slug];
  await publishAndSign(vo, START);
});

const troublesAt = async (now: Date) =>
  (await findSignatureTroubles(now)).filter(({ text }) => text.includes(vo.name) || text.includes(slug));

test.each([
  [0, []],
  // Renewed when eleven days are left; with less than ten that has failed for a day, and somebody must look.
  [19.5, []],
  [20, []],
  [20.01, ["runs out on 2026-12-02"]],
  [31, ["ran out on 2026-12-02"]],
])("%d days after the only signing: %j", async (days, words) => {
  const troubles = await troublesAt(day(days));
  expect(troubles).toHaveLength(words.length);
  for (const [position, word] of words.entries()) expect(troubles[position]?.text).toContain(word);
});

test("a list that was signed again is well, also where an earlier edition has run out", async () => {
  const [revision] = await listRevisions(vo.id);
  await signRevision(revision?.id ?? "", signer, day(21));
  expect(await troublesAt(day(31))).toEqual([]);
});

test("a revision that nobody signs is told of after ten minutes, with what sites have meanwhile", async () => {
  await draftAppliance(vo, { now: day(1) });
  await publish(vo, day(1));
  expect(await troublesAt(new Date(day(1).getTime() + 9 * 60_000))).toEqual([]);
  const [trouble] = await troublesAt(new Date(day(1).getTime() + 11 * 60_000));
  expect(trouble?.text).toContain(`Revision 2 of the list of VO ${vo.name} has waited for its signature`);
});

test("an appliance's own list is watched as long as its version may be offered", async () => {
  await signApplianceList(versionId, signer, START);
  const isToldOf = async (now: Date) =>
    (await troublesAt(now)).some(({ about }) => about === `list vappliance ${slug}`);
  expect([await isToldOf(day(19)), await isToldOf(day(21))]).toEqual([false, true]);
  await database.applianceVersion.update({ where: { id: versionId }, data: { hiddenAt: day(21) } });
  expect(await isToldOf(day(22))).toBe(false);
});

test("a certificate is told of sixty days ahead", async () => {
  await announceCertificate(signer, START);
  const { notAfter } = await database.signingCertificate.findFirstOrThrow({
    where: { fingerprint: signer.fingerprint },
  });
  const before = (days: number) => new Date(notAfter.getTime() - days * DAY_MS);
  const isToldOf = async (now: Date) =>
    (await findSignatureTroubles(now)).some(({ about }) => about === `certificate ${signer.fingerprint}`);
  expect([await isToldOf(before(61)), await isToldOf(before(59))]).toEqual([false, true]);
});

test("authority and revocation list are told of sixty days ahead, too", async () => {
  await announceCertificate(signer, START);
  const { authorityPem, revocationListPem } = signer.public;
  const ends = {
    authority: describeCertificate(authorityPem ?? "").notAfter,
    "revocation-list": describeRevocationList(revocationListPem ?? "").nextUpdate ?? START,
  };
  for (const [kind, end] of Object.entries(ends)) {
    const before = (days: number) => new Date(end.getTime() - days * DAY_MS);
    const isToldOf = async (now: Date) =>
      (await findSignatureTroubles(now)).some(({ about }) => about.startsWith(`${kind} `));
    expect([kind, await isToldOf(before(61)), await isToldOf(before(59))]).toEqual([kind, false, true]);
  }
});

test("that no worker has the signing certificate any more is told within hours, long before a list runs out", async () => {
  await announceCertificate(signer, day(1));
  const isToldOf = async (hours: number) =>
    (await findSignatureTroubles(new Date(day(1).getTime() + hours * 3600_000))).some(
      ({ about }) => about === "signer silent",
    );
  expect([await isToldOf(5), await isToldOf(7)]).toEqual([false, true]);
});

test("a list whose certificate runs out before it does is told of by that date, once another is in use", async () => {
  const short = { fingerprint: "b".repeat(64), endorser: signer.endorser };
  const notAfter = day(15);
  await announceCertificate({ ...short, public: { ...signer.public, notAfter } }, day(-1));
  await publishAndSignWith(short.fingerprint);
  expect(await troublesAt(day(8))).toEqual([]);
  await announceCertificate(signer, day(7));
  expect((await troublesAt(day(8))).map(({ text }) => text)).toEqual([
    expect.stringContaining(`${vo.name} runs out on 2026-11-17`),
  ]);
});

/** Signed for real; only the name of the certificate is another. */
async function publishAndSignWith(fingerprint: string): Promise<void> {
  await draftAppliance(vo, { now: START, expiresInDays: 360 });
  const { revisionId } = await publish(vo, START);
  await signRevision(revisionId, { ...signer, fingerprint }, START);
}

test("administrators are written to once a day as long as it lasts, and again when it comes back", async () => {
  await createPerson({ email: ADMINISTRATOR, platformRoles: ["administrator"] });
  const count = async () => (await mailsTo(ADMINISTRATOR)).length;
  await raiseAlarms(day(15));
  const before = await count();
  for (const hours of [0, 1, 12]) await raiseAlarms(new Date(day(21).getTime() + hours * 3600 * 1000));
  expect(await count()).toBe(before + 1);
  expect((await mailsTo(ADMINISTRATOR)).at(-1)?.text).toContain(
    `The list of VO ${vo.name} runs out on 2026-12-02`,
  );
  await raiseAlarms(day(22));
  expect(await count()).toBe(before + 2);
  const lists = await database.revision.findMany({ where: { state: "published" }, select: { id: true } });
  for (const { id } of lists) await signRevision(id, signer, day(22.1)).catch(() => {});
  await raiseAlarms(day(22.2));
  expect(await database.alarm.count({ where: { about: `list vo ${vo.name}` } })).toBe(0);
});
