/**
 * Does the first five tasks of a delivery and begins the sixth; run by the worker. The rest is done by integrity checks and the
 * publication that waits for them; how that ended, settle-delivery.ts finds out.
 */
import { getPersonActor } from "#lib/identity/queries.ts";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import { fetchText } from "#lib/platform/net/fetch-text.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { verifyAndPublish } from "#lib/virtual-appliance/verify-and-publish.ts";
import { type DeliveryLog, openLog } from "./delivery-log.ts";
import {
  contentSha256,
  type Described,
  describe,
  LONGEST_DESCRIPTION,
  type RawDescription,
  readFormat,
  versionOf,
} from "./description.ts";
import { endDelivery } from "./end-delivery.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { type TaskName, tasksSchema } from "./task.ts";

/** A task that failed: the delivery ends with it. */
class TaskFailure extends Error {
  readonly task: TaskName;
  readonly pauses: boolean;

  constructor(task: TaskName, message: string, pauses = false) {
    super(message);
    this.task = task;
    this.pauses = pauses;
  }
}

/** There is nothing to deliver. */
class NothingNew extends Error {}

const SELECT = {
  id: true,
  applianceId: true,
  trigger: true,
  state: true,
  publisherId: true,
  tokenId: true,
  description: true,
  version: true,
  versionId: true,
  tasks: true,
  startedAt: true,
  appliance: {
    select: {
      ...{ id: true, slug: true, name: true, archivedAt: true, ownerId: true },
      maintainers: { select: { personId: true } },
      deliverySource: { select: { url: true } },
    },
  },
} as const;

type Running = NonNullable<Awaited<ReturnType<typeof loadDelivery>>>;

function loadDelivery(deliveryId: string) {
  return getDatabase().delivery.findUnique({ where: { id: deliveryId, state: "running" }, select: SELECT });
}

/** Taken up again after a worker died, it goes on: what was prepared is found, what was not is done. */
export async function runDelivery(
  deliveryId: string,
  signal: AbortSignal,
  now: Date = new Date(),
): Promise<void> {
  const delivery = await loadDelivery(deliveryId);
  if (!delivery) return;
  const log = openLog(delivery.id, tasksSchema.parse(delivery.tasks));
  if (delivery.versionId) return settleDelivery(delivery.id, now);
  try {
    const publisher = await requirePublisher(delivery, now);
    const raw = await readDescription(delivery, log, signal);
    delivery.version = await requireNewVersion(delivery, raw, log);
    const fields = await requireMetadata(raw, log);
    await prepare(delivery, publisher, fields, log, now);
    await log.begin("check");
    await attempt("publish", () =>
      verifyAndPublish(publisher, { slug: delivery.appliance.slug, isQuiet: true }, now),
    );
    await settleDelivery(delivery.id, now);
  } catch (error) {
    if (error instanceof NothingNew) {
      const end = { state: "nothing_new", task: "version", reason: null } as const;
      await endDelivery(delivery, log.tasks(), end, now);
    } else if (error instanceof TaskFailure) {
      const { task, message: reason, pauses } = error;
      await endDelivery(delivery, log.tasks(), { state: "failed", task, reason, pauses }, now);
    } else throw error;
  }
}

/** Rights of this moment: whoever lost them delivers nothing any more. */
async function requirePublisher(delivery: Running, now: Date): Promise<PersonActor> {
  const actor = await getPersonActor(delivery.publisherId);
  if (!actor || !canMaintain(actor, delivery.appliance)) {
    throw new TaskFailure(
      "fetch",
      "The person in whose name versions are published does not maintain this appliance any more. Another maintainer must save the address of the description in their own name.",
      true,
    );
  }
  if (delivery.appliance.archivedAt) {
    throw new TaskFailure("fetch", "The appliance is archived: no version of it is published.", true);
  }
  if (delivery.tokenId !== null) {
    const token = await getDatabase().accessToken.count({
      where: { id: delivery.tokenId, revokedAt: null, expiresAt: { gt: now } },
    });
    if (token === 0)
      throw new TaskFailure("fetch", "The access token that asked for it was revoked or has expired.");
  }
  return actor;
}

async function readDescription(
  delivery: Running,
  log: DeliveryLog,
  signal: AbortSignal,
): Promise<RawDescription> {
  await log.begin("fetch");
  const text =
    delivery.trigger === "push" ? delivery.description : await fetchDescription(delivery, log, signal);
  if (delivery.trigger === "push") await log.note("fetch", "It was sent by a program.");
  await log.begin("read");
  const raw = readFormat(text ?? "");
  if (typeof raw === "string") throw new TaskFailure("read", raw);
  await getDatabase().delivery.update({
    where: { id: delivery.id },
    data: { description: text, contentSha256: contentSha256(raw) },
  });
  await log.note("read", `It has ${Object.keys(raw).length} keys.`);
  return raw;
}

