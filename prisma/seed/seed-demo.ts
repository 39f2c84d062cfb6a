/** Writes the demo catalogue into an empty database, in one transaction: all of it or nothing. */
import { randomBytes, randomUUID } from "node:crypto";
import { FIRST_WISH } from "#lib/appliance-follow/follow-wish.ts";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { grantedRoles } from "#lib/identity/granted-roles.ts";
import { makeImageReport } from "#lib/image-report/make-image-report.ts";
import { keepIncusMetadata } from "#lib/incus-metadata/keep-incus-metadata.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { defaultImageTitle } from "#lib/virtual-appliance/image.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { LISTABLE_IMAGE } from "#lib/virtual-appliance/listed-image.ts";
import { skeletonOf } from "#lib/virtual-appliance/look-alike.ts";
import { createVo } from "#lib/vo/create-vo.ts";
import { ensureEntryIdentifiers } from "#lib/vo-image-list/entry-identifiers.ts";
import { freezeRevision } from "#lib/vo-image-list/freeze-revision.ts";
import { composeContent } from "#lib/vo-image-list/revision.ts";
import { appliances } from "./appliances.ts";
import { checksums } from "./checksums.ts";
import { community } from "./community.ts";
import { makeDemoMetadata } from "./demo-metadata.ts";
import { inspectDemoImage } from "./inspect-demo-image.ts";
import { people } from "./people.ts";
import { providers } from "./providers.ts";
import type { DemoAppliance, DemoImage, DemoRevision, DemoVersion, DemoVo } from "./types.ts";
import { vos } from "./vos.ts";

const ACTOR = system("demo");
const DAY_MS = 24 * 3600 * 1000;

/** What the demo is seeded into. */
export type SeedContext = {
  /** Of the service: demo images are served by it. */
  baseUrl: string;
  /** `iss` of the identity provider that knows the demo people. */
  issuer: string;
  now: Date;
};

type Seeding = SeedContext & {
  tx: Transaction;
  personIds: Map<string, string>;
  voIds: Map<string, string>;
};

/** @throws whatever the database refuses; nothing is left behind then */
export async function seedDemo(context: SeedContext): Promise<void> {
  await getDatabase().$transaction(
    async (tx) => {
      const seeding: Seeding = { ...context, tx, personIds: new Map(), voIds: new Map() };
      for (const vo of vos) await seedVo(seeding, vo);
      await seedPeople(seeding);
      for (const provider of providers) await seedProvider(seeding, provider);
      for (const appliance of appliances) await seedAppliance(seeding, appliance);
      for (const vo of vos) await seedRevisions(seeding, vo);
      for (const said of community) await seedCommunity(seeding, said);
    },
    { timeout: 120_000 },
  );
}

