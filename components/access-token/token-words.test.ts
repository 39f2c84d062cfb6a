import { describe, expect, test } from "vitest";
import { describeClient } from "./client-words.ts";
import { revocationConsequences, scopeWords } from "./scope-words.ts";
import { addressWithToken, atropeLine, curlCommands, secretAddresses } from "./token-commands.ts";

const NOTHING = { readableVos: [], readsApi: false, writableAppliances: [], curatableVos: [] };

describe("what a token may, in words", () => {
  test.each([
    [{ readableVos: ["ops"] }, ["Read the list of ops"]],
    [{ readableVos: ["ops", "biomed"] }, ["Read the lists of ops and biomed"]],
    [{ readsApi: true }, ["Read the API"]],
    [{ writableAppliances: ["CirrOS", "Galaxy"] }, ["Edit and publish CirrOS and Galaxy"]],
    [{ curatableVos: ["ops"] }, ["Curate the list of ops"]],
    [{}, []],
  ])("%j", (scope, words) => {
    expect(scopeWords({ ...NOTHING, ...scope })).toEqual(words);
  });

  test("warns of sites that delete images only where lists are read", () => {
    const warning = /may delete images/;
    expect(revocationConsequences({ ...NOTHING, readableVos: ["ops"] }).join(" ")).toMatch(warning);
    expect(revocationConsequences({ ...NOTHING, readsApi: true }).join(" ")).not.toMatch(warning);
    expect(revocationConsequences({ ...NOTHING, curatableVos: ["ops"] }).join(" ")).toMatch(/Pipelines/);
  });
});

describe("which client it was", () => {
  test.each([
    ["python-requests/2.32.3", "python-requests/2.32.3 (probably atrope)"],
    ["Faraday v1.0.1", "Faraday (probably cloudkeeper)"],
    ["Ruby", "Ruby (probably cloudkeeper or nagios-promoo)"],
    ["vmcatcher", "vmcatcher"],
    ["Wget/1.21.4", "Wget/1.21.4 (probably vmcatcher or wget)"],
    ["Java/17.0.2", "Java/17.0.2 (probably snf-vmcatcher)"],
    ["curl/8.9.1", "curl/8.9.1"],
    ["Mozilla/5.0 (X11; Linux x86_64)", "a browser"],
    ["my-own-script/1 (+https://example.org)", "my-own-script/1"],
    ["", "a client without a name"],
    [null, "a client without a name"],
  ])("%j: %s", (userAgent, words) => {
    expect(describeClient(userAgent)).toBe(words);
  });
});

describe("the commands", () => {
  const token = "slw_0123456789abcdef_9_b19PPy8fDv7u3s6-rp6Ofm5eTj4uHg";
  const listUrl = "https://lists.example.org/store/vo/ops/image.list";
  const tokenUrl = "https://lists.example.org/api/v1/token";

  test("hold the token once, in a variable", () => {
    const commands = curlCommands({ token, listUrl, tokenUrl });
    expect(commands.split(token)).toHaveLength(2);
    expect(commands).toContain('"Authorization: Bearer $SLIPWAY_TOKEN"');
    expect(commands).toContain('--user "$SLIPWAY_TOKEN:x-oauth-basic"');
    expect(curlCommands({ token, listUrl: null, tokenUrl })).not.toContain("x-oauth-basic");
  });

  test("hold the token in the path where nothing else can, never in a query", () => {
    const root = `https://lists.example.org/list/ops/~${token}`;
    for (const path of ["image.list", "streams/v1/index.json", "images/SHA256SUMS", "opennebula"]) {
      expect(secretAddresses(root)).toContain(`${root}/${path}`);
    }
    expect(secretAddresses(root)).not.toContain("?");
  });

  test("give clients what they read", () => {
    expect(atropeLine({ token })).toBe(`  token: "${token}"`);
    expect(addressWithToken({ token, listUrl })).toBe(
      `https://${token}:x-oauth-basic@lists.example.org/store/vo/ops/image.list`,
    );
  });
});