async function fetchDescription(delivery: Running, log: DeliveryLog, signal: AbortSignal): Promise<string> {
  const url = delivery.appliance.deliverySource?.url;
  if (!url)
    throw new TaskFailure("fetch", "Continuous delivery was ended before the description was fetched.");
  await log.note("fetch", `From ${url}`);
  try {
    const accept = "application/yaml, application/json, text/plain, */*;q=0.5";
    const { text } = await fetchText(url, { maxBytes: BigInt(LONGEST_DESCRIPTION), accept, signal });
    await log.note("fetch", `${Buffer.byteLength(text)} bytes.`);
    return text;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof FetchRefusedError)) throw error;
    throw new TaskFailure("fetch", error.message);
  }
}

/** @throws NothingNew for what was published before */
async function requireNewVersion(delivery: Running, raw: RawDescription, log: DeliveryLog): Promise<string> {
  await log.begin("version");
  const version = versionOf(raw);
  if (version === null) throw new TaskFailure("version", "version: The description names no version.");
  await getDatabase().delivery.update({
    where: { id: delivery.id },
    data: { version: version.slice(0, 40) },
  });
  const { applianceId } = delivery;
  const known = await getDatabase().applianceVersion.findFirst({
    where: { applianceId, version, state: { not: "working" } },
    select: { id: true },
  });
  if (!known) {
    await log.note("version", `Version ${version} is new.`);
    return version;
  }
  const earlier = await getDatabase().delivery.findFirst({
    where: { applianceId, version, state: "published" },
    orderBy: { startedAt: "desc" },
    select: { contentSha256: true },
  });
  if (earlier && earlier.contentSha256 !== contentSha256(raw)) {
    throw new TaskFailure(
      "version",
      `Version ${version} was published with another description, and what is published never changes. Give the changed content a version of its own.`,
    );
  }
  await log.note("version", `Version ${version} is published already: there is nothing to do.`);
  throw new NothingNew();
}

async function requireMetadata(raw: RawDescription, log: DeliveryLog): Promise<Described> {
  await log.begin("metadata");
  const read = describe(raw);
  if ("problems" in read) throw new TaskFailure("metadata", read.problems.join("\n"));
  for (const key of read.unknown)
    await log.note("metadata", `The key “${key}” is not known here and was passed over.`);
  return read.fields;
}

/** Makes the working version; from its first moment on the delivery knows it, to take it away when it fails. */
async function prepare(
  delivery: Running,
  publisher: PersonActor,
  { version, image }: Described,
  log: DeliveryLog,
  now: Date,
): Promise<void> {
  await log.begin("prepare");
  const { slug } = delivery.appliance;
  const { id, images } = await beginVersion(delivery, publisher, version, now);
  await getDatabase().delivery.update({ where: { id: delivery.id }, data: { versionId: id } });
  delivery.versionId = id;
  const [first, ...others] = images;
  if (others.length > 0) {
    throw new TaskFailure(
      "prepare",
      `The latest version has ${images.length} images, and a description names one. Publish a version with one image by hand first.`,
    );
  }
  await attempt("prepare", () =>
    saveImage(publisher, { slug, ...image, identifier: first?.identifier }, now),
  );
  await log.note("prepare", first ? "The image of the latest version was updated." : "The image is new.");
}

/** The working version of this delivery; one that a worker made just before it died is taken up again. */
async function beginVersion(
  delivery: Running,
  publisher: PersonActor,
  version: Described["version"],
  now: Date,
) {
  const { slug } = delivery.appliance;
  const isOurs = {
    createdById: publisher.personId,
    version: version.version,
    createdAt: { gte: delivery.startedAt },
  };
  const before = await findWorking(delivery.applianceId);
  if (before && !(await getDatabase().applianceVersion.count({ where: { id: before.id, ...isOurs } }))) {
    throw new TaskFailure(
      "prepare",
      `Somebody is working on version ${before.version} of this appliance. Publish or discard it first.`,
    );
  }
  if (!before) await attempt("prepare", () => createWorkingVersion(publisher, { slug, ...version }, now));
  const working = before ?? (await findWorking(delivery.applianceId));
  if (!working)
    throw new TaskFailure("prepare", "The working version was discarded while it was being prepared.");
  return working;
}

function findWorking(applianceId: string) {
  return getDatabase().applianceVersion.findFirst({
    where: { applianceId, state: "working" },
    select: {
      id: true,
      version: true,
      images: { select: { identifier: true }, orderBy: { position: "asc" } },
    },
  });
}

/** A refusal of a use case is the failure of the task. */
async function attempt<Result>(task: TaskName, perform: () => Promise<Result>): Promise<Result> {
  try {
    return await perform();
  } catch (error) {
    if (error instanceof AppError) throw new TaskFailure(task, error.message);
    throw error;
  }
}
