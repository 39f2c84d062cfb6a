import { expect, test } from "vitest";
import { issuerHost } from "./issuer-host.ts";

test.each([
  ["https://aai.egi.eu/auth/realms/egi", "aai.egi.eu"],
  ["http://localhost:3001", "localhost:3001"],
  ["urn:example:issuer", "urn:example:issuer"],
  ["rubbish", "rubbish"],
])("%s is known as %s", (issuer, host) => {
  expect(issuerHost(issuer)).toBe(host);
});
