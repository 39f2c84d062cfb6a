/**
 * The typed catalogue of everything worth remembering: who did what to what. Every event has an object; `partOf` names
 * the thing in whose history it belongs too.
 */
import { z } from "zod";

const appliance = { objectKind: z.literal("appliance"), objectId: z.uuid() };
const version = {
  objectKind: z.literal("version"),
  objectId: z.uuid(),
  partOf: z.object({ kind: z.literal("appliance"), id: z.uuid() }),
};
const integrityCheck = { ...version, objectKind: z.literal("integrity_check") };
const vo = { objectKind: z.literal("vo"), objectId: z.uuid() };
const person = { objectKind: z.literal("person"), objectId: z.uuid() };
const provider = { objectKind: z.literal("provider"), objectId: z.uuid() };
const accessToken = {
  objectKind: z.literal("access_token"),
  objectId: z.string(),
  partOf: z.object({ kind: z.enum(["person", "provider"]), id: z.uuid() }),
};

const change = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }));
const changes = z.object({ changes: change });
const nothingMore = z.object({});
/** Somebody else whom an event is about, with the name of then. */
const somebody = z.object({ personId: z.uuid(), name: z.string() });
const platformRole = z.enum(["security_officer", "administrator"]);
const voRole = z.enum(["manager", "deputy", "expert", "shifter", "member"]);
const invitationRole = z.enum(["maintainer", "owner"]);
/** `to`: name of the person, or address. */
const invitation = z.object({ invitationId: z.uuid(), role: invitationRole, to: z.string() });
const joinRequest = z.object({ requestId: z.uuid(), personId: z.uuid(), name: z.string() });
/** An image of a published version, and where its file lies. */
const publishedImage = z.object({ imageIdentifier: z.uuid(), title: z.string(), url: z.string() });
/** Bytes in decimal digits; null is what is not known. */
const fileFacts = z.object({ size: z.string().nullable(), sha512: z.string().nullable() });

const personEvents = [
  z.object({
    action: z.literal("person.signed_in"),
    ...person,
    details: z.object({ entitlements: z.array(z.string()), issuer: z.string().optional() }),
  }),
  z.object({ action: z.literal("person.signed_out"), ...person, details: nothingMore }),
  z.object({
    action: z.literal("person.sessions_ended"),
    ...person,
    details: z.object({ sessions: z.number() }),
  }),
  /** What changed in the roles that come from entitlements: on the platform, or in the VO that it is part of. */
  z.object({
    action: z.literal("person.entitlement_roles_changed"),
    ...person,
    partOf: z.object({ kind: z.literal("vo"), id: z.uuid() }).optional(),
    details: z.object({ gained: z.array(z.string()), lost: z.array(z.string()) }),
  }),
  z.object({
    action: z.enum(["person.calendar_created", "person.calendar_removed"]),
    ...person,
    details: nothingMore,
  }),
  z.object({
    action: z.enum(["person.list_followed", "person.list_unfollowed"]),
    ...person,
    details: z.object({ vo: z.string() }),
  }),
  z.object({
    action: z.enum(["person.appliance_followed", "person.appliance_unfollowed"]),
    ...person,
    details: z.object({ applianceId: z.uuid(), name: z.string() }),
  }),
  z.object({
    action: z.enum(["person.search_saved", "person.search_deleted"]),
    ...person,
    details: z.object({ title: z.string() }),
  }),
  z.object({
    action: z.literal("person.search_edited"),
    ...person,
    details: changes.extend({ title: z.string() }),
  }),
  z.object({ action: z.literal("person.follow_wish_edited"), ...person, details: changes }),
  z.object({ action: z.literal("person.follow_mail_ended"), ...person, details: nothingMore }),
  z.object({ action: z.literal("person.profile_edited"), ...person, details: changes }),
  z.object({
    action: z.enum(["person.identity_linked", "person.identity_unlinked"]),
    ...person,
    details: z.object({ issuer: z.string(), subject: z.string() }),
  }),
  /** The object took over all that the other account had. */
  z.object({ action: z.literal("person.merged"), ...person, details: somebody }),
  z.object({ action: z.literal("person.blocked"), ...person, details: z.object({ reason: z.string() }) }),
  z.object({ action: z.literal("person.unblocked"), ...person, details: nothingMore }),
  z.object({
    action: z.enum(["person.platform_role_granted", "person.platform_role_revoked"]),
    ...person,
    details: z.object({ role: platformRole }),
  }),
  z.object({
    action: z.enum(["person.vo_role_granted", "person.vo_role_revoked"]),
    ...person,
    partOf: z.object({ kind: z.literal("vo"), id: z.uuid() }),
    details: z.object({ vo: z.string(), role: voRole, name: z.string() }),
  }),
] as const;

