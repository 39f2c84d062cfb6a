import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formPage } from "./identity-provider-form.ts";
import {
  claimsOf,
  createProviderPeople,
  NOBODY_TYPED,
  problemsOf,
  readTyped,
  toPerson,
  typedOf,
} from "./identity-provider-people.ts";

const typed = { ...NOBODY_TYPED, subject: "ann" };

describe("the form", () => {
  test.each([
    [{}, []],
    [{ email: "ann@example.org", orcid: "0000-0002-1825-0097", entitlements: "a\nb" }, []],
    [{ entitlements: "rubbish % here" }, []],
    [{ subject: "" }, ["subject"]],
    [{ subject: "a b" }, ["subject"]],
    [{ subject: "x".repeat(256) }, ["subject"]],
    [{ email: "ann" }, ["email"]],
    [{ orcid: "0000-0002-1825-0098" }, ["orcid"]],
    [{ entitlements: "one", asOneString: true }, []],
    [{ entitlements: "one\ntwo", asOneString: true }, ["entitlements"]],
    [{ asOneString: true }, ["entitlements"]],
  ])("with %j has problems at %j", (change, fields) => {
    expect(Object.keys(problemsOf({ ...typed, ...change }))).toEqual(fields);
  });

  test("shows what was typed, whatever it was, as text", () => {
    const evil = `"><script>alert('x')</script>&amp;`;
    const html = formPage(
      "uid",
      { ...typed, subject: evil, entitlements: `</textarea>${evil}` },
      { subject: evil },
    );
    expect(html).not.toContain("<script");
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });

  test("gives back what it was filled in with", () => {
    const line = fc
      .string({ minLength: 1 })
      .map((text) => text.trim().replace(/[\r\n]/g, ""))
      .filter(Boolean);
    fc.assert(
      fc.property(fc.array(line), fc.boolean(), (entitlements, emailVerified) => {
        const person = { ...toPerson(typed), entitlements, emailVerified };
        const form = new URLSearchParams({ subject: "ann", entitlements: typedOf(person).entitlements });
        if (emailVerified) form.set("email_verified", "on");
        expect(toPerson(readTyped(form)).entitlements).toEqual(entitlements);
        expect(readTyped(form).emailVerified).toBe(emailVerified);
      }),
    );
  });
});

describe("what is told", () => {
  test("leaves out what is empty", () => {
    expect(claimsOf(toPerson(typed))).toEqual({ sub: "ann", eduperson_entitlement: [], entitlements: [] });
  });

  test("is a list or a string, as wished", () => {
    const person = toPerson({ ...typed, entitlements: " one \r\n\r\n" });
    expect(claimsOf(person).entitlements).toEqual(["one"]);
    expect(claimsOf({ ...person, asOneString: true }).entitlements).toBe("one");
  });
});

describe("people", () => {
  test("who are made up are remembered, and the last choice counts", () => {
    const people = createProviderPeople();
    const helene = people.findDemo("helene");
    if (!helene) throw new Error("helene is of the demo");
    const other = { ...helene, entitlements: [] };
    expect(people.find("helene")).toEqual(helene);
    people.remember(other);
    people.choose(other);
    expect(people.find("helene")?.entitlements).toEqual([]);
    expect(people.made()).toMatchObject([{ subject: "helene", summary: "helene, no entitlements" }]);
    people.choose(helene);
    expect(people.find("helene")).toEqual(helene);
    expect(people.findMade("helene")?.entitlements).toEqual([]);
    expect(people.find("nobody")).toBeUndefined();
    expect(createProviderPeople().made()).toEqual([]);
  });
});
