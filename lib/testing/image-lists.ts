/** VOs with people, drafts and revisions, made by the use cases themselves. */
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { VoRole } from "#lib/platform/db/generated/enums.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { createAppliance, createPerson, createPublishedVersion, createTestVo } from "./factories.ts";
import { createTestSigner } from "./test-signer.ts";

export type CuratedVo = { id: string; name: string; manager: PersonActor };

/** A VO with an empty list and a manager, who has an address of their own. */
export async function createCuratedVo(options: { visibility?: "public" | "token" } = {}): Promise<CuratedVo> {
  const vo = await createTestVo(options);
  return { ...vo, manager: await createCurator(vo, "manager") };
}

/** Somebody with a role in the VO, and the address {@link addressOf} says. */
export async function createCurator(vo: { id: string; name: string }, role: VoRole): Promise<PersonActor> {
  return createPerson({ email: addressOf(vo, role), voRoles: { [vo.id]: [role] } });
}

/** Where whoever has that role in the VO reads mail. */
export function addressOf(vo: { name: string }, role: VoRole): string {
  return `${role}@${vo.name}`;
}

/** An appliance with one image, published, in the VO's draft. */
export async function draftAppliance(
  vo: CuratedVo,
  options: Parameters<typeof createPublishedVersion>[1] = {},
) {
  const appliance = await createAppliance();
  const version = await createPublishedVersion(appliance.id, options);
  await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id }, options.now);
  return { ...appliance, version };
}

/** How the draft stands. */
export async function getDraft(voId: string) {
  return getDatabase().draft.findUniqueOrThrow({
    where: { voId },
    select: {
      changeCount: true,
      entries: {
        select: { entryIdentifier: true, imageId: true },
        orderBy: { entryIdentifier: "asc" },
      },
    },
  });
}

/** Publishes the draft as it stands. */
export async function publish(
  vo: CuratedVo,
  now: Date = new Date(),
): Promise<{ revisionId: string; number: number }> {
  const { changeCount } = await getDraft(vo.id);
  const input = { vo: vo.name, comment: "For tests.", changeCount };
  const { number } = await publishDraft(vo.manager, input, now);
  const { id } = await getDatabase().revision.findUniqueOrThrow({
    where: { voId_number: { voId: vo.id, number } },
  });
  return { revisionId: id, number };
}

/** Publishes the draft, and signs it as the worker would. */
export async function publishAndSign(
  vo: CuratedVo,
  now: Date = new Date(),
): Promise<{ revisionId: string; number: number }> {
  const revision = await publish(vo, now);
  await signRevision(revision.revisionId, createTestSigner(), now);
  return revision;
}

/** All revisions of the list with their signings, oldest first. */
export async function listRevisions(voId: string) {
  return getDatabase().revision.findMany({
    where: { voId },
    orderBy: { number: "asc" },
    include: {
      entries: { orderBy: { position: "asc" } },
      signings: { orderBy: { signedAt: "asc" } },
    },
  });
}

/** Actions of the audit trail on this object, oldest first. */
export async function listAuditActions(objectId: string): Promise<string[]> {
  const events = await getDatabase().auditEvent.findMany({ where: { objectId }, orderBy: { id: "asc" } });
  return events.map(({ action }) => action);
}
