import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { findEndSessionAddress } from "./end-session-address.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A provider that answers discovery so; null: never. */
async function provider(document: object | string | null, status = 200): Promise<string> {
  const server = createServer((_, response) => {
    if (document === null) return;
    response.writeHead(status).end(typeof document === "string" ? document : JSON.stringify(document));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const settings = (issuer: string) => ({
  baseUrl: "https://va.example.org",
  oidc: { issuer, clientId: "slipway", clientSecret: "x" },
});

test("names the session, the product, and where to come back to", async () => {
  const issuer = await provider({ end_session_endpoint: "https://idp.example.org/logout?a=b" });
  const address = new URL((await findEndSessionAddress(settings(issuer), "the.id.token")) ?? "");
  expect(address.origin + address.pathname).toBe("https://idp.example.org/logout");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    a: "b",
    id_token_hint: "the.id.token",
    client_id: "slipway",
    post_logout_redirect_uri: "https://va.example.org/sign-in?signedOut",
  });
});

test("leaves the hint out where there is none", async () => {
  const issuer = await provider({ end_session_endpoint: "https://idp.example.org/logout" });
  expect(await findEndSessionAddress(settings(issuer), null)).not.toContain("id_token_hint");
});

test("is asked for once while it holds, also when the provider is away by then", async () => {
  const issuer = await provider({ end_session_endpoint: "https://idp.example.org/logout" });
  const first = await findEndSessionAddress(settings(issuer), null);
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  expect(await findEndSessionAddress(settings(issuer), null)).toBe(first);
});

test.each([
  ["offers none", {}, 200],
  ["offers rubbish", { end_session_endpoint: 7 }, 200],
  ["offers a script", { end_session_endpoint: "javascript:alert(1)" }, 200],
  ["fails", { end_session_endpoint: "https://idp.example.org/logout" }, 500],
  ["answers no JSON", "<html>", 200],
  ["does not answer at all", null, 200],
])("there is none where the provider %s", async (_what, document, status) => {
  expect(await findEndSessionAddress(settings(await provider(document, status)), "x")).toBeNull();
});

test("there is none without a provider", async () => {
  expect(await findEndSessionAddress({ baseUrl: "https://va.example.org", oidc: null }, "x")).toBeNull();
});
