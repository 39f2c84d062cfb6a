import { expect, it } from "vitest";
import { paths } from "#lib/platform/paths.ts";
import { withoutSecrets } from "./request-log.ts";

it("keeps the secrets of invitations out of the log", () => {
  expect(withoutSecrets(paths.invitation("a-secret"))).toBe("/invitations/[secret]");
  expect(withoutSecrets(`${paths.invitation("a-secret")}/x`)).toBe("/invitations/[secret]/x");
  expect(withoutSecrets(paths.calendar("a-secret"))).toBe("/calendars/[secret]");
  expect(withoutSecrets("/appliances/invitations")).toBe("/appliances/invitations");
});

const TOKEN = "slw_0123456789abcdef_9_b19PPy8fDv7u3s6-rp6Ofm5eTj4uHg";

it.each([
  [paths.secretListRoot("ops", TOKEN), "/list/ops/~[secret]"],
  [`/list/ops/@3/~${TOKEN}/list.json`, "/list/ops/@3/~[secret]/list.json"],
  [`/list/ops/%7E${TOKEN.slice(0, 30)}`, "/list/ops/~[secret]"],
  [`/store/vo/ops/${TOKEN}/image.list`, "/store/vo/ops/slw_0123456789abcdef_[secret]/image.list"],
])("keeps tokens out of the log, also where they stand in a wrong place: %s", (path, logged) => {
  expect(withoutSecrets(path)).toBe(logged);
});