const voEvents = [
  z.object({ action: z.literal("vo.created"), ...vo, details: z.object({ name: z.string() }) }),
  z.object({
    action: z.literal("vo.removed"),
    ...vo,
    details: z.object({ reason: z.string(), listEndsAt: z.iso.datetime() }),
  }),
  z.object({ action: z.literal("vo.restored"), ...vo, details: z.object({ name: z.string() }) }),
  z.object({ action: z.enum(["vo.edited", "vo.list_settings_edited"]), ...vo, details: changes }),
  z.object({
    action: z.enum(["vo.group_mapped", "vo.group_unmapped"]),
    ...vo,
    details: z.object({ group: z.string(), role: voRole.nullable() }),
  }),
  z.object({
    action: z.enum(["vo.list_opened", "vo.list_closed"]),
    ...vo,
    details: z.object({ providerId: z.uuid(), provider: z.string() }),
  }),
  z.object({
    action: z.enum(["draft.appliance_added", "draft.appliance_removed", "draft.appliance_updated"]),
    ...vo,
    details: z.object({ applianceId: z.uuid(), version: z.string().nullable(), images: z.number() }),
  }),
  z.object({ action: z.literal("draft.reverted"), ...vo, details: z.object({}) }),
  z.object({
    action: z.literal("draft.change_undone"),
    ...vo,
    details: z.object({ images: z.number().int() }),
  }),
  z.object({
    action: z.literal("draft.images_chosen"),
    ...vo,
    details: z.object({ applianceId: z.uuid(), versions: z.array(z.string()), images: z.number() }),
  }),
  z.object({
    action: z.literal("draft.appliance_followed"),
    ...vo,
    details: z.object({ applianceId: z.uuid(), version: z.string(), images: z.number() }),
  }),
  z.object({
    action: z.literal("draft.follow_mode_set"),
    ...vo,
    details: z.object({
      applianceId: z.uuid(),
      mode: z.enum(["decide", "prepare", "publish"]),
      /** Of one of its images only. */
      entryIdentifier: z.uuid().optional(),
    }),
  }),
  z.object({
    action: z.literal("draft.note_set"),
    ...vo,
    details: z.object({ applianceId: z.uuid(), before: z.string().nullable(), after: z.string().nullable() }),
  }),
  z.object({
    action: z.literal("draft.publication_proposed"),
    ...vo,
    details: z.object({ number: z.number(), comment: z.string() }),
  }),
  z.object({
    action: z.enum(["draft.proposal_declined", "draft.proposal_withdrawn"]),
    ...vo,
    /** `reason`: empty where none was given. */
    details: z.object({ comment: z.string(), reason: z.string() }),
  }),
  z.object({
    action: z.literal("draft.revision_restored"),
    ...vo,
    details: z.object({ number: z.number(), entries: z.number(), leftOut: z.number() }),
  }),
  z.object({
    action: z.literal("revision.published"),
    ...vo,
    details: z.object({
      number: z.number(),
      comment: z.string(),
      entries: z.number(),
      /** Where the actor agreed to what somebody else proposed. */
      proposedBy: somebody.optional(),
    }),
  }),
  z.object({
    action: z.literal("revision.signed"),
    ...vo,
    details: z.object({
      number: z.number(),
      listVersion: z.string(),
      messageSha256: z.string(),
      signer: z.string(),
    }),
  }),
  z.object({
    action: z.literal("list.imported"),
    ...vo,
    details: z.object({ source: z.string(), appliances: z.number(), images: z.number() }),
  }),
] as const;

/** What those who maintain an appliance ask of a VO: in the history of both. */
const listRequest = {
  objectKind: z.literal("vo"),
  objectId: z.uuid(),
  partOf: z.object({ kind: z.literal("appliance"), id: z.uuid() }),
  details: z.object({
    requestId: z.uuid(),
    kind: z.enum(["suggest", "new_version", "exclude", "message"]),
    subject: z.string().nullable(),
  }),
};

