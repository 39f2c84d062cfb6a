import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSignIn } from "./claims.ts";

const WHO = { iss: "https://idp.example.org", sub: "ann" };
const read = (vouched: object, told: object = {}) =>
  readSignIn({ ...WHO, ...vouched }, Object.keys(told).length > 0 ? { sub: "ann", ...told } : {});

describe("who it is", () => {
  test.each([
    [{ iss: WHO.iss }, {}],
    [{ sub: "ann" }, {}],
    [{ ...WHO, sub: "" }, {}],
    [{ ...WHO, sub: "x".repeat(256) }, {}],
    [{ ...WHO, sub: 7 }, {}],
    [null, {}],
    [WHO, { sub: "bob" }],
    [WHO, { name: "Ann" }],
    [WHO, []],
    [WHO, null],
  ])("is not said by %j and %j", (vouched, told) => {
    expect(() => readSignIn(vouched, told)).toThrow();
  });

  test("is said by the ID token; the userinfo endpoint may add", () => {
    expect(read({}, { name: "Ann" })).toMatchObject({ issuer: WHO.iss, subject: "ann", name: "Ann" });
    expect(read({ name: "Ann" }, { name: "Bob", iss: "https://evil.example" })).toMatchObject({
      issuer: WHO.iss,
      name: "Ann",
    });
  });
});

test.each([
  [{ name: "Ann Other", given_name: "X" }, "Ann Other"],
  [{ given_name: "Ann", family_name: "Other" }, "Ann Other"],
  [{ family_name: "Other", preferred_username: "ann" }, "Other"],
  [{ preferred_username: "ann" }, "ann"],
  [{ name: "  " }, "Unnamed person"],
  [{ name: "A\u0000n\nn" }, "Ann"],
  [{ name: "\u202eA\u2028n\u2029n\u2066 \u2069" }, "Ann"],
  [{ name: { given: "Ann" } }, "Unnamed person"],
  [{}, "Unnamed person"],
])("the name in %j is %j", (claims, name) => {
  expect(read(claims).name).toBe(name);
});

test.each([
  [{ email: "a@x.org", email_verified: true }, {}, ["a@x.org", true]],
  [{ email: "a@x.org", email_verified: "true" }, {}, ["a@x.org", true]],
  [{ email: "a@x.org", email_verified: "false" }, {}, ["a@x.org", false]],
  [{ email: "a@x.org", email_verified: "yes" }, {}, ["a@x.org", false]],
  [{ email: "a@x.org", email_verified: 1 }, {}, ["a@x.org", false]],
  [{ email: "a@x.org" }, { email: "b@x.org", email_verified: true }, ["a@x.org", false]],
  [{ email: "a@x.org" }, { email: "a@x.org", email_verified: true }, ["a@x.org", true]],
  [
    { email: "a@x.org", email_verified: false },
    { email: "a@x.org", email_verified: true },
    ["a@x.org", false],
  ],
  [{ email_verified: true }, { email: "a@x.org" }, ["a@x.org", false]],
  [{}, { email: "a@x.org", email_verified: true }, ["a@x.org", true]],
  [{ email_verified: true }, {}, ["", false]],
])("the address in %j and %j is %j", (vouched, told, expected) => {
  const { email, emailVerified } = read(vouched, told);
  expect([email, emailVerified]).toEqual(expected);
});

test.each([
  [{ eduperson_entitlement: "a" }, {}, ["a"]],
  [{ eduperson_entitlement: ["a", "b"] }, { entitlements: ["b", "c"] }, ["a", "b", "c"]],
  [{ entitlements: "a" }, { eduperson_entitlement: "a" }, ["a"]],
  [{ entitlements: ["a", 1, null, "", ["b"]] }, {}, ["a"]],
  [{ entitlements: { a: 1 } }, {}, []],
  [{}, {}, []],
])("the entitlements in %j and %j are %j", (vouched, told, expected) => {
  expect(read(vouched, told).entitlements).toEqual(expected);
});

test.each([
  [{ orcid: "0000-0002-1825-0097" }, "0000-0002-1825-0097"],
  [{ eduperson_orcid: ["https://orcid.org/0000-0002-1825-0097"] }, "0000-0002-1825-0097"],
  [{ orcid: "0000-0002-1825-0098" }, null],
  [{ orcid: 5 }, null],
  [{}, null],
])("the ORCID iD in %j is %j", (claims, orcid) => {
  expect(read(claims).orcid).toBe(orcid);
});

test.each([
  [{ affiliation: "Here" }, "Here"],
  [{ voperson_external_affiliation: ["member@here.org"] }, "member@here.org"],
  [{ eduperson_scoped_affiliation: "staff@here.org" }, "staff@here.org"],
  [{}, null],
])("the affiliation in %j is %j", (claims, affiliation) => {
  expect(read(claims).affiliation).toBe(affiliation);
});

test("whatever else a provider says keeps nobody out", () => {
  const keys = [
    "name",
    "email",
    "email_verified",
    "entitlements",
    "eduperson_entitlement",
    "orcid",
    "affiliation",
  ];
  const rubbish = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
  fc.assert(
    fc.property(rubbish, rubbish, (vouched, told) => {
      const signIn = read(vouched, told);
      expect(signIn.subject).toBe("ann");
      expect(signIn.name).not.toBe("");
      expect(JSON.stringify(signIn)).not.toContain("\\u0000");
    }),
  );
});
