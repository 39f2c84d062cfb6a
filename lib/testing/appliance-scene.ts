/** An appliance in the middle of its life, for tests of what people do with it. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { applianceFieldsSchema, imageFieldsSchema } from "#lib/virtual-appliance/schema.ts";
import { createAppliance, createPerson, createPublishedVersion, imageFields } from "./factories.ts";

const DAY_MS = 24 * 3600 * 1000;

/** The people around an appliance that has nothing published yet. */
export async function createOwnedAppliance(name?: string) {
  const owner = await createPerson();
  const maintainer = await createPerson();
  const appliance = await createAppliance(owner, name);
  await getDatabase().applianceMaintainer.create({
    data: { applianceId: appliance.id, personId: maintainer.personId },
  });
  return { ...appliance, owner, maintainer };
}

/** A working version of the appliance, with these images. */
export async function createWorkingVersionOf(
  applianceId: string,
  { version = "9.0-rc", images = [imageFields()] }: { version?: string; images?: object[] } = {},
) {
  return getDatabase().applianceVersion.create({
    data: {
      applianceId,
      version,
      notes: "In the making.",
      expiresAt: new Date(Date.now() + 90 * DAY_MS),
      images: { create: images as ReturnType<typeof imageFields>[] },
    },
    include: { images: { orderBy: { position: "asc" } } },
  });
}

const START_SCRIPT = {
  scriptText: "#!/bin/sh",
  scriptFormat: "shell script",
  scriptSha256: "3af71adb278ad4af33c144b78fa1ae708da03b773d98324ae991a7daedb53ca2",
};

/** An appliance with a hidden version 1.0, a latest version 2.0 and a working version 3.0 that is fit to be published. */
export async function createWholeScene() {
  const appliance = await createOwnedAppliance();
  const hidden = await createPublishedVersion(appliance.id, { version: "1.0" });
  const latest = await createPublishedVersion(appliance.id, {
    version: "2.0",
    images: [imageFields(START_SCRIPT)],
  });
  await getDatabase().applianceVersion.update({
    where: { id: hidden.id },
    data: { hiddenAt: new Date() },
  });
  const working = await createWorkingVersionOf(appliance.id, {
    version: "3.0",
    images: [imageFields(START_SCRIPT)],
  });
  const [image] = working.images;
  if (!image) throw new Error("A scene has an image.");
  return { ...appliance, hidden, latest, working, image };
}

/** What the form of an image sends when everything is filled in, as the use case gets it. */
export function imageForm(slug: string, overrides: Record<string, string> = {}) {
  return imageFieldsSchema.parse({
    slug,
    url: "https://images.example.org/typed.qcow2",
    title: "As typed",
    format: "qcow2",
    hypervisors: "KVM",
    arch: "x86_64",
    osFamily: "Linux",
    osName: "Debian",
    osVersion: "13",
    ...overrides,
  });
}

/** What the form of the entry sends, as the use case gets it. */
export function entryForm(name: string) {
  const { lookAlikeIsMeant: _, ...form } = applianceFieldsSchema.parse({
    name,
    summary: "An entry for tests.",
    description: "All about it.",
    category: "Operating systems",
  });
  return form;
}

/** Everything the audit trail says of one thing, oldest first. */
export async function auditTrailOf(objectId: string) {
  return getDatabase().auditEvent.findMany({
    where: { objectId },
    orderBy: { id: "asc" },
    select: {
      ...{ action: true, actorKind: true, actorId: true, actorName: true },
      ...{ partOfKind: true, partOfId: true, details: true, occurredAt: true },
    },
  });
}
