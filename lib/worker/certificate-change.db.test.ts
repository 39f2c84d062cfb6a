/**
 * The drill for whoever exchanges the signing certificate (docs/signing-key.md), with a moved clock, for certificates that
 * make it as hard as it can be: another authority of the same name, under the same subject. What sites hold is verified by
 * OpenSSL with the trust anchors of the day, and with those that a site fetched at the step before.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import {
  type CertifiedKey,
  createCertificateAuthority,
  issueSigningCertificate,
} from "#lib/hepix/certificate-authority.ts";
import { createPrivateKeyPem } from "#lib/hepix/key-pair.ts";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import {
  announceCertificate,
  getNextCertificate,
  getSigningCertificate,
} from "#lib/list-signing/announce-certificate.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { getAuthorityCertificate, getTrustAnchorBundle } from "#lib/list-signing/trust-anchors.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { SettingsError } from "#lib/platform/env.ts";
import { type CuratedVo, createCuratedVo, draftAppliance, publish } from "#lib/testing/image-lists.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { readEdition } from "#lib/testing/reference-client.ts";
import { unpackTrustAnchors } from "#lib/testing/trust-anchor-files.ts";
import { verifyWithOpenssl } from "#lib/testing/verify-with-openssl.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { signApplianceList } from "#lib/virtual-appliance/sign-appliance-list.ts";
import { signRevisionJob } from "#lib/vo-image-list/jobs.ts";
import { renewSignings } from "#lib/vo-image-list/renew-signings.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { getWorkerSigner, takeUpSigner } from "./worker-signer.ts";

const DAY_MS = 24 * 3600 * 1000;
const START = new Date("2026-11-02T10:00:00Z");
const day = (number: number) => new Date(START.getTime() + number * DAY_MS);
const AUTHORITY = "/DC=org/DC=example/CN=Grid CA";
const SUBJECT = "/DC=org/DC=example/O=Marketplace/CN=lists.example.org";

type Issued = CertifiedKey & { authority: CertifiedKey };

const folder = process.env.DATA_DIR ?? "";
const fileOf = (name: string) => path.join(folder, name);

// Making keys takes longest: two are enough for everybody here.
const [oneKey, otherKey] = await Promise.all([createPrivateKeyPem(), createPrivateKeyPem()]);
const validFrom = (from: number, to: number) => ({ notBefore: day(from), notAfter: day(to) });

async function issue(
  key: string,
  validity: { notBefore: Date; notAfter: Date },
  { authority = AUTHORITY, subject = SUBJECT } = {},
): Promise<Issued> {
  const ca = await createCertificateAuthority({
    subject: authority,
    ...validFrom(-10, 5000),
    privateKeyPem: key,
  });
  const email = "lists@example.org";
  const leaf = await issueSigningCertificate({ ca, subject, email, ...validity, privateKeyPem: key });
  return { ...leaf, authority: ca };
}

const old = await issue(oneKey, validFrom(-1, 100));
const next = await issue(otherKey, validFrom(45, 1000));
const strange = await issue(otherKey, validFrom(-1, 1000), {
  subject: SUBJECT.replace("lists", "images"),
});
const moved = await issue(otherKey, validFrom(-1, 1000), { authority: AUTHORITY.replace("Grid", "Other") });
const meant = await issue(otherKey, validFrom(-1, 1001), {
  subject: SUBJECT.replace("lists", "new-name"),
});
const stolen = await issue(otherKey, validFrom(-1, 1002));
const fingerprintOf = ({ certificatePem }: Issued) =>
  describeCertificate(certificatePem).sha256Fingerprint.replaceAll(":", "").toLowerCase();

// The settings are read once a process: the files change, their names do not.
Object.assign(process.env, {
  SIGNING_CERT: fileOf("cert.pem"),
  SIGNING_KEY: fileOf("key.pem"),
  SIGNING_CA: fileOf("ca.pem"),
  SIGNING_NEXT_CERT: fileOf("next-cert.pem"),
  SIGNING_NEXT_KEY: fileOf("next-key.pem"),
  SIGNING_NEXT_CA: fileOf("next-ca.pem"),
  SIGNING_NAMES_CHANGE: fingerprintOf(meant),
  SIGNING_DISTRUSTED: fingerprintOf(stolen),
});
const database = getDatabase();

async function install(certificate: Issued, prefix: "" | "next-" = ""): Promise<void> {
  await writeFile(fileOf(`${prefix}cert.pem`), certificate.certificatePem);
  await writeFile(fileOf(`${prefix}key.pem`), certificate.privateKeyPem);
  await writeFile(fileOf(`${prefix}ca.pem`), certificate.authority.certificatePem);
}

beforeEach(async () => {
  await database.signingCertificate.deleteMany();
  await install(old);
  // Named by the settings, and the same: nothing is to follow.
  await install(old, "next-");
});

describe("a certificate is refused, in a sentence,", () => {
  beforeEach(async () => {
    await takeUpSigner(day(0));
  });

  test.each([
    ["another subject", strange],
    ["another issuer", moved],
  ])("that has %s than the one that sites know; the one before goes on", async (_, certificate) => {
    await install(certificate);
    const refusal = takeUpSigner(day(1));
    await expect(refusal).rejects.toBeInstanceOf(SettingsError);
    await expect(refusal).rejects.toThrow(
      /^SIGNING_CERT: this certificate is that of .*Sites pin both names/,
    );
    await expect(refusal).rejects.toThrow(`SIGNING_NAMES_CHANGE=${fingerprintOf(certificate)}`);
    expect((await getWorkerSigner()).fingerprint).toBe(fingerprintOf(old));
    expect(await getSigningCertificate()).toMatchObject({ subject: SUBJECT, issuer: AUTHORITY });
  });

  test("that has other names, also as the next one", async () => {
    await install(strange, "next-");
    await expect(takeUpSigner(day(1))).rejects.toThrow(/^SIGNING_NEXT_CERT: this certificate is that of/);
    expect(await getNextCertificate(day(1))).toBeNull();
  });

  test("unless the settings say that this change is meant", async () => {
    await install(meant);
    await takeUpSigner(day(1));
    expect(await getSigningCertificate()).toMatchObject({ fingerprint: fingerprintOf(meant) });
    // And then the former names are the others.
    await install(old);
    await expect(takeUpSigner(day(2))).rejects.toThrow(/Sites pin both names/);
  });

  test("whose key is not there yet, or not its own", async () => {
    await writeFile(fileOf("key.pem"), next.privateKeyPem);
    await expect(takeUpSigner(day(1))).rejects.toThrow(/does not belong/);
    await install(old);
    await writeFile(fileOf("next-key.pem"), next.privateKeyPem);
    await expect(takeUpSigner(day(1))).rejects.toThrow(/SIGNING_NEXT_KEY .*does not belong/);
    expect((await getWorkerSigner()).fingerprint).toBe(fingerprintOf(old));
  });

  test("that the settings distrust", async () => {
    await install(stolen);
    await expect(takeUpSigner(day(1))).rejects.toThrow(/SIGNING_DISTRUSTED names: give the worker another/);
  });

  test("that is no certificate", async () => {
    await writeFile(fileOf("cert.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    await expect(takeUpSigner(day(1))).rejects.toThrow(/not a readable certificate/);
  });
});

describe("the drill: old, next announced, overlap, switch, old retired", { timeout: 240_000 }, () => {
  let vo: CuratedVo;
  let versionId: string;
  /** What a site fetched at the step before. */
  let anchorsBefore: Record<string, string>;
  let verified = 0;

  beforeAll(async () => {
    vo = await createCuratedVo();
    const appliance = await draftAppliance(vo, { now: START, expiresInDays: 360 });
    versionId = appliance.version.id;
    await publish(vo, START);
    anchorsBefore = {};
  });

  /** The sweep, and its jobs taken by the first of the workers, then by the others, as the queue will have it. */
  async function sweepAndWork(now: Date, workers: readonly ListSigner[]): Promise<void> {
    for (const worker of workers) {
      await clearQueue();
      await renewSignings(now);
      for (const { revisionId } of await listQueued<{ revisionId: string }>(signRevisionJob)) {
        await signRevision(revisionId, worker, now);
      }
      for (const job of await listQueued<{ versionId: string }>(signApplianceListJob)) {
        await signApplianceList(job.versionId, worker, now);
      }
    }
  }

  /** All editions of both lists, oldest first, each with the moment that another took its place. */
  async function listEditions() {
    const signings = await database.listSigning.findMany({
      where: { OR: [{ revision: { voId: vo.id } }, { applianceVersionId: versionId }] },
      orderBy: [{ signedAt: "asc" }, { id: "asc" }],
    });
    return signings.map((signing, index) => {
      const successor = signings.slice(index + 1).find(({ revisionId }) => revisionId === signing.revisionId);
      return { ...signing, replacedAt: successor?.signedAt ?? null };
    });
  }

  /** What a site holds that asks every nine days or oftener. */
  async function verifyHeld(now: Date): Promise<void> {
    const held = (await listEditions()).filter(
      ({ replacedAt }) => replacedAt === null || replacedAt > new Date(now.getTime() - 9 * DAY_MS),
    );
    expect(held.length).toBeGreaterThanOrEqual(2);
    const anchors = await unpackTrustAnchors(await getTrustAnchorBundle(now));
    const authorities = await getAuthorityCertificate(now);
    for (const { message, listVersion, replacedAt } of held) {
      const trusted = [anchors, authorities, ...(replacedAt === null ? [anchorsBefore] : [])];
      for (const trust of trusted) {
        if (Object.keys(trust).length === 0) continue;
        const { verified: isVerified, words } = await verifyWithOpenssl(message, trust, now);
        expect([now.toISOString(), listVersion, isVerified, words]).toEqual([
          now.toISOString(),
          listVersion,
          true,
          expect.any(String),
        ]);
        verified++;
      }
    }
    anchorsBefore = anchors;
  }

  const countAuthorities = (anchors: Record<string, string>) =>
    Object.keys(anchors).filter((name) => /^slipway-signing-ca(-\d)?\.pem$/.test(name)).length;

  /** Who signed what is served. */
  async function servedBy(): Promise<string[]> {
    const served = (await listEditions()).filter(({ replacedAt }) => replacedAt === null);
    return served.map(({ signerFingerprint }) => signerFingerprint);
  }

  test("no list that a site holds is ever unverifiable", async () => {
    const oldWorker = await takeUpSigner(day(0));
    for (const number of [0, 10, 20, 30]) {
      await takeUpSigner(day(number));
      await sweepAndWork(day(number), [oldWorker]);
      await verifyHeld(day(number));
    }
    expect(countAuthorities(anchorsBefore)).toBe(1);

    // The next one is announced before it is valid.
    await install(next, "next-");
    for (const number of [40, 41, 50, 60]) {
      await takeUpSigner(day(number));
      await sweepAndWork(day(number), [oldWorker]);
      await verifyHeld(day(number));
      expect(countAuthorities(anchorsBefore)).toBe(2);
    }
    expect(await getNextCertificate(day(60))).toMatchObject({ fingerprint: fingerprintOf(next) });
    expect(await servedBy()).toEqual([fingerprintOf(old), fingerprintOf(old)]);

    // The switch; a worker with the old key goes on beside it, and is always the quicker one.
    await install(next);
    for (const number of [61, 62, 70, 80, 82, 83]) {
      const newWorker = await takeUpSigner(day(number));
      await announceCertificate(oldWorker, day(number));
      await sweepAndWork(day(number), [oldWorker, newWorker]);
      await verifyHeld(day(number));
      expect(countAuthorities(anchorsBefore)).toBe(2);
      expect(await getSigningCertificate()).toMatchObject({ fingerprint: fingerprintOf(next) });
    }
    expect(await servedBy()).toEqual([fingerprintOf(old), fingerprintOf(old)]);

    // Ten days before the old certificate expires, its lists are signed anew by the other, once.
    const before = (await listEditions()).length;
    for (const number of [90, 90.25, 90.5, 91, 95]) {
      const newWorker = await takeUpSigner(day(number));
      await announceCertificate(oldWorker, day(number));
      await sweepAndWork(day(number), [oldWorker, newWorker, oldWorker, newWorker]);
      await verifyHeld(day(number));
    }
    expect(await servedBy()).toEqual([fingerprintOf(next), fingerprintOf(next)]);
    expect((await listEditions()).length - before).toBe(2);

    // Old retired.
    for (const number of [101, 111, 121, 131]) {
      const newWorker = await takeUpSigner(day(number));
      await sweepAndWork(day(number), [newWorker]);
      await verifyHeld(day(number));
      expect(countAuthorities(anchorsBefore)).toBe(1);
    }
    expect(verified).toBeGreaterThan(100);
  });

  test("to sites nothing else changed: versions only rose, names and date of creation stayed", async () => {
    const all = await listEditions();
    for (const editions of [
      all.filter(({ revisionId }) => revisionId !== null),
      all.filter(({ revisionId }) => revisionId === null),
    ]) {
      const read = editions.map(({ message }) => readEdition(contentOf(message)));
      expect(read.length).toBeGreaterThan(6);
      for (const [index, edition] of read.slice(1).entries()) {
        expect(compareListVersions(edition.version, read[index]?.version ?? "")).toBeGreaterThan(0);
      }
      const [first] = read;
      for (const { version: _version, expiresAt: _expiresAt, ...same } of read) {
        expect(first).toMatchObject(same);
      }
    }
  });
});

