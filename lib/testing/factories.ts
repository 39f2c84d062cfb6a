/** Things for tests, as small as they can be and each different from the last. */
import { randomUUID } from "node:crypto";
import type { PersonActor } from "#lib/platform/actor.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { PlatformRole, VoRole } from "#lib/platform/db/generated/enums.ts";
import { createVo } from "#lib/vo/create-vo.ts";

const DAY_MS = 24 * 3600 * 1000;

let counter = 0;
const next = () => ++counter;

/** A person with these roles, as an actor. `voRoles` by VO identifier. */
export async function createPerson({
  name = `Person ${next()}`,
  email = "person@example.org",
  platformRoles = [],
  voRoles = {},
}: {
  name?: string;
  email?: string;
  platformRoles?: PlatformRole[];
  voRoles?: Record<string, VoRole[]>;
} = {}): Promise<PersonActor> {
  const source = "local";
  const { id } = await getDatabase().person.create({
    data: {
      name,
      email,
      profileCompletedAt: new Date(),
      identities: {
        create: {
          issuer: "https://idp.example.org",
          subject: randomUUID(),
          name,
          email,
          emailVerified: true,
        },
      },
      platformRoles: { create: platformRoles.map((role) => ({ role, source })) },
      voRoles: {
        create: Object.entries(voRoles).flatMap(([voId, roles]) =>
          roles.map((role) => ({ voId, role, source })),
        ),
      },
    },
  });
  return { kind: "person", personId: id, name, platformRoles, voRoles };
}

/** A VO with an empty list and draft. */
export async function createTestVo({
  name = `vo${next()}.example.org`,
  visibility = "public",
}: {
  name?: string;
  visibility?: "public" | "token";
} = {}): Promise<{ id: string; name: string }> {
  const fields = { title: name, description: "A VO for tests.", discipline: null, homepageUrl: null };
  const { voId } = await getDatabase().$transaction((tx) =>
    createVo(tx, system("test"), { name, visibility, ...fields }, new Date()),
  );
  return { id: voId, name };
}

/** The fields of an image that has been measured. */
export function imageFields(overrides: Record<string, unknown> = {}) {
  const number = next();
  return {
    identifier: randomUUID(),
    title: `Image ${number}`,
    url: `https://images.example.org/image-${number}.qcow2`,
    format: "qcow2",
    hypervisors: ["KVM"],
    arch: "x86_64",
    osFamily: "Linux",
    osName: "Debian",
    osVersion: "13",
    sizeBytes: 196_616n,
    sha512: number.toString(16).padStart(128, "0"),
    sha256: number.toString(16).padStart(64, "0"),
    md5: number.toString(16).padStart(32, "0"),
    checksumSource: "measured" as const,
    ...overrides,
  };
}

/** An appliance owned by `owner`, with nothing published. */
export async function createAppliance(owner: PersonActor | null = null, name = `Appliance ${next()}`) {
  return getDatabase().virtualAppliance.create({
    data: {
      slug: name.toLowerCase().replaceAll(" ", "-"),
      name,
      summary: "An appliance for tests.",
      description: "It does nothing.",
      category: "Operating systems",
      ownerId: owner?.personId ?? null,
    },
    select: { id: true, slug: true, name: true },
  });
}

/** Publishes a version of the appliance with these images, directly: the latest becomes previous. */
export async function createPublishedVersion(
  applianceId: string,
  {
    version = `1.${next()}`,
    images = [imageFields()],
    expiresInDays = 180,
    now = new Date(),
  }: {
    version?: string;
    images?: ReturnType<typeof imageFields>[];
    expiresInDays?: number;
    now?: Date;
  } = {},
) {
  return getDatabase().$transaction(async (tx) => {
    const { id } = await tx.applianceVersion.create({
      data: {
        applianceId,
        version,
        notes: "For tests.",
        expiresAt: new Date(now.getTime() + expiresInDays * DAY_MS),
        images: { create: images },
      },
    });
    await tx.applianceVersion.updateMany({
      where: { applianceId, state: "latest" },
      data: { state: "previous", supersededAt: now },
    });
    return tx.applianceVersion.update({
      where: { id },
      data: { state: "latest", publishedAt: now },
      include: { images: true },
    });
  });
}
