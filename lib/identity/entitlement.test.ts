import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEntitlement } from "./entitlement.ts";

const NAMESPACES = ["urn:mace:egi.eu", "urn:geant:example.org"];
const parse = (value: string) => parseEntitlement(value, NAMESPACES);

describe("parseEntitlement", () => {
  it("reads a role in a VO", () => {
    expect(parse("urn:mace:egi.eu:group:vo.example.org:role=manager#aai.egi.eu")).toEqual({
      namespace: "urn:mace:egi.eu",
      groups: ["vo.example.org"],
      role: "manager",
      authority: "aai.egi.eu",
    });
  });

  it("reads plain membership, subgroups and a missing authority", () => {
    expect(parse(" urn:geant:example.org:group:biomed:cryo%20em:staff ")).toEqual({
      namespace: "urn:geant:example.org",
      groups: ["biomed", "cryo em", "staff"],
      role: null,
      authority: null,
    });
  });

  it.each([
    "",
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
    "urn:mace:egi.eu:group:biomed#a#b",
    "urn:mace:egi.eu:group:bio%med",
    "urn:mace:egi.eu:group:bio%00med",
    "urn:mace:egi.eu:res:biomed",
    "urn:mace:egi.eu.evil.example:group:biomed:role=manager",
    "urn:mace:other.eu:group:biomed:role=manager",
    "xurn:mace:egi.eu:group:biomed:role=manager",
    "URN:MACE:EGI.EU:GROUP:biomed",
  ])("gives nothing for %j", (value) => {
    expect(parse(value)).toBeNull();
  });

  const groupName = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((name) => !/^role=|\p{Cc}/u.test(name));
  const wellFormed = fc.record({
    namespace: fc.constantFrom(...NAMESPACES),
    groups: fc.array(groupName, { minLength: 1, maxLength: 4 }),
    role: fc.option(groupName),
    authority: fc.option(fc.domain()),
  });

  it("reads back whatever is well formed", () => {
    fc.assert(
      fc.property(wellFormed, (entitlement) => {
        const { namespace, groups, role, authority } = entitlement;
        const parts = [namespace, "group", ...groups.map(encodeURIComponent)];
        if (role !== null) parts.push(`role=${encodeURIComponent(role)}`);
        const value = parts.join(":") + (authority === null ? "" : `#${authority}`);
        expect(parse(value)).toEqual(entitlement);
      }),
    );
  });

  it("never throws on rubbish, and then gives nothing or whole names", () => {
    const piece = fc.constantFrom(..."urn:mace:egi.eu :group: role= : # % %41 %zz %00 biomed".split(" "));
    const rubbish = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(rubbish, (pieces) => {
        const found = parse(`urn:mace:egi.eu:group:${pieces.join("")}`);
        for (const group of found?.groups ?? []) expect(group).not.toBe("");
        expect(found?.role).not.toBe("");
        parse(pieces.join(""));
      }),
      { numRuns: 1000 },
    );
  });
});