describe("a key that got into wrong hands", () => {
  test("signs nothing that stays: every list is signed again at once, and its authority is offered no longer", async () => {
    const vo = await createCuratedVo();
    const { version } = await draftAppliance(vo, { now: START, expiresInDays: 360 });
    const { revisionId } = await publish(vo, START);
    const good = await takeUpSigner(day(0));
    const thief = { ...good, fingerprint: fingerprintOf(stolen) };
    await announceCertificate(
      { ...thief, public: { ...good.public, authorityPem: stolen.authority.certificatePem } },
      day(-1),
    );
    await signRevision(revisionId, thief, day(0));
    await signApplianceList(version.id, thief, day(0));
    // The worker that has another certificate says so, and whom to distrust.
    await takeUpSigner(day(1));
    expect(await getAuthorityCertificate(day(1))).toBe(old.authority.certificatePem);
    for (const hour of [0, 1, 2]) {
      await clearQueue();
      const now = new Date(day(1).getTime() + hour * 3600_000);
      await renewSignings(now);
      const due = await listQueued<{ revisionId: string }>(signRevisionJob);
      expect(due.some((job) => job.revisionId === revisionId)).toBe(hour === 0);
      const own = await listQueued<{ versionId: string }>(signApplianceListJob);
      expect(own.some((job) => job.versionId === version.id)).toBe(hour === 0);
      await signRevision(revisionId, good, now);
      await signApplianceList(version.id, good, now);
    }
    const signings = await database.listSigning.findMany({
      where: { OR: [{ revisionId }, { applianceVersionId: version.id }] },
      orderBy: { signedAt: "asc" },
    });
    expect(signings.map(({ signerFingerprint }) => signerFingerprint)).toEqual([
      ...[thief.fingerprint, thief.fingerprint],
      ...[good.fingerprint, good.fingerprint],
    ]);
  });
});

function contentOf(message: Uint8Array): string {
  const text = Buffer.from(message).toString("utf8");
  return text
    .slice(text.indexOf("{"), text.lastIndexOf("\n------", text.length - 40))
    .replace(/\}[^}]*$/, "}");
}
