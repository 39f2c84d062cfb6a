import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSettings } from "#lib/platform/env.ts";
import { grantedRoles } from "./granted-roles.ts";

const RULES = readSettings({});
const entitlement = (group: string, role?: string) =>
  `urn:mace:egi.eu:group:${group}${role ? `:role=${role}` : ""}#aai.egi.eu`;
const roles = (...values: string[]) => {
  const { platform, vos } = grantedRoles(values, RULES);
  return { platform, vos: Object.fromEntries(vos) };
};

describe("grantedRoles", () => {
  it("gathers the roles of each VO, each once", () => {
    expect(
      roles(
        entitlement("biomed"),
        entitlement("biomed", "manager"),
        entitlement("biomed", "manager"),
        entitlement("vo.example.org", "expert"),
      ),
    ).toEqual({ platform: [], vos: { biomed: ["member", "manager"], "vo.example.org": ["expert"] } });
  });

  it("takes the platform's group for roles on the whole platform", () => {
    expect(
      roles(entitlement("slipway", "administrator"), entitlement("slipway", "security_officer")),
    ).toEqual({ platform: ["administrator", "security_officer"], vos: {} });
  });

  it("gives no platform role to members of the platform's group, nor to a VO's administrators", () => {
    expect(roles(entitlement("slipway"), entitlement("biomed", "administrator"))).toEqual({
      platform: [],
      vos: {},
    });
  });

  it("does not let a role in a subgroup count for the whole VO or platform", () => {
    expect(roles(entitlement("biomed:staff", "manager"), entitlement("slipway:x", "administrator"))).toEqual({
      platform: [],
      vos: {},
    });
  });

  it("ignores roles it does not know, and other namespaces", () => {
    expect(
      roles(entitlement("biomed", "MANAGER"), "urn:other:group:biomed:role=manager#x", "eduGAIN"),
    ).toEqual({ platform: [], vos: {} });
  });

  it("never throws on rubbish, and never makes an administrator of it", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string().map(entitlement))), (values) => {
        expect(grantedRoles(values, RULES).platform).toEqual([]);
      }),
    );
  });
});
