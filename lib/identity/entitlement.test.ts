import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Entitlement,
  formatEntitlement,
  groupPath,
  parseEntitlement,
  readGroupPath,
  sameUrn,
} from "./entitlement.ts";

const NAMESPACES = ["urn:mace:egi.eu", "urn:geant:example.org", "urn:mace:egi.eu:pilot"];
const parse = (value: string) => parseEntitlement(value, NAMESPACES);

describe("the form of AARC-G069", () => {
  it("reads a role in a VO", () => {
    expect(parse("urn:mace:egi.eu:group:vo.example.org:role=manager#aai.egi.eu")).toEqual({
      namespace: "urn:mace:egi.eu",
      groups: ["vo.example.org"],
      role: "manager",
      authority: "aai.egi.eu",
    });
  });

  it("reads plain membership, subgroups, encoded names and a missing authority", () => {
    expect(parse(" urn:geant:example.org:group:biomed:cryo%20em:staff ")).toEqual({
      namespace: "urn:geant:example.org",
      groups: ["biomed", "cryo em", "staff"],
      role: null,
      authority: null,
    });
  });

  it("reads an authority that is an address", () => {
    expect(parse("urn:mace:egi.eu:group:biomed#https://aai.example.org/auth/?x")?.authority).toBe(
      "https://aai.example.org/auth/?x",
    );
  });

  it("takes namespaces of any length, each for itself", () => {
    expect(parse("urn:mace:egi.eu:pilot:group:biomed")?.namespace).toBe("urn:mace:egi.eu:pilot");
    expect(parse("urn:mace:egi.eu:other:group:biomed")).toBeNull();
  });

  it("keeps a colon inside a name apart from the colon between names", () => {
    expect(parse("urn:mace:egi.eu:group:biomed%3Aadmins")?.groups).toEqual(["biomed:admins"]);
    expect(parse("urn:mace:egi.eu:group:biomed:admins")?.groups).toEqual(["biomed", "admins"]);
  });

  it.each([
    ["urn and the namespace identifier count in any case", "URN:Mace:egi.eu:group:biomed", true],
    ["the rest of the namespace does not", "urn:mace:EGI.eu:group:biomed", false],
    ["nor does the word group", "urn:mace:egi.eu:GROUP:biomed", false],
  ])("%s", (_rule, value, read) => {
    expect(parse(value) !== null).toBe(read);
  });

  it("leaves names of groups and roles as they are written", () => {
    expect(parse("URN:MACE:egi.eu:group:BioMed:role=Manager")).toMatchObject({
      groups: ["BioMed"],
      role: "Manager",
    });
  });

  it.each([
    "",
    "#",
    "biomed",
    "urn:mace:egi.eu",
    "urn:mace:egi.eu:group",
    "urn:mace:egi.eu:group:",
    "urn:mace:egi.eu:group::role=manager",
    "urn:mace:egi.eu:group:biomed:",
    "urn:mace:egi.eu:group:biomed::staff",
    "urn:mace:egi.eu:group:biomed:role=",
    "urn:mace:egi.eu:group:role=manager",
    "urn:mace:egi.eu:group:biomed:role=manager:role=member",
    "urn:mace:egi.eu:group:biomed:role=manager:staff",
    "urn:mace:egi.eu:group:biomed:Role=manager",
    "urn:mace:egi.eu:group:biomed:role%3Dmanager",
    "urn:mace:egi.eu:group:biomed:group:staff",
    "urn:mace:egi.eu:group:biomed:%67roup:staff",
    "urn:mace:egi.eu:group:group:biomed",
    "urn:mace:egi.eu:group:biomed#",
    "urn:mace:egi.eu:group:biomed#a#b",
    "urn:mace:egi.eu:group:biomed#a b",
    "urn:mace:egi.eu:group:bio%med",
    "urn:mace:egi.eu:group:bio%ffmed",
    "urn:mace:egi.eu:group:bio%00med",
    "urn:mace:egi.eu:group:bio%E2%80%8Bmed",
    "urn:mace:egi.eu:group:bio%E2%80%AEmed",
    "urn:mace:egi.eu:group:%20",
    "urn:mace:egi.eu:group:bio med",
    "urn:mace:egi.eu:group:biomed\n:role=manager",
    "urn:mace:egi.eu:group:bіomed",
    "urn:mace:egi.eu:group:biomed?=x:role=manager",
    "urn:mace:egi.eu:res:biomed",
    "urn:mace:egi.eu.evil.example:group:biomed:role=manager",
    "urn:mace:other.eu:group:biomed:role=manager",
    "xurn:mace:egi.eu:group:biomed:role=manager",
  ])("gives nothing for %j", (value) => {
    expect(parse(value)).toBeNull();
  });
});

