/** A real SMTP server that keeps what it is given. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A message as it came over the wire. */
export type ReceivedMail = { from: string; to: string[]; source: string };

/**
 * Starts the server on this machine.
 *
 * @param port a port to come back to; 0: any
 * @param refuse who is refused, with this SMTP answer
 */
export async function startMailServer({
  port = 0,
  refuse = {},
}: {
  port?: number;
  refuse?: Readonly<Record<string, number>>;
} = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo({ address }, _session, done) {
      const code = refuse[address];
      done(code ? Object.assign(new Error("mailbox unavailable"), { responseCode: code }) : null);
    },
    onData(stream, { envelope }, done) {
      text(stream).then((source) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
        done();
      }, done);
    },
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    received,
    port: taken,
    url: `smtp://127.0.0.1:${taken}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
