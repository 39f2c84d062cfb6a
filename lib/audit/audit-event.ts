/** The typed catalogue of everything worth remembering: who did what to what. */
import { z } from "zod";

const appliance = { objectKind: z.literal("appliance"), objectId: z.uuid() };
const version = { objectKind: z.literal("version"), objectId: z.uuid() };
const vo = { objectKind: z.literal("vo"), objectId: z.uuid() };

const change = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }));

export const auditEventSchema = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("person.signed_in"),
    objectKind: z.literal("person"),
    objectId: z.uuid(),
    details: z.object({ entitlements: z.array(z.string()) }),
  }),
  z.object({ action: z.literal("vo.created"), ...vo, details: z.object({ name: z.string() }) }),
  z.object({
    action: z.literal("access_token.created"),
    objectKind: z.literal("access_token"),
    objectId: z.string(),
    details: z.object({ name: z.string(), readableVos: z.array(z.string()), expiresAt: z.string() }),
  }),
  z.object({
    action: z.literal("appliance.registered"),
    ...appliance,
    details: z.object({ name: z.string() }),
  }),
  z.object({ action: z.literal("appliance.edited"), ...appliance, details: z.object({ changes: change }) }),
  z.object({
    action: z.literal("version.created"),
    ...version,
    details: z.object({ version: z.string(), copyOf: z.string().nullable() }),
  }),
  z.object({ action: z.literal("version.edited"), ...version, details: z.object({ changes: change }) }),
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
    action: z.literal("version.list_signed"),
    ...version,
    details: z.object({ listVersion: z.string(), messageSha256: z.string(), signer: z.string() }),
  }),
  z.object({
    action: z.enum(["image.added", "image.edited", "image.removed"]),
    ...version,
    details: z.object({ imageIdentifier: z.uuid(), title: z.string() }),
  }),
  z.object({
    action: z.enum(["integrity_check.requested", "integrity_check.cancelled"]),
    objectKind: z.literal("integrity_check"),
    objectId: z.uuid(),
    details: z.object({ imageId: z.uuid(), url: z.string() }),
  }),
  z.object({
    action: z.literal("integrity_check.finished"),
    objectKind: z.literal("integrity_check"),
    objectId: z.uuid(),
    details: z.object({ imageId: z.uuid(), state: z.string(), sha512: z.string().nullable() }),
  }),
  z.object({
    action: z.enum(["draft.appliance_added", "draft.appliance_removed", "draft.appliance_updated"]),
    ...vo,
    details: z.object({ applianceId: z.uuid(), version: z.string().nullable(), images: z.number() }),
  }),
  z.object({ action: z.literal("draft.reverted"), ...vo, details: z.object({}) }),
  z.object({
    action: z.literal("revision.published"),
    ...vo,
    details: z.object({ number: z.number(), comment: z.string(), entries: z.number() }),
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
]);

/** One thing that happened, without who and when. */
export type AuditEvent = z.infer<typeof auditEventSchema>;
