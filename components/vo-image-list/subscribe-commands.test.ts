import { describe, expect, it } from "vitest";
import {
  atropeSource,
  cloudkeeperConfiguration,
  curlCommands,
  type Subscription,
  trustCommands,
  vmcatcherCommands,
} from "./subscribe-commands.ts";

const open: Subscription = {
  vo: "vo.example.org",
  listUrl: "https://slipway.example.org/store/vo/vo.example.org/image.list",
  needsToken: false,
  authorityUrl: "https://slipway.example.org/store/ca.pem",
  trustAnchorsUrl: "https://slipway.example.org/store/trust-anchors.tar.gz",
  signer: { subject: "/DC=org/CN=Slipway's lists", issuer: "/DC=org/CN=CA" },
};
const guarded: Subscription = { ...open, needsToken: true };
const withToken = "https://TOKEN:x-oauth-basic@slipway.example.org/store/vo/vo.example.org/image.list";

describe("a public list", () => {
  it.each([curlCommands, atropeSource, cloudkeeperConfiguration, vmcatcherCommands])(
    "is subscribed by its exact address, without credentials: %o",
    (make) => {
      const text = make(open);
      expect(text).toContain(open.listUrl);
      expect(text).not.toContain("TOKEN");
      expect(text).not.toContain("x-oauth-basic");
    },
  );
});

describe("a list for access tokens", () => {
  it("is fetched with the token as user", () => {
    expect(curlCommands(guarded)).toContain("--user 'TOKEN:x-oauth-basic'");
    expect(atropeSource(guarded)).toContain('token: "TOKEN"');
  });

  it("has the token in its address for clients that know no other place", () => {
    expect(cloudkeeperConfiguration(guarded)).toContain(withToken);
    expect(vmcatcherCommands(guarded)).toContain(`vmcatcher_subscribe -s ${withToken}`);
  });
});

describe("the endorser", () => {
  it("is named exactly as in the certificate", () => {
    expect(atropeSource(open)).toContain(`dn: "/DC=org/CN=Slipway's lists"`);
    expect(vmcatcherCommands(open)).toContain(`--subject='/DC=org/CN=Slipway'\\''s lists'`);
  });

  it("is left to the client while nothing has been signed", () => {
    expect(vmcatcherCommands({ ...open, signer: null })).toContain("--auto-endorse");
  });
});

it("trust anchors are unpacked where all clients look", () => {
  expect(trustCommands(open)).toContain(`${open.trustAnchorsUrl} \\\n  | sudo tar`);
});
