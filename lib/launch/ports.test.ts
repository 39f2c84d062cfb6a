import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { findFreePort, probePort } from "./ports.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
}

it("finds a port that can be listened on", async () => {
  const port = await findFreePort();
  expect(await probePort(port)).toBe("free");
  await occupy(port);
  expect(await probePort(port)).toBe("in use");
});

it("takes the wanted port while it is free, else another", async () => {
  const wanted = await findFreePort();
  expect(await findFreePort(wanted)).toBe(wanted);
  await occupy(wanted);
  expect(await findFreePort(wanted)).not.toBe(wanted);
});

it("does not count beyond the last port", async () => {
  expect(await findFreePort(65_536)).toBeLessThanOrEqual(65_535);
});

// 192.0.2.0/24 is for documentation (RFC 5737), .invalid for names that do not exist (RFC 2606).
it.each(["192.0.2.1", "nowhere.invalid"])("knows that %s is no address to listen on", async (host) => {
  expect(await probePort(await findFreePort(), host)).toBe("no address of this machine");
});