const listRequestEvents = [
  z.object({ action: z.literal("list_request.sent"), ...listRequest }),
  z.object({
    action: z.enum(["list_request.accepted", "list_request.declined", "list_request.withdrawn"]),
    ...listRequest,
  }),
] as const;

const accessEvents = [
  z.object({
    action: z.literal("access_token.created"),
    ...accessToken,
    details: z.object({
      name: z.string(),
      expiresAt: z.string(),
      readableVos: z.array(z.string()),
      readsApi: z.boolean().optional(),
      writableAppliances: z.array(z.uuid()).optional(),
      curatableVos: z.array(z.string()).optional(),
      allowedRanges: z.array(z.string()).optional(),
    }),
  }),
  z.object({
    action: z.literal("access_token.revoked"),
    ...accessToken,
    details: z.object({ name: z.string() }),
  }),
  z.object({
    action: z.literal("provider.registered"),
    ...provider,
    details: z.object({ name: z.string() }),
  }),
  z.object({ action: z.literal("provider.edited"), ...provider, details: changes }),
  z.object({
    action: z.enum(["provider.operator_added", "provider.operator_removed"]),
    ...provider,
    details: somebody,
  }),
  z.object({
    action: z.literal("provider.trial_edition_chosen"),
    ...provider,
    details: z.object({
      edition: z.enum(["good", "tampered", "expired", "rolled_back", "unavailable"]),
    }),
  }),
  z.object({ action: z.literal("provider.trial_address_renewed"), ...provider, details: nothingMore }),
  z.object({
    action: z.literal("provider.trial_cleared"),
    ...provider,
    details: z.object({ requests: z.number() }),
  }),
] as const;

