/** From the outbox to a real mail server. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { bindJob } from "#lib/platform/jobs/define-job.ts";
import { type JobRunner, runJobs } from "#lib/platform/jobs/run-jobs.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { startMailServer } from "#lib/testing/mail-server.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { sendMailJob } from "./jobs.ts";
import { STRUCK_OUT } from "./mail.ts";
import { listOutbox } from "./queries.ts";
import { sendMail } from "./send-mail.ts";
import { sweepOutbox } from "./sweep-outbox.ts";
import { type Mail, writeMail } from "./write-mail.ts";

const NOW = new Date("2026-11-24T09:30:00Z");
const MAIL: Mail = {
  recipient: "zoë@example.org",
  subject: "Ann Müller invites you",
  text: "Good day,\n\nmaintain “Søk” with me?\n.\nAnn",
};

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await getDatabase().outgoingMail.deleteMany();
  await clearQueue();
});

async function startServer(options: Parameters<typeof startMailServer>[0] = {}) {
  const server = await startMailServer(options);
  closers.push(server.close);
  return server;
}

const routeTo = (smtpUrl: string | null) => ({
  route: { smtpUrl, mailFrom: "Slipway <no-reply@va.example.org>", baseUrl: "https://va.example.org" },
  now: () => NOW,
});

async function write(mail: Partial<Mail> = {}): Promise<string> {
  await getDatabase().$transaction((tx) => writeMail(tx, { ...MAIL, ...mail }, NOW));
  const { id } = await getDatabase().outgoingMail.findFirstOrThrow({ orderBy: { id: "desc" } });
  return id;
}

const read = (id: string) =>
  getDatabase().outgoingMail.findUniqueOrThrow({
    where: { id },
    select: { sentAt: true, attempts: true, lastError: true },
  });

/** Header fields as they were sent, folding undone; names in lower case. */
function headersOf(source: string): [string, string][] {
  const [head = ""] = source.split("\r\n\r\n");
  return head
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]);
}

test("a message and its job are written together, or not at all", async () => {
  const id = await write();
  expect(await listQueued(sendMailJob)).toEqual([{ mailId: id }]);
  const broken = getDatabase().$transaction(async (tx) => {
    await writeMail(tx, MAIL, NOW);
    throw new Error("not after all");
  });
  await expect(broken).rejects.toThrow("not after all");
  expect(await getDatabase().outgoingMail.count()).toBe(1);
  expect(await listQueued(sendMailJob)).toHaveLength(1);
});

test("who has no address gets no message", async () => {
  await getDatabase().$transaction((tx) => writeMail(tx, { ...MAIL, recipient: " " }, NOW));
  expect(await getDatabase().outgoingMail.count()).toBe(0);
});

test("is delivered as it was written, once", async () => {
  const server = await startServer();
  const id = await write();
  await sendMail(id, routeTo(server.url));
  await sendMail(id, routeTo(server.url));
  expect(server.received).toHaveLength(1);
  const [mail] = server.received;
  expect(mail).toMatchObject({ from: "no-reply@va.example.org", to: ["zoë@example.org"] });
  const headers = new Map(headersOf(mail?.source ?? ""));
  expect(headers.get("message-id")).toBe(`<${id}@va.example.org>`);
  expect(headers.get("from")).toBe("Slipway <no-reply@va.example.org>");
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(new Date(headers.get("date") ?? "")).toEqual(NOW);
  expect(headers.get("subject")).toMatch(/^=\?UTF-8\?Q\?Ann_M=C3=BCller_invites_you\?=$/);
  const body = mail?.source.slice(mail.source.indexOf("\r\n\r\n") + 4) ?? "";
  expect(decodeQuotedPrintable(body)).toBe(MAIL.text.replaceAll("\n", "\r\n"));
  expect(await read(id)).toEqual({ sentAt: NOW, attempts: 1, lastError: null });
});

test("what is sent for a subscription can be ended by a button of the mail program (RFC 8058)", async () => {
  const server = await startServer();
  const key = "k".repeat(43);
  await sendMail(await write({ unsubscribeKey: key }), routeTo(server.url));
  await sendMail(await write(), routeTo(server.url));
  const [subscribed, work] = server.received.map(({ source }) => new Map(headersOf(source)));
  expect(subscribed?.get("list-unsubscribe")).toBe(`<https://va.example.org/api/unsubscribe/${key}>`);
  expect(subscribed?.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(work?.has("list-unsubscribe")).toBe(false);
});

/** RFC 2045 section 6.7. */
function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replace(/\r\n$/, "");
}

test.each([
  ["a line break in the subject", { subject: "Hello\r\nBcc: eve@example.org\r\n\r\nPay here" }],
  ["a line break in the address", { recipient: "ann@example.org\r\nBcc: eve@example.org" }],
  ["a second address", { recipient: "ann@example.org, eve@example.org" }],
  ["a group of addresses", { recipient: "all: ann@example.org, eve@example.org;" }],
  ["a name around the address", { recipient: '"eve@example.org" <ann@example.org>' }],
  ["a header in the text", { text: "\r\nBcc: eve@example.org\r\n" }],
])("%s brings nobody a message", async (_what, fields) => {
  const server = await startServer();
  const id = await write(fields);
  await sendMail(id, routeTo(server.url));
  for (const { to, source } of server.received) {
    expect(to).toHaveLength(1);
    expect(to).not.toContain("eve@example.org");
    const names = headersOf(source).map(([name]) => name);
    expect(names).not.toContain("bcc");
    expect(names.filter((name) => name === "to")).toHaveLength(1);
    expect(names.filter((name) => name === "subject").length).toBeLessThanOrEqual(1);
  }
  const { sentAt, lastError } = await read(id);
  expect(Boolean(sentAt)).toBe(server.received.length === 1);
  if (!sentAt) expect(lastError).toMatch(/^Refused: /);
});

