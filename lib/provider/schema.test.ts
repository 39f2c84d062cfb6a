import { describe, expect, test } from "vitest";
import { providerFieldsSchema } from "./schema.ts";

const fields = { name: "FJORD-CLOUD", country: "Norway", websiteUrl: "", contactEmail: "" };
const row = (overrides: object = {}) => ({
  kind: "OpenStack",
  url: "https://keystone.example.org:5000/v3",
  name: "",
  ...overrides,
});
const parse = (endpoints: unknown) =>
  providerFieldsSchema.safeParse({ ...fields, endpoints: JSON.stringify(endpoints) });

describe("endpoints of a provider", () => {
  test("are rows of kind, address and name", () => {
    expect(parse([row(), row({ kind: "Other", name: "  brno1 " })]).data?.endpoints).toEqual([
      row({ name: null }),
      row({ kind: "Other", name: "brno1" }),
    ]);
  });

  test("may be none", () => {
    expect(parse([]).data?.endpoints).toEqual([]);
    expect(providerFieldsSchema.safeParse(fields).data?.endpoints).toEqual([]);
  });

  test.each([
    ["an unknown kind", row({ kind: "vSphere" }), "kind", "Choose what kind of cloud it is."],
    ["no address", row({ url: " " }), "url", "The address is missing."],
    ["another protocol", row({ url: "ftp://x.example" }), "url", "must begin with https:// or http://."],
    ["a script", row({ url: "javascript:alert(1)" }), "url", "must begin with https:// or http://."],
    ["no host", row({ url: "https://" }), "url", "must begin with https:// or http://."],
    ["a password", row({ url: "https://u:p@x.example/" }), "url", "Leave the user and the password out"],
    ["a name of two lines", row({ name: "a\nb" }), "name", "must be a single line"],
    ["a name that is too long", row({ name: "x".repeat(101) }), "name", "at most 100 characters"],
  ])("with %s are refused, beside the field in its row", (_what, bad, field, sentence) => {
    const { error } = parse([row(), bad]);
    const issue = error?.issues.find(({ path }) => path.join(".") === `endpoints.1.${field}`);
    expect(issue?.message).toContain(sentence);
  });

  test("are fifty at most, and nothing but rows", () => {
    expect(parse(Array(51).fill(row())).error?.issues[0]?.message).toContain("at most 50");
    expect(parse("x").error?.issues[0]?.message).toContain("cannot be read");
  });
});
