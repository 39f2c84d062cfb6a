import { expect, test } from "vitest";
import { accountTabs } from "./account-tabs.ts";

test.each([
  ["/account", ["Overview"]],
  ["/account/notifications", ["News"]],
  ["/account/following", ["Following"]],
  ["/account/searches", ["Saved searches"]],
  ["/account/searches/new", ["Saved searches"]],
  ["/account/profile", ["Profile"]],
  ["/account/tokens", ["Access tokens"]],
  ["/account/tokens/new", ["Access tokens"]],
  ["/account/sessions", ["Sessions and identities"]],
  ["/account/tokensandmore", []],
])("at %s the marked tabs are %j", (path, marked) => {
  const current = accountTabs(path).filter((tab) => tab.current);
  expect(current.map(({ label }) => label)).toEqual(marked);
});