const applianceEvents = [
  z.object({
    action: z.literal("appliance.registered"),
    ...appliance,
    details: z.object({ name: z.string() }),
  }),
  z.object({
    action: z.literal("appliance.edited"),
    ...appliance,
    details: z.object({
      changes: change,
      /** Where it brought back what had been: one edit undone, or the whole entry as it was after an event. */
      restored: z.object({ what: z.enum(["edit", "entry"]), eventId: z.string(), at: z.string() }).optional(),
    }),
  }),
  z.object({
    action: z.literal("appliance.archived"),
    ...appliance,
    details: z.object({ note: z.string().nullable(), vos: z.array(z.string()) }),
  }),
  z.object({
    action: z.enum(["file.upload_begun", "file.upload_cancelled", "file.stored", "file.removed"]),
    ...appliance,
    /** `size`: bytes in decimal digits. */
    details: z.object({ fileName: z.string(), size: z.string() }),
  }),
  z.object({
    action: z.literal("delivery.set_up"),
    ...appliance,
    details: z.object({ url: z.string(), before: z.string().nullable() }),
  }),
  z.object({
    action: z.literal("delivery.begun"),
    ...appliance,
    details: z.object({ trigger: z.enum(["schedule", "person", "push"]), version: z.string().nullable() }),
  }),
  z.object({
    action: z.literal("delivery.ended"),
    ...appliance,
    /** `task`: the title of the one that it ended with. */
    details: z.object({
      state: z.enum(["published", "nothing_new", "failed", "cancelled"]),
      version: z.string().nullable(),
      task: z.string(),
      reason: z.string().nullable(),
    }),
  }),
  z.object({
    action: z.literal("delivery.paused"),
    ...appliance,
    /** `reason`: of the service; null: somebody wanted it. */
    details: z.object({ reason: z.string().nullable() }),
  }),
  z.object({ action: z.literal("delivery.resumed"), ...appliance, details: nothingMore }),
  z.object({ action: z.literal("delivery.removed"), ...appliance, details: z.object({ url: z.string() }) }),
  z.object({ action: z.literal("appliance.unarchived"), ...appliance, details: nothingMore }),
  z.object({
    action: z.literal("appliance.deleted"),
    ...appliance,
    details: z.object({ name: z.string(), slug: z.string(), versions: z.array(z.string()) }),
  }),
  z.object({
    action: z.enum([
      "appliance.invitation_sent",
      "appliance.invitation_accepted",
      "appliance.invitation_declined",
      "appliance.invitation_withdrawn",
    ]),
    ...appliance,
    details: invitation,
  }),
  z.object({ action: z.literal("appliance.maintainer_removed"), ...appliance, details: somebody }),
  z.object({
    action: z.literal("appliance.ownership_handed_over"),
    ...appliance,
    details: z.object({ before: somebody.nullable(), after: somebody }),
  }),
  z.object({
    action: z.enum([
      "appliance.join_requested",
      "appliance.join_accepted",
      "appliance.join_declined",
      "appliance.join_withdrawn",
    ]),
    ...appliance,
    details: joinRequest,
  }),
  z.object({
    action: z.literal("version.created"),
    ...version,
    details: z.object({ version: z.string(), copyOf: z.string().nullable() }),
  }),
  z.object({ action: z.literal("version.edited"), ...version, details: changes }),
  z.object({
    action: z.literal("version.discarded"),
    ...version,
    details: z.object({ version: z.string() }),
  }),
  z.object({
    action: z.literal("version.published"),
    ...version,
    details: z.object({ version: z.string(), expiresAt: z.string(), images: z.number() }),
  }),
  z.object({
    action: z.enum(["version.hidden", "version.shown"]),
    ...version,
    details: z.object({ version: z.string() }),
  }),
  z.object({
    action: z.enum(["version.revoked", "version.reinstated"]),
    ...version,
    details: z.object({ version: z.string(), reason: z.string() }),
  }),
  z.object({
    action: z.literal("version.extended"),
    ...version,
    details: z.object({ version: z.string(), before: z.string(), after: z.string() }),
  }),
  z.object({
    action: z.enum(["version.publication_requested", "version.publication_called_off"]),
    ...version,
    details: z.object({ version: z.string() }),
  }),
  z.object({
    action: z.literal("version.publication_failed"),
    ...version,
    details: z.object({ version: z.string(), reason: z.string() }),
  }),
  z.object({
    action: z.literal("version.list_signed"),
    ...version,
    details: z.object({ listVersion: z.string(), messageSha256: z.string(), signer: z.string() }),
  }),
  z.object({
    action: z.enum(["image.added", "image.edited", "image.removed"]),
    ...version,
    /** `changes`: of an edit; a release recorded none. */
    details: z.object({ imageIdentifier: z.uuid(), title: z.string(), changes: change.optional() }),
  }),
  z.object({
    action: z.enum(["image.recheck_requested", "image.file_well_again"]),
    ...version,
    details: publishedImage,
  }),
  z.object({
    action: z.literal("image.file_unreachable"),
    ...version,
    details: publishedImage.extend({ since: z.string(), reason: z.string() }),
  }),
  z.object({
    action: z.literal("image.file_changed"),
    ...version,
    details: publishedImage.extend({ before: fileFacts, after: fileFacts }),
  }),
  z.object({
    action: z.enum(["integrity_check.requested", "integrity_check.cancelled"]),
    ...integrityCheck,
    details: z.object({ imageId: z.uuid(), url: z.string() }),
  }),
  z.object({
    action: z.literal("integrity_check.finished"),
    ...integrityCheck,
    details: z.object({ imageId: z.uuid(), state: z.string(), sha512: z.string().nullable() }),
  }),
] as const;

const rating = {
  objectKind: z.literal("rating"),
  objectId: z.uuid(),
  partOf: z.object({ kind: z.literal("appliance"), id: z.uuid() }),
};

const ratingEvents = [
  z.object({
    action: z.literal("rating.given"),
    ...rating,
    details: z.object({ stars: z.number(), comment: z.string().nullable() }),
  }),
  z.object({ action: z.literal("rating.edited"), ...rating, details: changes }),
  z.object({ action: z.literal("rating.withdrawn"), ...rating, details: z.object({ stars: z.number() }) }),
  z.object({
    action: z.literal("rating.answered"),
    ...rating,
    /** The answer before and now; null: none. */
    details: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  }),
  /** Part of nothing: in the history of the appliance, those who maintain it would read who reported it. */
  z.object({
    action: z.literal("rating.reported"),
    ...{ objectKind: rating.objectKind, objectId: rating.objectId },
    details: z.object({ applianceId: z.uuid(), reason: z.string() }),
  }),
  z.object({
    action: z.enum(["rating.hidden", "rating.kept"]),
    ...rating,
    details: z.object({ reason: z.string(), comment: z.string().nullable() }),
  }),
] as const;

