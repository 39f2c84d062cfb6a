/** The one wrapper of every server action: parse, find the actor, call the use case, go on or come back with reasons. */
import "server-only";
import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import { EditConflictError } from "#lib/platform/edit-conflict.ts";
import { AppError } from "#lib/platform/errors.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { log } from "#lib/platform/log.ts";
import { getCurrentActor } from "./current-actor.ts";
import { readRefusal } from "./refused-write.ts";

/** A use case as forms call it. */
type UseCase<Input, Result> = (actor: Actor, input: Input) => Promise<Result>;

/**
 * A server action for a form with `useActionState`.
 *
 * @param next where to go after success; without it the page stays and shows the new state
 * @param answer what the page that stays is told, for what is shown once and kept nowhere
 */
export function formAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  perform: UseCase<z.output<Schema>, Result>,
  next?: (result: Result) => string,
  answer?: (result: Result) => Readonly<Record<string, string>>,
): (state: FormState, form: FormData) => Promise<FormState> {
  return async (_state, form) => {
    const values = readFields(form);
    const refusal = await readRefusal();
    if (refusal !== null) return refuse(values, refusal, {});
    const parsed = schema.safeParse(values);
    if (!parsed.success) return refuse(values, null, fieldErrorsOf(parsed.error));
    let result: Result;
    try {
      result = await perform(await getCurrentActor(), parsed.data);
    } catch (error) {
      const { message, fieldErrors, ...more } = explain(error);
      return { ...refuse(values, message, fieldErrors), ...more };
    }
    // Also before another page: the way back shows what is there now, not what was there before.
    refresh();
    if (next) redirect(next(result));
    const done = { status: "idle" as const, message: null, fieldErrors: {}, values: {} };
    return answer ? { ...done, answer: answer(result) } : done;
  };
}

/**
 * A server action for a confirmation dialog: fields in, a sentence out when it was refused.
 */
export function dialogAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  perform: UseCase<z.output<Schema>, Result>,
  next?: (result: Result) => string,
): (form: FormData) => Promise<{ error?: string }> {
  const act = formAction(schema, perform, next);
  return async (form) => {
    const state = await act({ status: "idle", message: null, fieldErrors: {}, values: {} }, form);
    if (state.status === "idle") return {};
    return { error: state.message ?? Object.values(state.fieldErrors)[0] ?? "That did not work." };
  };
}

function refuse(
  values: Record<string, string>,
  message: string | null,
  fieldErrors: Readonly<Record<string, string>>,
): FormState {
  return { status: "refused", message, fieldErrors, values };
}

function readFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, sent] of form) {
    // React's own fields begin so.
    if (typeof sent !== "string" || name.startsWith("$ACTION")) continue;
    // Browsers send every line end as CR LF, whatever the text had (HTML, "constructing the entry list").
    const value = sent.replaceAll("\r\n", "\n");
    // Several boxes of one name: a line each.
    fields[name] = Object.hasOwn(fields, name) ? `${fields[name]}\n${value}` : value;
  }
  return fields;
}

/** The first complaint about each field, and of a field that is a list about each part of it: `links.1.url`. */
function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    errors[String(path[0] ?? "form")] ??= message;
    if (path.length > 1) errors[path.join(".")] ??= message;
  }
  return errors;
}

type Explanation = Pick<FormState, "message" | "fieldErrors" | "reason" | "conflict">;

function explain(error: unknown): Explanation {
  if (error instanceof AppError) {
    const atField = Object.keys(error.fieldErrors).length > 0;
    return {
      message: atField ? null : error.message,
      fieldErrors: error.fieldErrors,
      reason: error.reason,
      ...(error instanceof EditConflictError ? { conflict: error.conflict } : {}),
    };
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "an action failed");
  return {
    message: `Something went wrong on our side (reference ${reference}). What you typed is still here: try again in a minute.`,
    fieldErrors: {},
  };
}
