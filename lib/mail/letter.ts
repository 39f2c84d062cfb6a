/** How every message of the service is written: whole sentences, a greeting, and nobody's words but where they are marked. */
import { getSettings } from "#lib/platform/env.ts";
import { oneLine } from "./mail.ts";

/** Subject and body of a message, without its recipient. */
export type Letter = { subject: string; text: string };

/** Somebody's own words, marked as such. */
export type Quotation = { quotation: string };

/** Everything that some mail program shows as the end of a line. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * The body of a message. Names hold no line breaks in it, so that nobody writes paragraphs of their own by what they or
 * things are called.
 */
export function letter(...paragraphs: (string | Quotation)[]): string {
  const clean = paragraphs.map((paragraph) =>
    typeof paragraph === "string" ? oneLine(paragraph) : paragraph.quotation,
  );
  return ["Good day,", ...clean, getSettings().endorser.name].join("\n\n");
}

/** What somebody wrote: it must not look as if the service said it. Nothing when they wrote nothing. */
export function quoted(who: string, message: string | null): (string | Quotation)[] {
  if (message === null) return [];
  const lines = message.split(LINE_END).map((line) => `> ${line}`.trimEnd());
  return [`${who} writes:`, { quotation: lines.join("\n") }];
}

/** The whole address of one of our pages. */
export function address(path: string): string {
  return `${getSettings().baseUrl}${path}`;
}

/** A day in words, UTC. */
export function formatDate(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}
