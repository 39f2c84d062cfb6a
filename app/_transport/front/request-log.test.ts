import { expect, it } from "vitest";
import { paths } from "#lib/platform/paths.ts";
import { withoutSecrets } from "./request-log.ts";

it("keeps the secrets of invitations out of the log", () => {
  expect(withoutSecrets(paths.invitation("a-secret"))).toBe("/invitations/[secret]");
  expect(withoutSecrets(`${paths.invitation("a-secret")}/x`)).toBe("/invitations/[secret]/x");
  expect(withoutSecrets(paths.calendar("a-secret"))).toBe("/calendars/[secret]");
  expect(withoutSecrets("/appliances/invitations")).toBe("/appliances/invitations");
});
