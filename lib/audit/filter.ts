/**
 * What an administrator looks for in the trail. All of it lives in the address, so that it can be sent to a colleague:
 * `/admin/audit?who=…&action=version.&from=2026-11-01`.
 */
import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { FieldErrors } from "#lib/platform/errors.ts";
import { auditActionGroups, auditActions } from "./audit-event.ts";
import type { TrailOrder } from "./recorded-event.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_TEXT = 300;

/** The fields of the form, which are also the parameters of the address. */
export const auditFilterFields = [
  "who",
  "actor",
  "action",
  "object",
  "token",
  "address",
  "from",
  "to",
] as const;
export type AuditFilterField = (typeof auditFilterFields)[number];

/** What was looked for, as it was typed; fields that were left empty are not there. */
export type TypedAuditFilter = Partial<Record<AuditFilterField, string>>;

const text = z.string().max(LONGEST_TEXT, `Write at most ${LONGEST_TEXT} characters.`);

const schema = z.object({
  /** Name or e-mail address of somebody, or a part of it. */
  who: text.optional(),
  /** Identifier of who did it. */
  actor: text.optional(),
  /** One action, or a group with its point: `version.`. */
  action: text.refine(isActionOrGroup, "There is no such action. Choose one of the list.").optional(),
  /** `kind:id`, or words that say which thing is meant. */
  object: text.optional(),
  token: z
    .string()
    .toLowerCase()
    .regex(
      /^[0-9a-f]{16}$/,
      "Write the identifier of the token: the 16 letters and digits after “slw_”. Never write the rest of it anywhere.",
    )
    .optional(),
  address: z
    .string()
    .refine(ipaddr.isValid, "Write one IPv4 or IPv6 address, such as 192.0.2.7 or 2001:db8::7.")
    .transform((address) => ipaddr.process(address).toString())
    .optional(),
  from: z.string().transform(toMoment(0)).optional(),
  to: z.string().transform(toMoment(1)).optional(),
});

/** What is looked for, understood. `to` is exclusive: the end of the day or minute that was named. */
export type AuditFilter = z.output<typeof schema>;

/** What an address asks for. `filter` is null where something in it is wrong, and `problems` say what, by field. */
export type AuditQuestion = {
  typed: TypedAuditFilter;
  order: TrailOrder;
  filter: AuditFilter | null;
  problems: FieldErrors;
};

/** Reads the question out of the parameters of an address; never throws, whatever they hold. */
export function readAuditQuestion(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): AuditQuestion {
  const typed: TypedAuditFilter = {};
  for (const field of auditFilterFields) {
    const value = readLine(parameters[field]);
    if (value) typed[field] = value;
  }
  const order = readLine(parameters.order) === "oldest" ? "oldest" : "newest";
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return { typed, order, filter: null, problems: problemsOf(parsed.error) };
  const { from, to } = parsed.data;
  if (from && to && from >= to) {
    const problems = { to: "This is before the first day. Write a later one, or swap the two." };
    return { typed, order, filter: null, problems };
  }
  return { typed, order, filter: parsed.data, problems: {} };
}

/** The question as parameters of an address; what is as usual takes no part. */
export function toAuditParameters({
  typed,
  order = "newest",
}: {
  typed: TypedAuditFilter;
  order?: TrailOrder;
}): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const field of auditFilterFields) {
    const value = typed[field];
    if (value) parameters.set(field, value);
  }
  if (order !== "newest") parameters.set("order", order);
  return parameters;
}

/** The actions that a chosen action or group (`version.`) stands for. */
export function actionsOf(actionOrGroup: string): readonly string[] {
  return actionOrGroup.endsWith(".")
    ? auditActions.filter((action) => action.startsWith(actionOrGroup))
    : [actionOrGroup];
}

function isActionOrGroup(value: string): boolean {
  return (
    auditActions.some((action) => action === value) ||
    auditActionGroups.some((group) => `${group}.` === value)
  );
}

/** Days are those of UTC. @param ends 1: the end of the day or minute is meant, 0: its beginning */
function toMoment(ends: 0 | 1) {
  return (value: string, context: z.RefinementCtx): Date => {
    const [, day = "", time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)Z?)?$/.exec(value) ?? [];
    const moment = new Date(`${day}T${time ?? "00:00"}:00.000Z`);
    // JavaScript takes 30 February for 2 March.
    if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day)) {
      context.addIssue({
        code: "custom",
        message: "Write a day as year, month and day, such as 2026-11-23.",
      });
      return z.NEVER;
    }
    return new Date(moment.getTime() + ends * (time ? MINUTE_MS : DAY_MS));
  };
}

/** Control characters mean nothing in a search, and PostgreSQL refuses the null character. */
function readLine(value: string | string[] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return (first ?? "").replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
}

/** The first complaint about each field. */
function problemsOf(error: z.ZodError): FieldErrors {
  const problems: Record<string, string> = {};
  for (const issue of error.issues) problems[String(issue.path[0])] ??= issue.message;
  return problems;
}
