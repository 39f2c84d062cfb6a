/** Hands one message of the outbox to the mail server. */
import { createTransport } from "nodemailer";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { describeRefusal, mailStateOf, messageIdOf, withoutConfidential } from "./mail.ts";

/** Where and as whom messages are sent; see `SMTP_URL` and `MAIL_FROM` of the settings. */
export type MailRoute = { smtpUrl: string | null; mailFrom: string; baseUrl: string };

/** A server that does not answer is given up soon: the job comes again. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

type OutgoingMail = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  createdAt: Date;
  unsubscribeKey: string | null;
};

/**
 * Sends a message that has not been sent. Without a mail server it stays where it is; what the server refuses for good
 * is remembered with its reason and not tried again.
 *
 * @throws the error of the attempt when another may succeed
 */
export async function sendMail(
  mailId: string,
  { route = getSettings(), now = () => new Date() }: { route?: MailRoute; now?: () => Date } = {},
): Promise<void> {
  const { smtpUrl } = route;
  if (!smtpUrl) return;
  const mail = await getDatabase().outgoingMail.findUnique({ where: { id: mailId } });
  if (!mail || mailStateOf(mail) !== "waiting") return;
  // Before the attempt, so that one during which the worker dies is counted too.
  await remember(mailId, { attempts: { increment: 1 } });
  try {
    await handOver(mail, { ...route, smtpUrl });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (isForGood(error)) return remember(mailId, { lastError: describeRefusal(reason) });
    await remember(mailId, { lastError: reason });
    throw error;
  }
  await remember(mailId, { sentAt: now(), lastError: null, ...withoutConfidential(mail) });
}

async function remember(
  id: string,
  data: {
    attempts?: { increment: number };
    lastError?: string | null;
    sentAt?: Date;
    text?: string;
    confidential?: null;
  },
): Promise<void> {
  await getDatabase().outgoingMail.updateMany({ where: { id, sentAt: null }, data });
}

async function handOver(
  mail: OutgoingMail,
  { smtpUrl, mailFrom, baseUrl }: MailRoute & { smtpUrl: string },
): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    ...PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      messageId: messageIdOf(mail.id, baseUrl),
      date: mail.createdAt,
      from: mailFrom,
      // As an object it is one address, whatever commas are in it.
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      // RFC 3834 section 5: absence notes are not wanted back.
      headers: { "Auto-Submitted": "auto-generated", ...unsubscribeHeaders(mail.unsubscribeKey, baseUrl) },
    });
  } finally {
    transport.close();
  }
}

/** RFC 2369 section 3.2 and RFC 8058 section 3.1: mail programs offer a button that posts to the address. */
function unsubscribeHeaders(key: string | null, baseUrl: string): Record<string, string> {
  if (key === null) return {};
  return {
    "List-Unsubscribe": `<${baseUrl}${paths.unsubscribe(key)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

/**
 * Answers that begin with 5 are permanent (RFC 5321 section 4.2.1) when they are about this recipient or this message.
 * A sender or a password that the server does not take is ours to mend, and the message waits for that.
 */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { command = "", responseCode = 0 } = error as { command?: string; responseCode?: number };
  if (command === "API") return /recipient/i.test(error.message);
  return (command === "RCPT TO" || command === "DATA") && responseCode >= 500;
}