const problem = { objectKind: z.literal("problem"), objectId: z.uuid() };
const problemReason = z.enum([
  "false_data",
  "inappropriate",
  "outdated",
  "broken_link",
  "typo",
  "copyright",
  "other",
]);

const problemEvents = [
  /** Part of nothing, likewise. */
  z.object({
    action: z.literal("problem.reported"),
    ...problem,
    details: z.object({ applianceId: z.uuid(), reason: problemReason, comment: z.string().nullable() }),
  }),
  z.object({
    action: z.enum(["problem.resolved", "problem.dismissed"]),
    ...problem,
    partOf: z.object({ kind: z.literal("appliance"), id: z.uuid() }),
    details: z.object({ reason: problemReason, note: z.string() }),
  }),
] as const;

const platformEvents = [
  z.object({
    action: z.enum([
      "vocabulary.term_added",
      "vocabulary.term_retired",
      "vocabulary.term_restored",
      "vocabulary.term_removed",
    ]),
    objectKind: z.literal("vocabulary_term"),
    objectId: z.uuid(),
    details: z.object({ kind: z.enum(["category", "discipline", "licence"]), name: z.string() }),
  }),
  z.object({
    action: z.literal("vocabulary.term_edited"),
    objectKind: z.literal("vocabulary_term"),
    objectId: z.uuid(),
    details: z.object({
      kind: z.enum(["category", "discipline", "licence"]),
      name: z.string(),
      changes: change,
    }),
  }),
  z.object({
    action: z.enum(["job.retried", "job.removed"]),
    objectKind: z.literal("job"),
    objectId: z.string(),
    details: z.object({ queue: z.string() }),
  }),
  z.object({
    action: z.literal("audit.exported"),
    objectKind: z.literal("audit_trail"),
    objectId: z.literal("all"),
    details: z.object({ format: z.enum(["ndjson", "csv"]), filter: z.record(z.string(), z.string()) }),
  }),
] as const;

export const auditEventSchema = z.discriminatedUnion("action", [
  ...personEvents,
  ...voEvents,
  ...listRequestEvents,
  ...accessEvents,
  ...applianceEvents,
  ...ratingEvents,
  ...problemEvents,
  ...platformEvents,
]);

/** One thing that happened, without who and when. */
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** What can happen, as it is written in the trail: `version.published`. */
export type AuditAction = AuditEvent["action"];

/** What is recorded of an action, beside its object. */
export type DetailsOf<Action extends AuditAction, Event = AuditEvent> = Event extends {
  action: infer Actions;
  details: infer Details;
}
  ? Action extends Actions
    ? Details
    : never
  : never;

/** Every action of the catalogue. */
export const auditActions: readonly AuditAction[] = auditEventSchema.options.flatMap(
  ({ shape: { action } }): readonly AuditAction[] =>
    "options" in action ? action.options : [...action.values],
);

/** What precedes the point of actions: `version`, `person` …; each once, in the order of the catalogue. */
export const auditActionGroups: readonly string[] = [
  ...new Set(auditActions.map((action) => action.slice(0, action.indexOf(".")))),
];

/** Kinds of things that events are about or belong to. */
export const auditObjectKinds: readonly string[] = [
  ...new Set(auditEventSchema.options.flatMap(({ shape: { objectKind } }) => [...objectKind.values])),
];

const detailsSchemas = new Map<string, z.ZodType>(
  auditEventSchema.options.flatMap(({ shape: { action, details } }) =>
    ("options" in action ? action.options : [...action.values]).map((name): [string, z.ZodType] => [
      name,
      details,
    ]),
  ),
);

/**
 * Reads recorded details back.
 *
 * @returns null where they are not as the catalogue says today: a release may have recorded less
 */
export function readDetails<Action extends AuditAction>(
  action: Action,
  details: unknown,
): DetailsOf<Action> | null {
  const parsed = detailsSchemas.get(action)?.safeParse(details);
  return parsed?.success ? (parsed.data as DetailsOf<Action>) : null;
}

/** Is this one of the catalogue's actions? */
export function isAuditAction(action: string): action is AuditAction {
  return detailsSchemas.has(action);
}
