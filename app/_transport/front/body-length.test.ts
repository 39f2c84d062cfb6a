/** Content-Length where the route said how long its body is, as a raw socket sees it. */
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BODY_LENGTH_HEADER } from "../request-headers.ts";
import { saidLength } from "../said-length.ts";
import { tellBodyLength } from "./body-length.ts";

const BODY = "Gr\u00fc\u00dfe\n";

/** As the page framework answers: headers one by one, then the body in pieces, or its end for HEAD. */
const server = createServer((request, response) => {
  tellBodyLength(response);
  const headers = request.url === "/unsaid" ? {} : saidLength(BODY);
  for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
  if (request.url === "/encoded") response.setHeader("content-encoding", "br");
  if (request.url === "/not-modified") response.statusCode = 304;
  if (request.method !== "HEAD") {
    response.flushHeaders();
    response.write(BODY.slice(0, 3));
    response.write(BODY.slice(3));
  }
  response.end();
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function ask(line: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test("is told, and the body is not sent in chunks", async () => {
  const answer = await ask("GET /said");
  expect(answer).toMatch(/\r\ncontent-length: 8\r\n/i);
  expect(answer).not.toMatch(/transfer-encoding/i);
  expect(answer.endsWith(`\r\n\r\n${BODY}`)).toBe(true);
});

test("is told of what HEAD asks for", async () => {
  expect(await ask("HEAD /said")).toMatch(/\r\ncontent-length: 8\r\n/i);
});

test.each(["/unsaid", "/encoded"])("is not told of %s", async (path) => {
  expect(await ask(`GET ${path}`)).not.toMatch(/content-length/i);
});

test("nobody sees by which header it was said", async () => {
  for (const path of ["/said", "/encoded"])
    expect(await ask(`GET ${path}`)).not.toContain(BODY_LENGTH_HEADER);
});
