/** What the forms of the manager's desk send. */
import { z } from "zod";
import { VALIDITY_RANGE } from "#lib/list-signing/validity.ts";
import { optionalText, requiredEmail, seenFields } from "#lib/platform/form-fields.ts";

/** A decision about a whole draft. */
export const draftSeenSchema = z.object({
  vo: z.string(),
  /** The state of the draft that the manager saw when deciding. */
  changeCount: z.coerce.number().int(),
});
export type DraftSeenInput = z.output<typeof draftSeenSchema>;

/** Nine digits fit the database's integers. */
const revisionNumber = z.coerce.number().int().min(1).max(999_999_999);

export const restoreRevisionSchema = draftSeenSchema.extend({ number: revisionNumber });
export type RestoreRevisionInput = z.output<typeof restoreRevisionSchema>;

/** Which two revisions are compared, from an address; absent: the newest and the one before it. */
export const revisionPairSchema = z.object({
  from: revisionNumber.optional().catch(undefined),
  to: revisionNumber.optional().catch(undefined),
});

export const voRefSchema = z.object({ vo: z.string() });

/** What happens to an entry when its appliance publishes a newer version. */
export const FOLLOW_MODES = ["decide", "prepare", "publish"] as const;
export type FollowMode = (typeof FOLLOW_MODES)[number];

export const followModeSchema = z.object({
  vo: z.string(),
  applianceId: z.uuid(),
  /** Of one entry of it; absent: all of them. */
  entryIdentifier: z.uuid().optional(),
  mode: z.enum(FOLLOW_MODES, { error: "Choose what shall happen when a newer version is published." }),
});
export type FollowModeInput = z.output<typeof followModeSchema>;

export const noteSchema = z.object({
  vo: z.string(),
  applianceId: z.uuid(),
  /** Empty: the note is removed. */
  text: optionalText("The note", { max: 1000 }),
  /** The note as the page showed it. */
  seen: optionalText("The note", { max: 1000 }),
});
export type NoteInput = z.output<typeof noteSchema>;

/** Boxes of one name arrive as lines. */
const imageIds = z
  .string()
  .default("")
  .transform((text) => text.split("\n").filter(Boolean))
  .pipe(z.array(z.uuid()).max(1000));

export const chooseImagesSchema = z.object({
  vo: z.string(),
  applianceId: z.uuid(),
  imageIds,
  /** Those that were in the draft when the manager chose. */
  seen: imageIds,
});
export type ChooseImagesInput = z.output<typeof chooseImagesSchema>;

/** A change of one appliance in the draft. */
export const draftApplianceSchema = z.object({ vo: z.string(), applianceId: z.uuid() });

export const publishDraftSchema = draftSeenSchema.extend({
  comment: z
    .string()
    .trim()
    .min(1, "Say in a few words what changes and why: managers and sites will read it.")
    .max(500, "The comment must have at most 500 characters."),
});
export type PublishDraftInput = z.output<typeof publishDraftSchema>;

export const declineProposalSchema = z.object({
  vo: z.string(),
  /** Nothing where somebody withdraws what they proposed. */
  reason: optionalText("The reason", { max: 500 }).transform((text) => text ?? ""),
});
export type DeclineProposalInput = z.output<typeof declineProposalSchema>;

/** Which list, and to which provider it is opened or closed. */
export const openingSchema = z.object({
  vo: z.string(),
  providerId: z.uuid({ error: "Choose a provider." }),
});

/** Boxes of one name, or a text of lines. */
const lines = z
  .string()
  .default("")
  .transform((text) => [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean));

/** An unchecked box sends nothing. */
const box = z
  .string()
  .optional()
  .transform((text) => text === "on");

const validity = `The validity must be a whole number of days from ${VALIDITY_RANGE.min} to ${VALIDITY_RANGE.max}.`;

/** Roles whose holders may be told what happens to a list. */
export const NOTICE_ROLES = ["manager", "deputy", "expert", "shifter"] as const;

export const editListSettingsSchema = z.object({
  vo: z.string(),
  visibility: z.enum(["public", "token"], { error: "Choose who may fetch the list." }),
  /** Said where a public list is to answer tokens only from now on. */
  closingIsMeant: box,
  followDefault: z.enum(FOLLOW_MODES, {
    error: "Choose what shall happen when a newer version is published.",
  }),
  validityDays: z.coerce
    .number({ error: validity })
    .int(validity)
    .min(VALIDITY_RANGE.min, validity)
    .max(VALIDITY_RANGE.max, validity),
  needsApproval: box,
  noticeRoles: lines.pipe(
    z
      .array(z.enum(NOTICE_ROLES, { error: "Choose roles of those who curate the list." }))
      .min(1, "Choose at least one role: somebody must be told when an image is about to leave the list."),
  ),
  noticeAddresses: lines.pipe(
    z
      .array(requiredEmail("Each address"))
      .max(10, "Give at most ten addresses; a mailing list counts as one."),
  ),
  ...seenFields,
});
export type EditListSettings = Omit<
  z.output<typeof editListSettingsSchema>,
  "seen" | "overwrite" | "mergeInto"
>;
