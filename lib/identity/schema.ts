/** What the forms about people send. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import { requiredLine, requiredText } from "#lib/platform/form-fields.ts";
import { PLATFORM_ROLES, VO_ROLES } from "#lib/platform/setting-lists.ts";

const personId = z.uuid({ error: "Choose a person." });

export const personRefSchema = z.object({ personId });
export type PersonRef = z.output<typeof personRefSchema>;

export const platformRoleSchema = z.object({
  personId,
  role: z.enum(PLATFORM_ROLES, { error: "Choose a role." }),
});
export type PlatformRoleOf = z.output<typeof platformRoleSchema>;

export const voRoleSchema = z.object({
  personId,
  vo: requiredLine("The VO"),
  role: z.enum(VO_ROLES, { error: "Choose a role." }),
});
export type VoRoleOf = z.output<typeof voRoleSchema>;

export const blockPersonSchema = z.object({
  personId,
  reason: requiredText("The reason", { max: 500 }),
});
export type BlockPerson = z.output<typeof blockPersonSchema>;

/** `role` empty: as the settings map the role that the entitlement names. */
export const mapGroupSchema = z.object({
  vo: z.string(),
  group: requiredLine("The group", { max: 300 }),
  role: z
    .enum([...VO_ROLES, ""], { error: "Choose what the group gives." })
    .transform((role) => (role === "" ? null : role)),
});
export type MapGroup = z.output<typeof mapGroupSchema>;

export const groupRefSchema = z.object({ vo: z.string(), group: z.string() });
export type GroupRef = z.output<typeof groupRefSchema>;
