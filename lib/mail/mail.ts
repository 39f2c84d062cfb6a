/** What a message in the outbox is and how it stands. */

/** How a message stands: `waiting` for the mail server or for there being one; `refused` by it for good. */
export type MailState = "sent" | "waiting" | "refused";

/** Begins `lastError` of what the mail server will never take. */
const REFUSED = "Refused: ";

/** How a message of the outbox stands. */
export function mailStateOf(mail: { sentAt: Date | null; lastError: string | null }): MailState {
  if (mail.sentAt) return "sent";
  return mail.lastError?.startsWith(REFUSED) ? "refused" : "waiting";
}

/** What is kept of a refusal that trying again cannot help. */
export function describeRefusal(reason: string): string {
  return `${REFUSED}${reason}`;
}

/**
 * Text without line breaks, other control characters and what turns the direction of writing: names of people and things
 * stand in subjects and sentences.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Stands where something confidential was. */
export const STRUCK_OUT = "(link removed: it was sent, or is no longer needed)";

/** What is kept of a message when its confidential part shall be known to its recipient only. */
export function withoutConfidential({ text, confidential }: { text: string; confidential: string | null }): {
  text: string;
  confidential: null;
} {
  return { text: confidential ? text.replaceAll(confidential, STRUCK_OUT) : text, confidential: null };
}

/**
 * `Message-ID` of a message (RFC 5322 section 3.6.4): made from its row, so that a message that was handed over twice,
 * because the first answer got lost, is known as one.
 *
 * @param baseUrl the address of this service
 */
export function messageIdOf(mailId: string, baseUrl: string): string {
  return `<${mailId}@${new URL(baseUrl).hostname}>`;
}