describe("the older form of EGI Check-in", () => {
  it("reads a role in a VO", () => {
    expect(parse("urn:mace:egi.eu:aai.egi.eu:vm_operator@vo.example.org")).toEqual({
      namespace: "urn:mace:egi.eu",
      groups: ["vo.example.org"],
      role: "vm_operator",
      authority: "aai.egi.eu",
    });
  });

  it("reads a role in a group of a VO, with + for blanks", () => {
    expect(parse("urn:mace:egi.eu:perun.egi.eu:cryo%20em:VM+Operator@biomed")).toMatchObject({
      groups: ["biomed", "cryo em"],
      role: "VM Operator",
      authority: "perun.egi.eu",
    });
  });

  it.each([
    ["a role at a site", "urn:mace:egi.eu:goc.egi.eu:100453:CESGA:Site+Administrator@egi.eu"],
    [
      "a role at a site, in other letters",
      "urn:mace:egi.eu:GOC.egi.eu:100453:CESGA:Site+Administrator@egi.eu",
    ],
    ["a group of EGI", "urn:mace:egi.eu:www.egi.eu:inspire-members:member@egi.eu"],
    ["no VO", "urn:mace:egi.eu:aai.egi.eu:member"],
    ["an empty VO", "urn:mace:egi.eu:aai.egi.eu:member@"],
    ["no role", "urn:mace:egi.eu:aai.egi.eu:@biomed"],
    ["a role of blanks", "urn:mace:egi.eu:aai.egi.eu:++@biomed"],
    ["no source", "urn:mace:egi.eu:member@biomed"],
    ["a source that is no name", "urn:mace:egi.eu:a%20b:member@biomed"],
    ["two VOs", "urn:mace:egi.eu:aai.egi.eu:member@biomed@other"],
    ["an authority, which only the new form has", "urn:mace:egi.eu:aai.egi.eu:member@biomed#aai.egi.eu"],
    ["the other form's word as source", "urn:mace:egi.eu:GROUP:admin@biomed"],
    ["a capability", "urn:mace:egi.eu:res:admin@biomed"],
    ["a role inside a group's place", "urn:mace:egi.eu:aai.egi.eu:role=admin:member@biomed"],
    ["a namespace that never had it", "urn:geant:example.org:aai.egi.eu:manager@biomed"],
  ])("gives nothing for %s", (_what, value) => {
    expect(parse(value)).toBeNull();
  });

  it("does not turn a group with an @ into somebody's role", () => {
    expect(parse("urn:mace:egi.eu:group:manager@biomed")).toEqual({
      namespace: "urn:mace:egi.eu",
      groups: ["manager@biomed"],
      role: null,
      authority: null,
    });
  });
});

const name = fc
  .string({ unit: "grapheme", minLength: 1 })
  .filter((text) => text.trim() !== "" && !/^(role=|group$)|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/iu.test(text));
const wellFormed: fc.Arbitrary<Entitlement> = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  groups: fc
    .array(name, { minLength: 1, maxLength: 4 })
    .map(([first = "x", ...rest]): [string, ...string[]] => [first, ...rest]),
  role: fc.option(name),
  authority: fc.option(fc.domain()),
});

describe("whatever comes", () => {
  it("reads back what was written", () => {
    fc.assert(
      fc.property(wellFormed, (entitlement) => {
        expect(parse(formatEntitlement(entitlement))).toEqual(entitlement);
      }),
    );
  });

  it("never throws on rubbish, and then gives nothing or whole names that can be seen", () => {
    const piece = fc.constantFrom(
      ..."urn:mace:egi.eu :group: group : role= # @ + % %41 %zz %00 %3A biomed aai.egi.eu \0 \u200b é 𝕏".split(
        " ",
      ),
    );
    const rubbish = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 12 });
    const start = fc.constantFrom(
      "",
      "urn:mace:egi.eu:",
      "urn:mace:egi.eu:group:",
      "urn:mace:egi.eu:aai.egi.eu:",
    );
    fc.assert(
      fc.property(start, rubbish, (beginning, pieces) => {
        const found = parse(beginning + pieces.join(""));
        for (const text of [...(found?.groups ?? []), ...(found?.role ? [found.role] : [])]) {
          expect(text).not.toMatch(/^\s*$|[\p{Cc}\p{Cf}]/u);
        }
        for (const group of found?.groups ?? []) expect(group).not.toMatch(/^(role=|group$)/i);
      }),
      { numRuns: 500 },
    );
  });

  it("reads the same from what it wrote of what it read", () => {
    const values = fc.array(fc.constantFrom(..."a B %20 %3a : @ + role= = ~".split(" ")), { maxLength: 8 });
    fc.assert(
      fc.property(values, (pieces) => {
        const read = parse(`urn:mace:egi.eu:group:${pieces.join("")}`);
        if (read) expect(parse(formatEntitlement(read))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});

describe("group paths", () => {
  it.each([
    ["biomed", "biomed"],
    [" biomed:cryo em ", "biomed:cryo%20em"],
    ["biomed:cryo%20em", "biomed:cryo%20em"],
    ["biomed%3Aadmins", "biomed%3Aadmins"],
    ["Biomed:Élan", "Biomed:%C3%89lan"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(readGroupPath(typed)).toBe(kept);
    expect(readGroupPath(kept)).toBe(kept);
  });

  it.each(["", " ", ":", "biomed:", "a::b", "biomed:role=x", "biomed:group:x", "%zz", "a%00b", "\ud800"])(
    "%j is none",
    (typed) => expect(readGroupPath(typed)).toBeNull(),
  );

  it("are what the groups of an entitlement come to", () => {
    fc.assert(
      fc.property(wellFormed, ({ groups }) => {
        expect(readGroupPath(groupPath(groups))).toBe(groupPath(groups));
      }),
    );
  });
});

it.each([
  ["urn:mace:egi.eu", "URN:MACE:egi.eu", true],
  ["urn:mace:egi.eu", "urn:mace:EGI.EU", false],
  ["urn:mace:egi.eu", "urn:mace:egi.eu:x", false],
])("%s and %s are the same: %s", (left, right, same) => {
  expect(sameUrn(left, right)).toBe(same);
});