function daysAgo({ now }: SeedContext, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

async function seedVo({ tx, now, voIds }: Seeding, vo: DemoVo): Promise<void> {
  const { name, title, description, discipline, homepageUrl, listVisibility } = vo;
  const { enrolmentUrl = null, contactEmail = null } = vo;
  const { voId } = await createVo(
    tx,
    ACTOR,
    {
      ...{ name, title, description, discipline, homepageUrl, enrolmentUrl, contactEmail },
      visibility: listVisibility,
    },
    now,
  );
  voIds.set(name, voId);
}

/** As if each of them had signed in once. */
async function seedPeople({ tx, issuer, now, personIds, voIds }: Seeding): Promise<void> {
  const rules = getSettings();
  for (const { key, name, email, affiliation, entitlements } of people) {
    const { id, identities } = await tx.person.create({
      data: {
        ...{ name, email, affiliation, profileCompletedAt: now, createdAt: now },
        identities: {
          create: { issuer, subject: key, name, email, emailVerified: true, affiliation, entitlements },
        },
      },
      select: { id: true, identities: { select: { id: true } } },
    });
    personIds.set(key, id);
    const roles = grantedRoles(entitlements, rules, []);
    const given = {
      personId: id,
      source: "entitlement" as const,
      identityId: identities[0]?.id ?? null,
    };
    await tx.platformRoleGrant.createMany({ data: roles.platform.map((role) => ({ ...given, ...role })) });
    await tx.voRoleGrant.createMany({
      data: [...roles.vos].flatMap(([vo, held]) =>
        held.map((role) => ({ ...given, ...role, voId: voIds.get(vo) ?? "" })),
      ),
    });
  }
}

async function seedProvider(seeding: Seeding, provider: (typeof providers)[number]): Promise<void> {
  const { tx, now, personIds, voIds } = seeding;
  const { name, country, websiteUrl, endpoints, operators, vos: openVos } = provider;
  await tx.provider.create({
    data: {
      name,
      slug: name.toLowerCase(),
      listOpenings: { create: openVos.map((vo) => ({ voId: voIds.get(vo) ?? "" })) },
      country,
      websiteUrl,
      endpoints,
      createdAt: now,
      operators: { create: operators.map((key) => ({ personId: personIds.get(key) ?? "" })) },
    },
  });
}

async function seedAppliance(seeding: Seeding, appliance: DemoAppliance): Promise<void> {
  const { tx, personIds, now } = seeding;
  const { slug, name, summary, description, category, disciplines, tags, licence, homepageUrl } = appliance;
  const oldestFirst = [...appliance.versions].sort(
    (a, b) => (b.publishedDaysAgo ?? -1) - (a.publishedDaysAgo ?? -1),
  );
  const published = oldestFirst.flatMap(({ publishedDaysAgo }) => publishedDaysAgo ?? []);
  const { id } = await tx.virtualAppliance.create({
    data: {
      ...{ slug, name, summary, description, category, disciplines, tags, licence, homepageUrl },
      nameSkeleton: skeletonOf(name),
      ...entryListsOf(appliance),
      ownerId: personIds.get(appliance.owner) ?? null,
      createdAt: daysAgo(seeding, Math.max(1, ...published) + 1),
      updatedAt: daysAgo(seeding, published.at(-1) ?? 1),
      maintainers: {
        create: appliance.maintainers.map((key) => ({ personId: personIds.get(key) ?? "" })),
      },
    },
    select: { id: true },
  });
  await recordAuditEvent(tx, ACTOR, now, {
    action: "appliance.registered",
    objectKind: "appliance",
    objectId: id,
    details: { name },
  });
  const identifiers = new Map<string, string>();
  for (const version of oldestFirst)
    await seedVersion(seeding, { id, name }, appliance, version, identifiers);
}

/** Images of one architecture and format are "the same image, updated" from version to version. */
async function seedVersion(
  seeding: Seeding,
  target: { id: string; name: string },
  appliance: DemoAppliance,
  version: DemoVersion,
  identifiers: Map<string, string>,
): Promise<void> {
  const { tx, personIds } = seeding;
  const authorId = personIds.get(appliance.owner) ?? null;
  const beganAt = daysAgo(seeding, (version.publishedDaysAgo ?? 1) + 0.2);
  const { id } = await tx.applianceVersion.create({
    data: {
      applianceId: target.id,
      version: version.version,
      notes: version.notes,
      expiresAt: daysAgo(seeding, -version.expiresInDays),
      createdById: authorId,
      createdAt: beganAt,
      updatedAt: beganAt,
    },
    select: { id: true },
  });
  const images = await tx.image.createManyAndReturn({
    select: { id: true, position: true },
    data: version.images.map((image, position) => {
      const lineage = `${image.arch} ${image.format}`;
      const identifier = identifiers.get(lineage) ?? randomUUID();
      identifiers.set(lineage, identifier);
      return {
        ...toImage(seeding, target.name, image),
        versionId: id,
        identifier,
        position,
        checkedAt: beganAt,
      };
    }),
  });
  for (const { id: imageId, position } of images) {
    const image = version.images[position];
    if (image) await makeImageReport(tx, imageId, beganAt, await inspectDemoImage(image));
  }
  for (const { id: imageId, position } of images) await keepMetadata(tx, imageId, version.images[position]);
  if (version.publishedDaysAgo !== null)
    await publish(seeding, target.id, id, version.publishedDaysAgo, authorId);
}

/** As an integrity check keeps it. */
async function keepMetadata(tx: Transaction, imageId: string, image: DemoImage | undefined): Promise<void> {
  const sums = image && checksums[image.fileName];
  const file = image && (await makeDemoMetadata(image));
  if (!file || !sums?.incus) return;
  const { combinedSha256 } = sums.incus;
  await keepIncusMetadata(tx, imageId, file, { combinedSha256, diskSha256: sums.sha256 });
}

function toImage({ baseUrl }: Seeding, applianceName: string, image: DemoImage) {
  const { title, format, hypervisors, arch, osFamily, osName, osVersion, notes, fileName, sizeBytes } = image;
  const found = checksums[fileName];
  if (!found) throw new Error(`No checksums of ${fileName}: run node prisma/seed/measure-demo-images.ts.`);
  const { incus: _incus, ...sums } = found;
  return {
    title: title ?? defaultImageTitle(applianceName, image),
    ...{ format, hypervisors, arch, osFamily, osName, osVersion, notes: notes ?? "" },
    url: `${baseUrl}/demo/images/${fileName}`,
    cpuMinimum: image.cpuMinimum ?? null,
    cpuRecommended: image.cpuRecommended ?? null,
    ramMinimumBytes: bytesOrNull(image.ramMinimumBytes),
    ramRecommendedBytes: bytesOrNull(image.ramRecommendedBytes),
    diskMinimumBytes: bytesOrNull(image.diskMinimumBytes),
    sizeBytes: BigInt(sizeBytes),
    ...sums,
    checksumSource: "measured" as const,
    contextualizationFormats: ["cloud-init"],
    defaultAccount: ACCOUNTS[osName] ?? null,
    trafficRules: [{ direction: "inbound", protocol: "tcp", ports: [[22, 22]], range: "0.0.0.0/0" }],
  };
}

function bytesOrNull(bytes: number | undefined): bigint | null {
  return bytes === undefined ? null : BigInt(bytes);
}

async function publish(
  seeding: Seeding,
  applianceId: string,
  versionId: string,
  publishedDaysAgo: number,
  publishedById: string | null,
): Promise<void> {
  const { tx } = seeding;
  const publishedAt = daysAgo(seeding, publishedDaysAgo);
  await tx.applianceVersion.updateMany({
    where: { applianceId, state: "latest" },
    data: { state: "previous", supersededAt: publishedAt },
  });
  await tx.applianceVersion.update({
    where: { id: versionId },
    data: { state: "latest", publishedAt, publishedById, updatedAt: publishedAt },
  });
  await enqueue(tx, signApplianceListJob, { versionId });
}

/** Followers with the wishes that everybody begins with, and ratings that their maintainers know of. */
async function seedCommunity(
  seeding: Seeding,
  { appliance: slug, followers, ratings }: (typeof community)[number],
): Promise<void> {
  const { tx, personIds } = seeding;
  const idOf = (key: string) => personIds.get(key) ?? "";
  const { id: applianceId, ownerId } = await tx.virtualAppliance.findUniqueOrThrow({
    where: { slug },
    select: { id: true, ownerId: true },
  });
  await tx.followWish.createMany({
    data: followers.map((key) => ({
      ...{ personId: idOf(key), topics: [...FIRST_WISH.topics], rhythm: FIRST_WISH.rhythm },
      unsubscribeKey: randomBytes(32).toString("base64url"),
    })),
    skipDuplicates: true,
  });
  await tx.applianceFollower.createMany({
    data: followers.map((key) => ({ applianceId, personId: idOf(key), createdAt: daysAgo(seeding, 30) })),
  });
  for (const { by, stars, comment, daysAgo: days, answer } of ratings) {
    const at = daysAgo(seeding, days);
    const { id } = await tx.rating.create({
      data: {
        ...{ applianceId, personId: idOf(by), stars, comment, createdAt: at, updatedAt: at, toldAt: at },
        ...(answer ? { answer, answeredAt: daysAgo(seeding, days - 1), answeredById: ownerId } : {}),
      },
      select: { id: true },
    });
    await recordAuditEvent(tx, ACTOR, at, {
      action: "rating.given",
      objectKind: "rating",
      objectId: id,
      partOf: { kind: "appliance", id: applianceId },
      details: { stars, comment },
    });
  }
}

async function seedRevisions(seeding: Seeding, vo: DemoVo): Promise<void> {
  const voId = seeding.voIds.get(vo.name) ?? "";
  for (const [index, revision] of vo.revisions.entries()) {
    const pins = await pinsOf(seeding, { id: voId, name: vo.name }, revision);
    await freeze(seeding, { id: voId, name: vo.name }, revision, index + 1, pins);
    if (index === vo.revisions.length - 1) await copyToDraft(seeding, voId, pins);
  }
}

type Pins = Awaited<ReturnType<typeof pinsOf>>;

async function pinsOf({ tx }: Seeding, vo: { id: string; name: string }, revision: DemoRevision) {
  const images = await tx.image.findMany({
    where: {
      version: {
        OR: revision.entries.map(({ appliance, version }) => ({ version, appliance: { slug: appliance } })),
      },
    },
    select: LISTABLE_IMAGE,
  });
  const identifiers = await ensureEntryIdentifiers(
    tx,
    vo,
    images.map(({ identifier }) => identifier),
  );
  return images
    .map((image) => ({ entryIdentifier: identifiers.get(image.identifier) ?? "", image }))
    .sort((a, b) => (a.entryIdentifier < b.entryIdentifier ? -1 : 1));
}

async function freeze(
  seeding: Seeding,
  vo: { id: string; name: string },
  revision: DemoRevision,
  number: number,
  pins: Pins,
): Promise<void> {
  const { tx, baseUrl, personIds } = seeding;
  const now = daysAgo(seeding, revision.daysAgo);
  const { identifier } = await tx.voImageList.findUniqueOrThrow({ where: { voId: vo.id } });
  await freezeRevision(tx, {
    voId: vo.id,
    number,
    comment: revision.comment,
    publishedById: personIds.get(revision.by) ?? null,
    content: composeContent({ vo: vo.name, identifier }, pins, baseUrl, now),
    pins,
    now,
  });
  await recordAuditEvent(tx, ACTOR, now, {
    action: "revision.published",
    objectKind: "vo",
    objectId: vo.id,
    details: { number, comment: revision.comment, entries: pins.length },
  });
}

async function copyToDraft({ tx, now }: Seeding, voId: string, pins: Pins): Promise<void> {
  await tx.draftEntry.createMany({
    data: pins.map(({ entryIdentifier, image }) => ({
      voId,
      entryIdentifier,
      imageId: image.id,
      addedAt: now,
    })),
  });
}

/** What most entries of the demo have to say of themselves, and a little more. */
function entryListsOf({ name, homepageUrl }: DemoAppliance) {
  return {
    links: [
      { kind: "Website", title: `${name}, home page`, url: homepageUrl },
      { kind: "Support", title: "Community forum", url: "https://community.egi.eu/" },
    ],
    contacts: [{ role: "Support", name: "Help desk", email: "support@example.org", url: null }],
  };
}

/** Whom one logs in as, where the makers of a distribution have decided it. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  AlmaLinux: "almalinux",
  "CentOS Stream": "cloud-user",
  CirrOS: "cirros",
  Debian: "debian",
  Fedora: "fedora",
  Flatcar: "core",
  "Rocky Linux": "rocky",
  Ubuntu: "ubuntu",
};
