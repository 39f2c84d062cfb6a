import { describe, expect, it } from "vitest";
import {
  DEFAULT_PLATFORM_ROLES,
  DEFAULT_RATE_LIMITS,
  DEFAULT_VO_ROLES,
  parsePlatformRoles,
  parseRateLimits,
  parseVoRoles,
} from "./setting-lists.ts";

describe("ENTITLEMENT_VO_ROLES", () => {
  it("reads pairs, with and without a namespace", () => {
    expect(
      parseVoRoles(" admin=manager , urn:mace:egi.eu|vm_operator=member,,VO Manager=manager,a=b=expert"),
    ).toEqual({
      parsed: [
        { namespace: null, role: "admin", voRole: "manager" },
        { namespace: "urn:mace:egi.eu", role: "vm_operator", voRole: "member" },
        { namespace: null, role: "VO Manager", voRole: "manager" },
        { namespace: null, role: "a=b", voRole: "expert" },
      ],
      problems: [],
    });
  });

  it.each(["admin", "admin=", "admin=emperor", "=manager", "|admin=manager", "x|=manager", "a|b|c=manager"])(
    "complains about %j and takes the rest",
    (wrong) => {
      const { parsed, problems } = parseVoRoles(`${wrong}, expert=expert`);
      expect(parsed).toEqual([{ namespace: null, role: "expert", voRole: "expert" }]);
      expect(problems).toEqual([expect.stringContaining(`ENTITLEMENT_VO_ROLES: “${wrong}” cannot be read.`)]);
    },
  );

  it("may be empty: then no entitlement gives a role in a VO", () => {
    expect(parseVoRoles("")).toEqual({ parsed: [], problems: [] });
  });
});

describe("ENTITLEMENT_PLATFORM_ROLES", () => {
  it("reads groups, subgroups, and roles in them", () => {
    expect(
      parsePlatformRoles(
        "slipway:role=administrator=administrator, ops:security=security_officer, ops:csirt:duty:role=lead=security_officer",
      ),
    ).toEqual({
      parsed: [
        { group: "slipway", role: "administrator", platformRole: "administrator" },
        { group: "ops:security", role: null, platformRole: "security_officer" },
        { group: "ops:csirt:duty", role: "lead", platformRole: "security_officer" },
      ],
      problems: [],
    });
  });

  it.each([
    "slipway",
    "slipway=manager",
    ":role=x=administrator",
    "slipway:role==administrator",
    "slipway:role=a:role=b=administrator",
  ])("complains about %j", (wrong) => {
    const { parsed, problems } = parsePlatformRoles(wrong);
    expect(parsed).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(`“${wrong}” cannot be read.`)]);
  });
});

describe("RATE_LIMITS", () => {
  it("keeps the default of what is not named", () => {
    const { parsed, problems } = parseRateLimits("search=5/1");
    expect(problems).toEqual([]);
    expect(parsed).toEqual({ ...parseRateLimits("").parsed, search: { points: 5, seconds: 1 } });
    expect(Object.keys(parsed)).toEqual(["sign-in", "writes", "search"]);
  });

  it.each(["search", "search=5", "search=0/60", "search=5/0", "search=-5/60", "fetches=5/60"])(
    "complains about %j",
    (wrong) => {
      expect(parseRateLimits(wrong).problems).toEqual([expect.stringContaining(`“${wrong}”`)]);
    },
  );
});

it("has defaults that can be read", () => {
  for (const { problems } of [
    parseVoRoles(DEFAULT_VO_ROLES),
    parsePlatformRoles(DEFAULT_PLATFORM_ROLES),
    parseRateLimits(DEFAULT_RATE_LIMITS),
  ]) {
    expect(problems).toEqual([]);
  }
});
