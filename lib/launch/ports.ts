/** TCP ports on loopback. */
import { createServer } from "node:net";

/** What became of an attempt to listen. */
export type PortState = "free" | "in use" | "no address of this machine" | "no right";

const STATES: Readonly<Record<string, PortState>> = {
  EADDRINUSE: "in use",
  EADDRNOTAVAIL: "no address of this machine",
  EAFNOSUPPORT: "no address of this machine",
  EAI_AGAIN: "no address of this machine",
  EINVAL: "no address of this machine",
  ENOTFOUND: "no address of this machine",
  EACCES: "no right",
  EPERM: "no right",
};

/**
 * Can this port be listened on now?
 *
 * @throws Error that the system gives for any other reason
 */
export function probePort(port: number, host = "127.0.0.1"): Promise<PortState> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const state = STATES[error.code ?? ""];
      if (state) resolve(state);
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve("free")));
  });
}

/** `wanted` when it is free, else any that is. */
export async function findFreePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && wanted <= 65535 && (await probePort(wanted)) === "free") return wanted;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
