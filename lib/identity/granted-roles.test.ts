import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSettings } from "#lib/platform/env.ts";
import { grantedRoles, type MappedGroup } from "./granted-roles.ts";

const RULES = readSettings({});
const entitlement = (group: string, role?: string, namespace = "urn:mace:egi.eu") =>
  `${namespace}:group:${group}${role ? `:role=${role}` : ""}#aai.egi.eu`;

/** Names of roles only. */
function roles(values: string[], rules = RULES, mappedGroups: readonly MappedGroup[] = []) {
  const { platform, vos } = grantedRoles(values, rules, mappedGroups);
  return {
    platform: platform.map(({ role }) => role),
    vos: Object.fromEntries([...vos].map(([vo, held]) => [vo, held.map(({ role }) => role)])),
  };
}
const NOTHING = { platform: [], vos: {} };

describe("a VO's own group", () => {
  it("gives the roles of each VO, each once", () => {
    expect(
      roles([
        entitlement("biomed"),
        entitlement("biomed", "manager"),
        entitlement("biomed", "manager"),
        entitlement("vo.example.org", "expert"),
      ]),
    ).toEqual({ platform: [], vos: { biomed: ["member", "manager"], "vo.example.org": ["expert"] } });
  });

  it("counts in the older form too", () => {
    expect(
      roles([
        "urn:mace:egi.eu:aai.egi.eu:admin@biomed",
        "urn:mace:egi.eu:goc.egi.eu:1:X:Site+Administrator@egi.eu",
      ]),
    ).toEqual({ platform: [], vos: { biomed: ["manager"] } });
  });

  it("says of each role which entitlement gave it: the first, if several do", () => {
    const [admin, manager] = [entitlement("biomed", "admin"), entitlement("biomed", "manager")];
    expect(grantedRoles([admin, manager], RULES, []).vos.get("biomed")).toEqual([
      { role: "manager", entitlement: admin },
    ]);
  });

  it("does not gain by roles in its subgroups", () => {
    expect(roles([entitlement("biomed:staff", "manager"), entitlement("biomed%3Astaff", "king")])).toEqual(
      NOTHING,
    );
  });

  it("is not another's that is written differently", () => {
    expect(roles([entitlement("Biomed", "manager")]).vos).toEqual({ Biomed: ["manager"] });
  });
});

describe("groups that stand for a VO", () => {
  const mapped: MappedGroup[] = [
    { vo: "biomed", group: "biomed:admins", role: "manager" },
    { vo: "biomed", group: "life-sciences", role: null },
    { vo: "enmr.eu", group: "life-sciences", role: "expert" },
  ];

  it.each([
    ["membership gives the role that was chosen", entitlement("biomed:admins"), { biomed: ["manager"] }],
    ["membership by name too", entitlement("biomed:admins", "member"), { biomed: ["manager"] }],
    [
      "another role in the group is what it is",
      entitlement("biomed:admins", "expert"),
      { biomed: ["expert"] },
    ],
    ["and nothing, when nobody knows it", entitlement("biomed:admins", "guest"), {}],
    ["a group within it is another group", entitlement("biomed:admins:night"), {}],
    ["a colon in a name makes no subgroup", entitlement("biomed%3Aadmins"), { "biomed:admins": ["member"] }],
    [
      "one group may stand for several VOs, beside the one of its name",
      entitlement("life-sciences", "manager"),
      { biomed: ["manager"], "enmr.eu": ["manager"], "life-sciences": ["manager"] },
    ],
    [
      "each as it was mapped",
      entitlement("life-sciences"),
      { biomed: ["member"], "enmr.eu": ["expert"], "life-sciences": ["member"] },
    ],
  ])("%s", (_rule, value, vos) => {
    expect(roles([value], RULES, mapped)).toEqual({ platform: [], vos });
  });
});

describe("roles on the whole platform", () => {
  it("come from the platform's group, which is no VO", () => {
    expect(
      roles([entitlement("slipway", "administrator"), entitlement("slipway", "security_officer")]),
    ).toEqual({ platform: ["administrator", "security_officer"], vos: {} });
    expect(roles([entitlement("slipway"), entitlement("slipway", "manager")])).toEqual(NOTHING);
  });

  it("do not come from its subgroups, nor from a VO's administrators", () => {
    expect(
      roles([entitlement("slipway:x", "administrator"), entitlement("biomed", "administrator")]),
    ).toEqual(NOTHING);
  });

  it("come from subgroups and plain membership where the settings say so", () => {
    const rules = readSettings({
      ENTITLEMENT_PLATFORM_ROLES: "ops:admin team=administrator, ops:csirt:role=lead=security_officer",
    });
    const platform = (value: string) => roles([value], rules).platform;
    expect(platform(entitlement("ops:admin%20team"))).toEqual(["administrator"]);
    expect(platform(entitlement("ops:admin%20team", "member"))).toEqual(["administrator"]);
    expect(platform(entitlement("ops:admin%20team", "applicant"))).toEqual([]);
    expect(platform(entitlement("ops:admin%20team:x"))).toEqual([]);
    expect(platform(entitlement("ops%3Aadmin%20team"))).toEqual([]);
    expect(platform(entitlement("ops:csirt", "lead"))).toEqual(["security_officer"]);
    expect(platform(entitlement("ops:csirt"))).toEqual([]);
    expect(roles([entitlement("ops", "manager")], rules).vos).toEqual({ ops: ["manager"] });
  });
});

describe("the mapping of roles", () => {
  const rules = readSettings({
    ENTITLEMENT_NAMESPACES: "urn:mace:egi.eu, urn:geant:example.org",
    ENTITLEMENT_VO_ROLES: "chair=manager, URN:Geant:example.org|chair=deputy, urn:mace:egi.eu|boss=manager",
  });

  it("may differ from namespace to namespace", () => {
    expect(roles([entitlement("biomed", "chair")], rules).vos).toEqual({ biomed: ["manager"] });
    expect(roles([entitlement("biomed", "chair", "urn:geant:example.org")], rules).vos).toEqual({
      biomed: ["deputy"],
    });
    expect(roles([entitlement("biomed", "boss", "urn:geant:example.org")], rules)).toEqual(NOTHING);
  });

  it("leaves out what it does not name, membership too", () => {
    expect(roles([entitlement("biomed"), entitlement("biomed", "manager")], rules)).toEqual(NOTHING);
  });

  it("is letter by letter, and for the namespaces that count", () => {
    expect(
      roles([entitlement("biomed", "MANAGER"), "urn:other:group:biomed:role=manager#x", "eduGAIN"]),
    ).toEqual(NOTHING);
  });
});

it("never throws on rubbish, and never makes an administrator of it", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.string().map((group) => entitlement(group)),
        ),
      ),
      (values) => {
        expect(grantedRoles(values, RULES, []).platform).toEqual([]);
      },
    ),
  );
});
