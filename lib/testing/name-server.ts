/** A name server that knows one name, and as many addresses of it as one likes (RFC 1035): as Docker's for a service. */
import { createSocket } from "node:dgram";
import { once } from "node:events";

const ANSWER = 0x8180;
const NO_SUCH_NAME = 0x8183;
const HEADER_BYTES = 12;

export type NameServer = {
  /** Where it listens, such as `127.0.0.1:53535`. */
  address: string;
  /** What every name leads to from now on; nothing: there is no such name. */
  lead: (addresses: readonly string[]) => void;
  close: () => void;
};

export async function startNameServer(): Promise<NameServer> {
  let known: readonly string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const questionEnd = query.indexOf(0, HEADER_BYTES) + 5;
    const header = Buffer.from(query.subarray(0, HEADER_BYTES));
    header.writeUInt16BE(known.length > 0 ? ANSWER : NO_SUCH_NAME, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(known.length, 6);
    header.writeUInt32BE(0, 8);
    const records = known.map((text) =>
      // The name of the question; type A, class IN, a second to live, four bytes.
      Buffer.from([0xc0, HEADER_BYTES, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...text.split(".").map(Number)]),
    );
    socket.send(
      Buffer.concat([header, query.subarray(HEADER_BYTES, questionEnd), ...records]),
      port,
      address,
    );
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    lead(addresses) {
      known = addresses;
    },
    close: () => socket.close(),
  };
}
