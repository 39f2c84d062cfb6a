import { describe, expect, it } from "vitest";
import { grantedRoles } from "#lib/identity/granted-roles.ts";
import { readSettings } from "#lib/platform/env.ts";
import { exampleEntitlement } from "./group-examples.ts";

function rulesOf(environment: Record<string, string>) {
  const settings = readSettings(environment);
  return {
    settings,
    rules: { namespaces: settings.entitlementNamespaces, voRoles: settings.entitlementVoRoles },
  };
}

describe("an example of a group", () => {
  it.each([
    ["biomed", null, "urn:mace:egi.eu:group:biomed:role=manager", "manager"],
    ["biomed:cryo%20em", null, "urn:mace:egi.eu:group:biomed:cryo%20em:role=manager", "manager"],
    ["biomed:admins", "deputy", "urn:mace:egi.eu:group:biomed:admins:role=member", "deputy"],
  ] as const)("%s giving %s is %s, and does what it says", (group, role, example, given) => {
    const { settings, rules } = rulesOf({});
    expect(exampleEntitlement(group, role, rules)).toBe(example);
    const roles = grantedRoles([example], settings, [{ vo: "vo.example.org", group, role }]);
    expect(roles.vos.get("vo.example.org")?.map((one) => one.role)).toEqual([given]);
  });

  it("speaks the words of the settings", () => {
    const { rules } = rulesOf({ ENTITLEMENT_VO_ROLES: "urn:geant:example.org|VO Chair=expert" });
    expect(exampleEntitlement("biomed", null, rules)).toBe(
      "urn:geant:example.org:group:biomed:role=VO%20Chair",
    );
  });

  it("is none where the settings let none match", () => {
    expect(exampleEntitlement("biomed", null, { namespaces: ["urn:x:y"], voRoles: [] })).toBeNull();
    expect(exampleEntitlement("biomed", "member", { namespaces: [], voRoles: [] })).toBeNull();
    expect(exampleEntitlement("bio::med", "member", rulesOf({}).rules)).toBeNull();
  });
});