test("an address that the server refuses for good is not tried again", async () => {
  const server = await startServer({ refuse: { "gone@example.org": 550 } });
  const id = await write({ recipient: "gone@example.org" });
  await sendMail(id, routeTo(server.url));
  await sendMail(id, routeTo(server.url));
  expect(await read(id)).toMatchObject({ sentAt: null, attempts: 1 });
  expect((await read(id)).lastError).toMatch(/^Refused: .*550 mailbox unavailable/);
});

test("an address that the server refuses for now is", async () => {
  const server = await startServer({ refuse: { "full@example.org": 452 } });
  const id = await write({ recipient: "full@example.org" });
  await expect(sendMail(id, routeTo(server.url))).rejects.toThrow(/452/);
  expect(await read(id)).toMatchObject({ sentAt: null, attempts: 1 });
  expect((await read(id)).lastError).toMatch(/452 mailbox unavailable/);
  expect((await read(id)).lastError).not.toMatch(/^Refused/);
});

test("without a mail server it stays in the outbox", async () => {
  const id = await write();
  await sendMail(id, routeTo(null));
  expect(await read(id)).toEqual({ sentAt: null, attempts: 0, lastError: null });
});

test.each([
  ["an hour old", 1, true],
  ["six days old", 6 * 24, true],
  ["just written", 0.1, false],
  ["eight days old: no news any more", 8 * 24, false],
])("once there is a mail server, what waited for one is sent: %s", async (_what, hours, isSent) => {
  const id = await write();
  await clearQueue();
  const now = new Date(NOW.getTime() + hours * 3_600_000);
  await sweepOutbox({ smtpUrl: null, now });
  expect(await listQueued(sendMailJob)).toEqual([]);
  for (let round = 0; round < 2; round++) await sweepOutbox({ smtpUrl: "smtp://127.0.0.1:9", now });
  expect(await listQueued(sendMailJob)).toEqual(isSent ? [{ mailId: id }] : []);
});

test("what was sent or refused for good is not swept up", async () => {
  const server = await startServer({ refuse: { "gone@example.org": 550 } });
  await sendMail(await write(), routeTo(server.url));
  await sendMail(await write({ recipient: "gone@example.org" }), routeTo(server.url));
  await clearQueue();
  await sweepOutbox({ smtpUrl: server.url, now: new Date(NOW.getTime() + 3_600_000) });
  expect(await listQueued(sendMailJob)).toEqual([]);
});

test("what is confidential is readable while it waits, and gone once it was sent", async () => {
  const server = await startServer();
  const link = "https://va.example.org/invitations/s3cret";
  const text = `Answer here:\n\n${link}\n\nGood bye`;
  const id = await write({ text, confidential: { text: link, about: "invitation 1" } });
  const stored = () => getDatabase().outgoingMail.findUniqueOrThrow({ where: { id } });
  await sendMail(id, routeTo(null));
  expect((await stored()).text).toBe(text);
  await sendMail(id, routeTo(server.url));
  expect(server.received[0]?.source).toContain("s3cret");
  expect(JSON.stringify(await stored())).not.toContain("s3cret");
  expect((await stored()).text).toBe(`Answer here:\n\n${STRUCK_OUT}\n\nGood bye`);
});

test("a message that is gone is no failure", async () => {
  await sendMail("0199e1f0-0000-7000-8000-000000000000", routeTo("smtp://127.0.0.1:9"));
});

test("the server is down, then up: the worker delivers it by itself", async () => {
  const first = await startServer();
  const { port, url } = first;
  await first.close();
  const id = await write();
  const runner: JobRunner = await runJobs(process.env.DATABASE_URL ?? "", [
    bindJob(
      sendMailJob,
      async () =>
        ({ mailId }) =>
          sendMail(mailId, routeTo(url)),
    ),
  ]);
  closers.push(() => runner.stop());
  while ((await read(id)).lastError === null) await wait(20);
  expect((await read(id)).lastError).toMatch(/ECONNREFUSED/);
  const second = await startServer({ port });
  while (second.received.length === 0) await wait(20);
  while ((await read(id)).sentAt === null) await wait(20);
  const { attempts, lastError } = await read(id);
  expect(attempts).toBeGreaterThanOrEqual(2);
  expect(lastError).toBeNull();
});

test("the outbox is for administrators", async () => {
  const older = await write({ subject: "older" });
  const newer = await write({ subject: "newer" });
  const administrator = await createPerson({ platformRoles: ["administrator"] });
  const page = await listOutbox(administrator, 1);
  expect(page?.items.map(({ id }) => id)).toEqual([newer, older]);
  expect(page?.items[0]).toMatchObject({ ...MAIL, subject: "newer", state: "waiting", attempts: 0 });
  expect(page).toMatchObject({ total: 2, page: 1, pageCount: 1 });
  expect((await listOutbox(system("test"), 2))?.items).toEqual([]);
  for (const actor of [
    ANONYMOUS,
    await createPerson(),
    await createPerson({ platformRoles: ["security_officer"] }),
  ]) {
    expect(await listOutbox(actor, 1)).toBeNull();
  }
});
